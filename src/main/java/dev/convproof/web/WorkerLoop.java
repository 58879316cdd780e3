package dev.convproof.web;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.SynchronousQueue;

/**
 * The main loop of a worker: answers questions from standard input, one at a time, and ends with
 * the server, however that ends.
 */
public final class WorkerLoop {
  private WorkerLoop() {}

  /** Answers a question. */
  @FunctionalInterface
  public interface Answering {
    /** Returns the answer to a question; what it throws ends the worker. */
    WebReply answer(WebQuestion question);
  }

  /** Says that it is ready, and answers until standard input ends; does not return. */
  public static void run(Answering answering) {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setIn(InputStream.nullInputStream());
    System.setOut(System.err);
    SynchronousQueue<WebQuestion> asked = new SynchronousQueue<>();
    Thread computing = new Thread(() -> answerAll(answering, asked, out), "answering");
    computing.setDaemon(true);
    computing.start();
    try {
      while (true) {
        asked.put(WebQuestion.read(in));
      }
    } catch (IOException | InterruptedException ended) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void answerAll(
      Answering answering, SynchronousQueue<WebQuestion> asked, DataOutputStream out) {
    try {
      out.writeByte(1);
      out.flush();
      while (true) {
        answering.answer(asked.take()).write(out);
      }
    } catch (IOException | InterruptedException | RuntimeException | Error ended) {
      Runtime.getRuntime().halt(1);
    }
  }
}
