package dev.convproof.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows on standard error that something is going on: on a terminal a bar that is drawn over itself
 * and wiped out at the end, elsewhere a line for everything that ended.
 */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 79;

  private final PrintWriter err;
  private final String task;
  private final long many;
  private final long loudFrom;
  private Optional<ProgressBar> bar = Optional.empty();
  private long ended;

  private Progress(PrintWriter err, String task, long many, Duration quiet) {
    this.err = err;
    this.task = task;
    this.many = many;
    this.loudFrom = System.nanoTime() + quiet.toNanos();
  }

  /** Shows the progress of a task of so many parts. */
  static Progress on(PrintWriter err, String task, long many) {
    return after(Duration.ZERO, err, task, many);
  }

  /** Shows it once the task has taken a while. */
  static Progress after(Duration quiet, PrintWriter err, String task, long many) {
    Progress progress = new Progress(err, task, many, quiet);
    if (quiet.isZero()) {
      progress.drawBar();
    }
    return progress;
  }

  private void drawBar() {
    if (bar.isEmpty() && isWatched()) {
      bar =
          Optional.of(
              new ProgressBarBuilder()
                  .setTaskName(task)
                  .setInitialMax(many)
                  .setUpdateIntervalMillis(200)
                  .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                  .build());
    }
  }

  /**
   * Returns whether input and output are a terminal. Since JDK 22 a console alone does not say so.
   */
  @SuppressWarnings("SystemConsoleNull") // isTerminal is asked where there is one
  private static boolean isWatched() {
    Console console = System.console();
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private void draw(String line) {
    err.print("\r" + line);
    err.flush();
  }

  /** Tells of a part that ended: its short name, and a line on how. */
  synchronized void ended(String name, String line) {
    ended++;
    if (System.nanoTime() < loudFrom) {
      return;
    }
    drawBar();
    bar.ifPresentOrElse(
        shown -> shown.stepTo(ended).setExtraMessage(" " + name),
        () -> err.println(Output.text("[%d/%d] %s", ended, many, line)));
    err.flush();
  }

  @Override
  public synchronized void close() {
    bar.ifPresent(
        shown -> {
          shown.close();
          draw(" ".repeat(WIDTH) + "\r");
        });
    err.flush();
  }
}
