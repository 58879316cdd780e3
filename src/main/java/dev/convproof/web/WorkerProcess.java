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
  /** The time that a worker may take until it is ready. */
  private static final Duration READY = Duration.ofSeconds(60);

  private final Process process;
  private final DataOutputStream to;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private volatile CompletableFuture<WebReply> answer = new CompletableFuture<>();
  private Duration workBefore = Duration.ZERO;
  private long asked;

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
    workBefore = work().orElse(Duration.ZERO);
    asked = System.nanoTime();
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
   * Returns the answer, or empty if it takes more of a processor, or eight times as long on a
   * machine that does much else.
   */
  Optional<WebReply> awaitWork(Duration work) throws Died, InterruptedException {
    while (true) {
      Optional<WebReply> reply = await(work.dividedBy(4));
      boolean tooLong = System.nanoTime() - asked > 8 * work.toNanos();
      if (reply.isPresent() || tooLong || spent().compareTo(work) >= 0) {
        return reply;
      }
    }
  }

  /** Returns the time of a processor that the last question took until now. */
  Duration spent() {
    return work()
        .map(now -> now.minus(workBefore))
        .orElseGet(() -> Duration.ofNanos(System.nanoTime() - asked));
  }

  private Optional<Duration> work() {
    return process.info().totalCpuDuration();
  }

  /**
   * Gives it only what others leave of the processor, where the system has {@code renice}; nothing
   * takes that back.
   */
  void yieldToOthers() {
    try {
      new ProcessBuilder("renice", "-n", "15", "-p", Long.toString(process.pid()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException otherSystem) {
      return; // it has its share then
    }
  }

  /** Ends it at once. */
  void end() {
    process.destroyForcibly();
  }
}
