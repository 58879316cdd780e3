package dev.convproof.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar that is drawn over itself, and wiped out at the end. */
final class ProgressOnTerminal implements Progress {
  private static final int WIDTH = 79;

  private final PrintWriter err;
  private final ProgressBar bar;

  ProgressOnTerminal(PrintWriter err, long many) {
    this.err = err;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("verify")
            .setInitialMax(many)
            .setUpdateIntervalMillis(200)
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
            .build();
  }

  private void draw(String line) {
    err.print("\r" + line);
    err.flush();
  }

  @Override
  public void ended(String name, String line) {
    bar.step();
    bar.setExtraMessage(" " + name);
  }

  @Override
  public void close() {
    bar.close();
    draw(" ".repeat(WIDTH) + "\r");
  }
}
