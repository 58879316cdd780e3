package dev.convproof.web;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that answers one question after another, and that can be ended in the middle of one.
 */
final class WorkerProcess {
  /** How long a worker may take until it is ready. */
  private static final Duration READY = Duration.ofSeconds(60);

  private final Process process;
  private final DataOutputStream to;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private volatile CompletableFuture<WebReply> answer = new CompletableFuture<>();

  private WorkerProcess(Process process) {
    this.process = process;
    this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /** A worker ended while it computed. */
  static final class Died extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Starts a worker; it gets ready meanwhile. */
  static WorkerProcess start(List<String> command, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    WorkerProcess worker = new WorkerProcess(process);
    Thread reader = new Thread(worker::read, "worker-reader");
    reader.setDaemon(true);
    reader.start();
    return worker;
  }

  private void read() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      in.readByte();
      ready.complete(true);
      while (true) {
        WebReply reply = WebReply.read(in);
        answer.complete(reply);
      }
    } catch (IOException ended) {
      process.destroyForcibly();
      ready.complete(false);
      answer.completeExceptionally(new Died());
    }
  }

  /** Waits until it is ready. */
  boolean isReady() throws InterruptedException {
    try {
      return ready.get(READY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException late) {
      return false;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks; the answer is waited for by {@link #await}. */
  void ask(WebQuestion question) throws Died {
    answer = new CompletableFuture<>();
    try {
      question.write(to);
    } catch (IOException ended) {
      throw new Died();
    }
    if (!process.isAlive()) {
      throw new Died();
    }
  }

  /** Returns the answer, or empty if it takes longer. */
  Optional<WebReply> await(Duration time) throws Died, InterruptedException {
    try {
      return Optional.of(answer.get(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException ended) {
      throw new Died();
    }
  }

  /**
   * Returns the answer, or empty if it takes more of a processor; on a machine that does much else,
   * or where processes do not tell, more than eight times as long.
   */
  Optional<WebReply> awaitWork(Duration work) throws Died, InterruptedException {
    Optional<Duration> before = work();
    long began = System.nanoTime();
    while (true) {
      Optional<WebReply> reply = await(work.dividedBy(4));
      long took = System.nanoTime() - began;
      boolean worked =
          before.isPresent()
              && work().filter(now -> now.minus(before.get()).compareTo(work) >= 0).isPresent();
      if (reply.isPresent() || worked || took > 8 * work.toNanos()) {
        return reply;
      }
    }
  }

  private Optional<Duration> work() {
    return process.info().totalCpuDuration();
  }

  /** Ends it at once. */
  void end() {
    process.destroyForcibly();
  }
}
