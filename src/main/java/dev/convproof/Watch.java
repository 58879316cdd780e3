package dev.convproof;

import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes the calls of one run on a thread of their own, and notices one that does not come back. */
final class Watch implements Subject.Caller {
  private static final long POLL_MILLISECONDS = 50;
  private static final int DEFINITIONS = 100;

  private final long timeout;
  private final Withheld withheld = new Withheld(() -> Stream.of(ProcessHandle.current()));
  private volatile long since; // 0 where no call is being made
  private Geometry on; // published by the write of since

  Watch(Duration timeout) {
    this.timeout = timeout.toNanos();
  }

  @Override
  public <T> T call(Geometry geometry, Supplier<T> call) {
    on = geometry;
    since = System.nanoTime() | 1;
    try {
      return call.get();
    } finally {
      since = 0;
    }
  }

  /**
   * Returns the result of some work, or, where a call of it is late, of what is made of that; the
   * thread of a late call is interrupted and left behind.
   *
   * @param stuck takes what the subject did, in words
   */
  <T> T over(Supplier<T> work, Function<String, T> stuck) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(task, "convproof");
    thread.setDaemon(true);
    thread.start();
    try {
      while (true) {
        try {
          return task.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException running) {
          Optional<String> late = late();
          if (late.isPresent()) {
            T made = stuck.apply(late.get()); // before the thread may go on
            thread.interrupt();
            return made;
          }
        }
      }
    } catch (InterruptedException stopped) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the subject was judged", stopped);
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

  /** Returns what a call did that has taken too long, if one has. */
  private Optional<String> late() {
    long began = since;
    if (!withheld.isOver(began, timeout)) {
      return Optional.empty();
    }
    Geometry g = on;
    long limit = Math.max(timeout, DEFINITIONS * Strategies.definitionTime(g));
    boolean still = withheld.isOver(began, limit);
    return still && since == began
        ? Optional.of(
            "did not come back within " + Duration.ofNanos(limit).toSeconds() + " s on " + g)
        : Optional.empty();
  }
}
