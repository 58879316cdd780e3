package dev.convproof.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** A line for everything that ended. */
final class ProgressLines implements Progress {
  private final PrintWriter err;
  private final long many;
  private long ended;

  ProgressLines(PrintWriter err, long many) {
    this.err = err;
    this.many = many;
  }

  @Override
  public void ended(String name, String line) {
    ended++;
    err.printf(Locale.ROOT, "[%d/%d] %s%n", ended, many, line);
    err.flush();
  }

  @Override
  public void close() {
    err.flush();
  }
}
