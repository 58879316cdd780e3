package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --timeout}: how long to wait for an answer that may never come. */
final class TimeoutOption {
  /** The time after which a command says that it is still at it. */
  static final Duration QUIET = Duration.ofSeconds(2);

  private static final int LONGEST = 3600;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).")
  private int seconds;

  /** Waits for so many seconds by default. */
  TimeoutOption(int seconds) {
    this.seconds = seconds;
  }

  /** Validates that the time is between a second and an hour. */
  void check() {
    require(
        seconds >= 1 && seconds <= LONGEST,
        "--timeout %d: from 1 to %d seconds would be right",
        seconds,
        LONGEST);
  }

  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  /**
   * Returns the answer, or empty when the time is over; says after a while that it is still at it.
   */
  <T> Optional<T> with(Callable<T> search) {
    return deadline().of(search);
  }

  /** The deadline of this time. */
  Deadline deadline() {
    return new Deadline(time(), QUIET, this::notice);
  }

  private void notice() {
    PrintWriter err = command.commandLine().getErr();
    err.println(
        Output.text(
            "%s: still looking, for at most %d s (--timeout)", command.qualifiedName(), seconds));
    err.flush();
  }

  /** Why there is no answer, and what would be right. */
  String late(String orWhat) {
    return Output.text(
        "no answer within %d s: %s or a longer --timeout would be right", seconds, orWhat);
  }
}
