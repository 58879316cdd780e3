package dev.convproof.cli;

import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Names of strategies on the command line. */
final class StrategyName {
  private StrategyName() {}

  /** The names of ConvProof's strategies, for the help of options. */
  static final class Known implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Strategies.all().stream().map(Strategy::name).iterator();
    }
  }

  /**
   * Returns the strategy of a name.
   *
   * @param others words that are allowed beside the names
   * @throws BadInput naming what is known, and what was perhaps meant
   */
  static Strategy find(String name, List<Strategy> strategies, String... others) {
    return strategies.stream()
        .filter(strategy -> strategy.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, strategies, others));
  }

  private static BadInput unknown(String typed, List<Strategy> strategies, String... others) {
    List<String> known =
        Stream.concat(strategies.stream().map(Strategy::name), Arrays.stream(others)).toList();
    return new BadInput("%s", "--strategy: " + BadInput.unknown("strategy", typed, known));
  }
}
