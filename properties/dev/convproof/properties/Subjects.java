package dev.convproof.properties;

import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.List;

/**
 * The convolutions that the suites are run against: ConvProof's own direct ones, or foreign ones.
 */
public final class Subjects {
  private static volatile List<Strategy> current = Strategies.direct();

  private Subjects() {}

  /** The convolutions under test. */
  public static List<Strategy> current() {
    return current;
  }

  /** Runs suites against other convolutions than ConvProof's own. */
  public static void with(List<Strategy> subjects, Runnable suites) {
    List<Strategy> before = current;
    current = List.copyOf(subjects);
    try {
      suites.run();
    } finally {
      current = before;
    }
  }
}
