package dev.convproof.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** A line for every property that ended. */
final class ProgressLines implements Progress {
  private final PrintWriter err;
  private final long properties;
  private long ended;

  ProgressLines(PrintWriter err, long properties) {
    this.err = err;
    this.properties = properties;
  }

  @Override
  public void ended(String property, String verdict, long cases) {
    ended++;
    err.printf(
        Locale.ROOT, "[%d/%d] %s, %,d cases: %s%n", ended, properties, property, cases, verdict);
    err.flush();
  }

  @Override
  public void close() {
    err.flush();
  }
}
