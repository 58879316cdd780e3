package dev.convproof.properties;

import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import java.util.List;

/**
 * The convolutions and backward passes that the suites are run against: ConvProof's own, or foreign
 * ones.
 */
public final class Subjects {
  private static volatile List<Strategy> current = Strategies.direct();
  private static volatile List<BackwardStrategy> passes = BackwardStrategies.all();

  private Subjects() {}

  /** The convolutions under test. */
  public static List<Strategy> current() {
    return current;
  }

  /** The backward passes under test. */
  public static List<BackwardStrategy> passes() {
    return passes;
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

  /** Runs suites of gradients against another backward pass than ConvProof's own. */
  public static void with(BackwardStrategy pass, Runnable suites) {
    List<BackwardStrategy> before = passes;
    passes = List.of(pass);
    try {
      suites.run();
    } finally {
      passes = before;
    }
  }
}
