package dev.convproof.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A time for computations that nobody can say the length of, and that do not stop when they are
 * asked to.
 *
 * @param time after which there is no result
 * @param quiet after which something is said
 * @param notice says it
 */
record Deadline(Duration time, Duration quiet, Runnable notice) {

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
