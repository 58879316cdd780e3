package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a person waits for an answer that may never come, and what is said meanwhile. */
final class Patience {
  private static final int LONGEST = 3600;
  private static final Duration QUIET = Duration.ofSeconds(2);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).")
  private int seconds;

  /** Refuses a time that nobody waits for. */
  void check() {
    require(
        seconds >= 1 && seconds <= LONGEST,
        "--timeout %s: from 1 to %s seconds would be right",
        seconds,
        LONGEST);
  }

  Duration time() {
    return Duration.ofSeconds(seconds);
  }

  /** The answer, or empty when the time is over; from two seconds on, that it may take as long. */
  <T> Optional<T> with(Callable<T> search) {
    return new Deadline(time(), QUIET, this::notice).of(search);
  }

  private void notice() {
    command
        .commandLine()
        .getErr()
        .printf(
            "%s: still looking, for at most %s s (--timeout)%n", command.qualifiedName(), seconds);
    command.commandLine().getErr().flush();
  }

  /** Why there is no answer, and what would be right. */
  String late(String orWhat) {
    return "no answer within %s s: %s or a longer --timeout would be right"
        .formatted(seconds, orWhat);
  }
}
