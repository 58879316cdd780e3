package dev.convproof.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Computations that nobody can say the length of, and that do not stop when they are asked to. */
final class Deadline {
  private Deadline() {}

  /**
   * The result, or empty after a time. What goes on then does not keep the process from ending.
   *
   * @throws RuntimeException what the computation threw; an {@link Error} likewise
   */
  static <T> Optional<T> within(Duration time, Callable<T> computation) {
    FutureTask<T> task = new FutureTask<>(computation);
    Thread thread = new Thread(task, "deadline");
    thread.setDaemon(true);
    thread.start();
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
