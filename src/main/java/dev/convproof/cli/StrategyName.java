package dev.convproof.cli;

import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Names of strategies on the command line. */
final class StrategyName {
  private StrategyName() {}

  /** What to say of a name that none has, where some other words are allowed beside the names. */
  static String unknown(String typed, String... others) {
    List<String> known =
        Stream.concat(Strategies.all().stream().map(Strategy::name), Arrays.stream(others))
            .toList();
    return "--strategy: " + Nearest.unknown("strategy", typed, known);
  }
}
