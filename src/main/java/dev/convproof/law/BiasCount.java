package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Rank;
import dev.convproof.algebra.Rationals;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Tensor;
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
public final class BiasCount extends SubjectLaw {

  BiasCount() {
    super("bias count", "A layer has co biases: one for each pair of channels has rank co.");
  }

  @Override
  <V> void compare(Comparison<V> comparison, Arithmetic<V> numbers, Run subject, Case c) {
    Geometry g = c.geometry().withBatch(1);
    int biases = g.outputChannels();
    c.layers()
        .get(0)
        .bias()
        .ifPresent(b -> comparison.count("biases of the layer", biases, b.length));
    double[][] map = pairMap(Doubles.INSTANCE, subject, g, double[][]::new);
    BigFraction[][] exactMap = pairMap(Rationals.INSTANCE, subject, g, BigFraction[][]::new);
    comparison.count(subject.name() + ": rank by singular values", biases, Rank.numerical(map));
    comparison.count(subject.name() + ": exact rank", biases, Rank.exact(exactMap));
  }

  /** A row for each pair (o, c): the output that its bias alone gives. */
  private static <W> W[] pairMap(
      Arithmetic<W> numbers, Run subject, Geometry g, IntFunction<W[]> rows) {
    W[] map = rows.apply(g.outputChannels() * g.inputChannelsPerGroup());
    Geometry channel = g.withChannels(1, 1, g.outputChannels());
    subject.inScope(channel);
    for (int pair = 0; pair < map.length; pair++) {
      long[] bias = new long[g.outputChannels()];
      bias[pair / g.inputChannelsPerGroup()] = 1;
      Case alone =
          Case.of(
              channel,
              new long[channel.inputSize()],
              new long[channel.weightSize()],
              Optional.of(bias));
      Tensor<W> output = subject.on(numbers, alone);
      map[pair] = output.data();
    }
    return map;
  }
}
