package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.message.Message;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --timeout}: how long to wait for an answer that may never come. */
final class TimeoutOption {
  /** The time after which a command says that it is still at it. */
  static final Duration QUIET = Duration.ofSeconds(2);

  private static final int LONGEST = 3600;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).")
  private int seconds;

  /** Waits for so many seconds by default. */
  TimeoutOption(int seconds) {
    this.seconds = seconds;
  }

  /** Validates that the time is between a second and an hour. */
  void check() {
    require(
        seconds >= 1 && seconds <= LONGEST,
        "--timeout %d: from 1 to %d seconds would be right",
        seconds,
        LONGEST);
  }

  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  /**
   * Returns the answer, or empty when the time is over; says after a while that it is still at it.
   */
  <T> Optional<T> with(Callable<T> search) {
    return deadline().of(search);
  }

  /** The deadline of this time. */
  Deadline deadline() {
    return new Deadline(time(), QUIET, this::notice);
  }

  private void notice() {
    PrintWriter err = command.commandLine().getErr();
    err.println(
        Output.text(
            "%s: still looking, for at most %d s (--timeout)", command.qualifiedName(), seconds));
    err.flush();
  }

  /**
   * Returns why there is no answer, and what would be right.
   *
   * @param smaller what else would, a text of {@code timeout.}
   */
  Message late(String smaller) {
    return Message.of("timeout.late", seconds, Message.named("timeout", smaller));
  }

  /**
   * A time for computations that nobody can say the length of, and that do not stop when they are
   * asked to.
   *
   * @param time after which there is no result
   * @param quiet after which something is said
   * @param notice says it
   */
  record Deadline(Duration time, Duration quiet, Runnable notice) {
    private static final Set<Thread> LATE = ConcurrentHashMap.newKeySet();

    /** Returns whether a computation that had no time left is still going on. */
    static boolean goesOn() {
      LATE.removeIf(thread -> !thread.isAlive());
      return !LATE.isEmpty();
    }

    /**
     * The result, or empty after the time. What goes on then does not keep the process from ending.
     *
     * @throws RuntimeException what the computation threw; an {@link Error} likewise
     */
    <T> Optional<T> of(Callable<T> computation) {
      return of(computation, stack -> {});
    }

    /** The result, or empty after the time, when it tells where the computation is. */
    <T> Optional<T> of(Callable<T> computation, Consumer<StackTraceElement[]> late) {
      FutureTask<T> task = new FutureTask<>(computation);
      Thread thread = new Thread(task, "deadline");
      thread.setDaemon(true);
      thread.start();
      Optional<T> result = result(task, quiet.compareTo(time) < 0 ? quiet : time);
      if (result.isEmpty() && quiet.compareTo(time) < 0) {
        notice.run();
        result = result(task, time.minus(quiet));
      }
      if (result.isEmpty()) {
        LATE.add(thread);
        late.accept(thread.getStackTrace());
      }
      return result;
    }

    private static <T> Optional<T> result(FutureTask<T> task, Duration time) {
      try {
        return Optional.of(task.get(time.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException late) {
        return Optional.empty();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (ExecutionException failed) {
        throw unchecked(failed.getCause());
      }
    }

    private static RuntimeException unchecked(Throwable cause) {
      if (cause instanceof Error error) {
        throw error;
      }
      return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
  }
}
