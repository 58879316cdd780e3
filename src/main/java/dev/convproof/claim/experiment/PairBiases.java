package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.algebra.LinearAlgebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A layer with a bias for each pair of an output and an input channel: each pair's map gets its
 * bias, and the maps of an output's pairs are joined. How many of the biases count is the rank of
 * how the outputs change when one bias grows by one, at numbers drawn from a fixed seed.
 *
 * @param join how the maps are joined
 */
record PairBiases(Join join) {

  /** How the maps of the input channels become the outputs of one output channel. */
  enum Join {
    /** The convolution's own. */
    SUM {
      @Override
      long[] of(long[] values) {
        return new long[] {Arrays.stream(values).sum()};
      }
    },
    /** The greatest. */
    MAX {
      @Override
      long[] of(long[] values) {
        return new long[] {Arrays.stream(values).max().orElseThrow()};
      }
    },
    /** Their product. */
    PRODUCT {
      @Override
      long[] of(long[] values) {
        return new long[] {Arrays.stream(values).reduce(1, Math::multiplyExact)};
      }
    },
    /** All of them. */
    CONCATENATION {
      @Override
      long[] of(long[] values) {
        return values;
      }
    };

    abstract long[] of(long[] values);
  }

  /** How many of the co·ci biases count. */
  int rank(Geometry g) {
    long[][] maps = pairMaps(g);
    long[] biases = new long[g.outputChannels() * g.inputChannels()];
    long[] before = joined(g, maps, biases);
    BigFraction[][] changes = new BigFraction[biases.length][];
    for (int pair = 0; pair < biases.length; pair++) {
      biases[pair]++;
      long[] after = joined(g, maps, biases);
      biases[pair]--;
      changes[pair] = new BigFraction[after.length];
      for (int at = 0; at < after.length; at++) {
        changes[pair][at] = BigFraction.of(after[at] - before[at]);
      }
    }
    return LinearAlgebra.exactRank(changes);
  }

  /** The outputs of the layer, map after map. */
  private long[] joined(Geometry g, long[][] maps, long[] biases) {
    long[][] outputs = new long[g.outputChannels() * g.windows()][];
    for (int at = 0; at < outputs.length; at++) {
      int o = at / g.windows();
      long[] values = new long[g.inputChannels()];
      for (int c = 0; c < values.length; c++) {
        int pair = o * g.inputChannels() + c;
        values[c] = maps[pair][at % g.windows()] + biases[pair];
      }
      outputs[at] = join.of(values);
    }
    return Arrays.stream(outputs).flatMapToLong(Arrays::stream).toArray();
  }

  /** For each pair, the convolution of its one input channel with its one kernel slice. */
  private static long[][] pairMaps(Geometry g) {
    SplittableRandom random = new SplittableRandom(g.inputChannels());
    long[] image = random.longs(g.inputSize(), -99, 100).toArray();
    long[] kernels = random.longs(g.weightSize(), -99, 100).toArray();
    Geometry single = g.withChannels(1, 1, 1);
    long[][] maps = new long[g.outputChannels() * g.inputChannels()][];
    for (int pair = 0; pair < maps.length; pair++) {
      int x = pair % g.inputChannels() * g.pixels();
      int k = pair * g.taps();
      Problem<long[]> problem =
          Problem.of(
              single,
              Arrays.copyOfRange(image, x, x + g.pixels()),
              Arrays.copyOfRange(kernels, k, k + g.taps()),
              Optional.empty());
      maps[pair] = Strategies.DEFINITION.convolve(Integers.INSTANCE, problem).data();
    }
    return maps;
  }
}
