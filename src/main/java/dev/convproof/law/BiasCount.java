package dev.convproof.law;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.LinearAlgebra;
import dev.convproof.algebra.Rationals;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A layer has co biases: a bias for each pair of an output and an input channel, co·(ci/g) of them,
 * reaches the output through a linear map of rank co, so that the others add nothing.
 *
 * <p>The map is found by running the convolution: each pair's bias alone, on the one channel it
 * belongs to, with zero input. Its rank is found by EJML's singular values, and exactly over the
 * rationals.
 */
public final class BiasCount implements StrategyLaw {

  BiasCount() {}

  @Override
  public String name() {
    return "bias count";
  }

  @Override
  public String statement() {
    return "A layer has co biases: one for each pair of channels has rank co.";
  }

  @Override
  public String arithmetics() {
    return Doubles.INSTANCE.name() + " and " + Rationals.INSTANCE.name();
  }

  @Override
  public Outcome judge(Strategy strategy, Case c) {
    Geometry g = c.geometry().withBatch(1);
    int biases = g.outputChannels();
    Trial<double[]> rounded = new Trial<>(strategy.over(Doubles.INSTANCE), c);
    Trial<BigFraction[]> exact = new Trial<>(strategy.over(Rationals.INSTANCE), c);
    return rounded.guarded(
        this,
        () -> {
          Comparison<double[]> comparison = new Comparison<>(this, Doubles.INSTANCE, c, true);
          c.layers()
              .get(0)
              .bias()
              .ifPresent(b -> comparison.count("biases of the layer", biases, b.length));
          int numerical = LinearAlgebra.numericalRank(pairMap(rounded, g, double[][]::new));
          comparison.count(strategy.name() + ": rank by singular values", biases, numerical);
          int rank = LinearAlgebra.exactRank(pairMap(exact, g, BigFraction[][]::new));
          comparison.count(strategy.name() + ": exact rank", biases, rank);
          return comparison.outcome();
        });
  }

  /** A row for each pair (o, c): the output that its bias alone gives. */
  private static <W> W[] pairMap(Trial<W> trial, Geometry g, IntFunction<W[]> rows) {
    W[] map = rows.apply(g.outputChannels() * g.inputChannelsPerGroup());
    Geometry channel = g.withChannels(1, 1, g.outputChannels());
    for (int pair = 0; pair < map.length; pair++) {
      long[] bias = new long[g.outputChannels()];
      bias[pair / g.inputChannelsPerGroup()] = 1;
      Case alone =
          Case.of(
              channel,
              new long[channel.inputSize()],
              new long[channel.weightSize()],
              Optional.of(bias));
      map[pair] = trial.output(alone).data();
    }
    return map;
  }
}
