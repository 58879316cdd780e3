package dev.convproof.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Code of a user's while it runs: what it prints goes to standard error, where it cannot mix with
 * an answer, and what its own threads throw is told, not traced.
 */
final class ForeignCode {
  private ForeignCode() {}

  /**
   * Calls it, and gives back the streams even where it goes on in a thread of its own.
   *
   * @throws BadInput if one of its threads throws
   */
  static <T> T call(Supplier<T> code) {
    PrintStream out = System.out;
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> thrown.compareAndSet(null, e));
    System.setOut(new PrintStream(new Unclosed(System.err), true, StandardCharsets.UTF_8));
    try {
      T result = code.get();
      Optional<Throwable> inThread = Optional.ofNullable(thrown.get());
      if (inThread.isPresent()) {
        throw new BadInput("--class: a thread of its own threw %s", inThread.get());
      }
      return result;
    } finally {
      System.setOut(out);
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  /** A stream that whoever writes to it cannot close. */
  private static final class Unclosed extends OutputStream {
    private final PrintStream to;

    Unclosed(PrintStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) {
      to.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      to.write(bytes, from, count);
    }

    @Override
    public void flush() {
      to.flush();
    }
  }
}
