package dev.convproof.cli;

import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.Iterator;

/** The names of ConvProof's strategies, for the help of options. */
final class StrategyNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Strategies.all().stream().map(Strategy::name).iterator();
  }
}
