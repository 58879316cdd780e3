package dev.convproof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells whether a call has had its time. What a machine withheld from it does not count: the time
 * in which a thread of its process was ready to run and had no processor, as Linux tells of each
 * thread in {@code /proc/PID/task/TID/schedstat}. So a right convolution is not refuted because the
 * machine is busy, and one that waits for ever has had its time as before. Elsewhere all time
 * counts.
 *
 * <p>One thread at a time asks it.
 */
public final class Withheld {
  /** Times a limit after which a call has had its time, whatever was withheld. */
  private static final int MOST = 10;

  private static final long READ_EVERY = 1_000_000_000L;

  private final LongSupplier clock;
  private final LongSupplier delay;
  private long readAt;
  private long latest; // delay, at most about a second old while somebody asks
  private long call;
  private long before; // that call

  /** Watches processes, which may become others. */
  public Withheld(Supplier<Stream<ProcessHandle>> processes) {
    this(System::nanoTime, () -> delay(processes.get()));
  }

  /**
   * Watches by a clock, for tests.
   *
   * @param clock in nanoseconds
   * @param delay in nanoseconds in all, since something in the past
   */
  Withheld(LongSupplier clock, LongSupplier delay) {
    this.clock = clock;
    this.delay = delay;
    this.readAt = clock.getAsLong();
    this.latest = delay.getAsLong();
  }

  /** Returns the longest that a thread of these waited for a processor, in nanoseconds. */
  private static long delay(Stream<ProcessHandle> processes) {
    return processes.mapToLong(Withheld::delay).max().orElse(0);
  }

  private static long delay(ProcessHandle process) {
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    if (!Files.isDirectory(threads)) {
      return 0;
    }
    try (Stream<Path> each = Files.list(threads)) {
      return each.mapToLong(Withheld::delay).max().orElse(0);
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  private static long delay(Path thread) {
    try {
      String told = Files.readString(thread.resolve("schedstat"), StandardCharsets.ISO_8859_1);
      return Long.parseLong(told.split(" ", 3)[1]);
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException unknown) {
      return 0;
    }
  }

  /**
   * Returns whether a call has had its time; to be asked several times a second, from before the
   * call.
   *
   * @param began when it did, by {@link System#nanoTime}, which is its name too; 0 for no call
   * @param limit in nanoseconds
   */
  public boolean isOver(long began, long limit) {
    long now = clock.getAsLong();
    if (began != call) {
      call = began;
      before = latest;
    }
    if (began == 0 || now - began <= limit) {
      if (now - readAt >= READ_EVERY) {
        readAt = now;
        latest = delay.getAsLong();
      }
      return false;
    }
    long withheld = Math.max(0, delay.getAsLong() - before);
    return now - began - withheld > limit || (now - began) / MOST > limit;
  }
}
