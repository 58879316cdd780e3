package dev.convproof.cli;

import dev.convproof.cost.bytecode.ForeignFailure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Code of a user's while it runs in this process: what it prints goes to standard error, where it
 * cannot mix with an answer, and what its own threads throw is told, not traced.
 */
final class ForeignCalls {
  private ForeignCalls() {}

  /**
   * Calls it, and gives back the streams even where it goes on in a thread of its own.
   *
   * @param called the class and the case, such as {@code dev.example.Fast on ci2}
   * @param place where in the class a stack has been
   * @throws ForeignFailure if one of its threads throws
   */
  static <T> T call(
      String called, Function<StackTraceElement[], Optional<String>> place, Supplier<T> code) {
    PrintStream out = System.out;
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> thrown.compareAndSet(null, e));
    System.setOut(new PrintStream(new Unclosed(System.err), true, StandardCharsets.UTF_8));
    try {
      T result = code.get();
      Optional<Throwable> inThread = Optional.ofNullable(thrown.get());
      if (inThread.isPresent()) {
        throw new ForeignFailure(
            "%s: a thread of its own threw %s%s",
            called,
            inThread.get(),
            place.apply(inThread.get().getStackTrace()).map(at -> " at " + at).orElse(""));
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
