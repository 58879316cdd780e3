package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.FourierResidues;
import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Shape;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projections of both sides of y = x ∗ k + b, against the sums that define them. */
class ProjectionTest {
  private static final BigInteger P = BigInteger.valueOf(Residues.MODULUS);
  private static final BigInteger Q = BigInteger.valueOf(FourierResidues.MODULUS);
  private static final int SEED = 9;

  /** Integers of one layer, and its output in integers of any size. */
  private record Layer(Geometry g, long[] x, long[] k, long[] b, BigInteger[] y) {
    static Layer of(String shape, long greatestInput, long greatestWeight) {
      Geometry g = Notation.parse(shape);
      SplittableRandom random = new SplittableRandom(greatestInput);
      long[] x = random.longs(g.inputSize(), -greatestInput, greatestInput + 1).toArray();
      long[] k = random.longs(g.weightSize(), -greatestWeight, greatestWeight + 1).toArray();
      long[] b = random.longs(g.outputChannels(), -1_000, 1_000).toArray();
      x[x.length / 2] = -greatestInput;
      k[k.length - 1] = greatestWeight;
      BigInteger[] y = new BigInteger[g.outputSize()];
      for (int at = 0; at < y.length; at++) {
        y[at] = output(g, x, k, b, Shape.output(g).coordinates(at));
      }
      return new Layer(g, x, k, b, y);
    }

    private static BigInteger output(Geometry g, long[] x, long[] k, long[] b, int... at) {
      BigInteger sum = b == null ? BigInteger.ZERO : BigInteger.valueOf(b[at[1]]);
      int kernel = at[1] * g.products();
      for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
        int plane = (at[0] * g.inputChannels() + g.firstInputChannel(at[1]) + c) * g.pixels();
        for (int a = 0; a < g.rows().kernel(); a++) {
          int row = g.rows().position(at[2], a);
          for (int t = 0; t < g.columns().kernel(); t++, kernel++) {
            int column = g.columns().position(at[3], t);
            if (g.rows().inside(row) && g.columns().inside(column)) {
              BigInteger value = BigInteger.valueOf(x[plane + row * g.columns().input() + column]);
              sum = sum.add(value.multiply(BigInteger.valueOf(k[kernel])));
            }
          }
        }
      }
      return sum;
    }

    /** Returns Σ t[n]·u[o]·v[i]·w[j]·y[n,o,i,j]. */
    BigInteger sum(long[] t, long[] v, long[] u, long[] w, BigInteger modulus) {
      BigInteger sum = BigInteger.ZERO;
      for (int at = 0; at < y.length; at++) {
        int[] of = Shape.output(g).coordinates(at);
        BigInteger by =
            BigInteger.valueOf(t[of[0]])
                .multiply(BigInteger.valueOf(u[of[1]]))
                .multiply(BigInteger.valueOf(v[of[2]]))
                .multiply(BigInteger.valueOf(w[of[3]]));
        sum = sum.add(by.multiply(y[at]));
      }
      return sum.mod(modulus);
    }

    long[] outputs() {
      long[] outputs = new long[y.length];
      for (int at = 0; at < y.length; at++) {
        outputs[at] = y[at].longValueExact();
      }
      return outputs;
    }
  }

  private static double greatest(long... values) {
    double greatest = 0;
    for (long value : values) {
      greatest = Math.max(greatest, Math.abs((double) value));
    }
    return greatest;
  }

  private static Values doubles(long... values) {
    double[] doubles = new double[values.length];
    for (int at = 0; at < values.length; at++) {
      doubles[at] = (double) values[at];
    }
    return Values.of(doubles);
  }

  private static Values floats(long... values) {
    float[] floats = new float[values.length];
    for (int at = 0; at < values.length; at++) {
      floats[at] = (float) values[at];
    }
    return Values.of(floats);
  }

  /** Projects a layer in longs, and in floats where they have all its numbers. */
  private static void agree(Layer layer) {
    Geometry g = layer.g();
    SplittableRandom again = new SplittableRandom(SEED);
    long[] t = ResidueVectors.vector(g.batch(), again);
    long[] v = ResidueVectors.vector(g.rows().output(), again);
    long[] u = ResidueVectors.vector(g.outputChannels(), again);
    long[] w = ResidueVectors.vector(g.columns().output(), again);
    BigInteger expected = layer.sum(t, v, u, w, P);
    long[] y = layer.outputs();
    Values[][] kinds = {
      {Values.of(layer.x()), Values.of(layer.k()), Values.of(y)},
      {floats(layer.x()), floats(layer.k()), floats(y)},
      {doubles(layer.x()), doubles(layer.k()), doubles(y)}
    };
    double most = Math.max(greatest(y), Math.max(greatest(layer.x()), greatest(layer.k())));
    Lanes plain = new PlainLanes(Projection.longest(g), Projection.lines(g));
    for (int kind = 0; kind < (most <= 0x1p24 ? 3 : 1); kind++) {
      agree(layer, kinds[kind], expected.longValue(), plain);
      agree(layer, kinds[kind], expected.longValue(), Lanes.of(1024, Projection.lines(g)));
    }
  }

  private static void agree(Layer layer, Values[] values, long expected, Lanes lanes) {
    Geometry g = layer.g();
    Scratch scratch = new Scratch(g, lanes);
    Projection projection =
        new Projection(g, values[1], Values.of(layer.b()), new SplittableRandom(SEED), scratch);
    assertThat(projection.greatestWeight()).isEqualTo(greatest(layer.k()));
    long[] y = layer.outputs();
    for (int time = 0; time < 2; time++) {
      long ofInput = projection.ofInput(values[0], greatest(layer.x()), scratch);
      assertThat(scratch.greatest()).isEqualTo(greatest(layer.x()));
      assertThat(ofInput).as("%s, input", g).isEqualTo(expected);
      long ofOutput = projection.ofOutput(values[2], greatest(y), scratch);
      assertThat(scratch.greatest()).isEqualTo(greatest(y));
      assertThat(ofOutput).as("%s, output", g).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ci1h1w1co1kh1kw1",
        "n2ci3h5w6co4kh3kw2pt1pl1",
        "n2ci4h9w8co6kh3kw3g2sh2sw3pt1pb2pr1",
        "n3ci2h7w7co3kh2kw3dh2dw2sh3",
        "n2ci3h4w7co5kh1kw1sh2sw3pt1pl2",
        "n2ci6h3w3co6kh1kw1g3",
        "ci2h40w2co2kh2kw1dh35pt3",
        "ci2h38w3co2kh3kw2dh17sh2pt1pb1",
        "ci1h40w1co1kh18kw1",
        "ci1h2w3co2kh1kw2sh5"
      })
  void both_sides_have_the_sum_that_defines_them(String shape) {
    long[] magnitudes = {1, 200, 300, 1 << 17, 1 << 24, 1L << 30, 1L << 34, 1L << 36, 1L << 45};
    for (long greatest : magnitudes) {
      agree(Layer.of(shape, greatest, 3));
    }
    for (long greatest : new long[] {256, 257, 1 << 17, 1L << 34, 1L << 37}) {
      agree(Layer.of(shape, 2, greatest));
    }
  }

  /** More channels, products, columns or positions than are taken in at once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ci2h1w1co70kh1kw1",
        "ci70h2w1co2kh1kw1",
        "n2ci64h1w1co64kh1kw1",
        "ci65h1w2co17kh4kw4pt3pl3",
        "ci64h4w4co9kh4kw4",
        "n2ci3h2w400co2kh2kw3",
        "ci3h3w350co1kh2kw2sh2pt1",
        "ci1h2w1200co1kh1kw1",
        "ci1h2w1030co2kh1kw3",
        "ci5h2w520co2kh1kw1",
        "ci1h100w90co1kh2kw1sh9"
      })
  void long_runs_have_the_same_sums(String shape) {
    for (long greatest : new long[] {200, 1L << 35}) {
      agree(Layer.of(shape, greatest, 2));
    }
    for (long greatest : new long[] {1 << 16, 1L << 37}) {
      agree(Layer.of(shape, 1, greatest));
    }
  }

  @Test
  void random_numbers_are_for_axes_longer_than_one() {
    assertThat(axes("ci1h1w1co1kh1kw1")).isZero();
    assertThat(axes("n2ci1h1w1co1kh1kw1")).isEqualTo(1);
    assertThat(axes("ci1h2w1co1kh1kw1")).isEqualTo(1);
    assertThat(axes("ci1h1w1co2kh1kw1")).isEqualTo(1);
    assertThat(axes("ci1h1w2co1kh1kw1")).isEqualTo(1);
    assertThat(axes("n2ci1h2w2co2kh1kw1")).isEqualTo(4);
  }

  private static int axes(String shape) {
    Geometry g = Notation.parse(shape);
    Scratch scratch = new Scratch(g, new PlainLanes(Projection.longest(g), Projection.lines(g)));
    Values weights = Values.of(new float[g.weightSize()]);
    return new Projection(g, weights, null, new SplittableRandom(1), scratch).axes();
  }

  @Test
  void weights_with_a_fraction_have_no_greatest_magnitude() {
    Geometry g = Notation.parse("ci1h3w3co9kh2kw1");
    Scratch scratch = new Scratch(g, new PlainLanes(Projection.longest(g), Projection.lines(g)));
    for (int at = 0; at < g.weightSize(); at++) {
      float[] weights = new float[g.weightSize()];
      weights[at] = 0.5f;
      SplittableRandom random = new SplittableRandom(1);
      assertThat(new Projection(g, Values.of(weights), null, random, scratch).greatestWeight())
          .isNaN();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ci1h1w1co1kh1kw1",
        "n2ci3h5w6co4kh3kw2pt1pl1",
        "n2ci4h9w8co6kh3kw3g2sh2sw3pt1pb2pr1",
        "n3ci2h7w7co3kh2kw3dh2dw2sh3"
      })
  void both_sides_have_that_sum_modulo_another_prime_too(String shape) {
    Layer layer = Layer.of(shape, 1L << 56, 2);
    Geometry g = layer.g();
    SplittableRandom again = new SplittableRandom(SEED);
    long[] t = drawn(g.batch(), again);
    long[] v = drawn(g.rows().output(), again);
    long[] u = drawn(g.outputChannels(), again);
    long[] w = drawn(g.columns().output(), again);
    long expected = layer.sum(t, v, u, w, Q).longValue();
    SecondPrime second =
        new SecondPrime(g, Values.of(layer.k()), Values.of(layer.b()), new SplittableRandom(SEED));
    assertThat(second.ofInput(Values.of(layer.x()))).isEqualTo(expected);
    assertThat(second.ofInput(Values.of(layer.x()))).isEqualTo(expected);
    assertThat(second.ofOutput(Values.of(layer.outputs()))).isEqualTo(expected);
    SecondPrime unbiased =
        new SecondPrime(g, Values.of(layer.k()), null, new SplittableRandom(SEED));
    for (int at = 0; at < layer.y().length; at++) {
      int channel = at / g.windows() % g.outputChannels();
      layer.y()[at] = layer.y()[at].subtract(BigInteger.valueOf(layer.b()[channel]));
    }
    assertThat(unbiased.ofInput(Values.of(layer.x())))
        .isEqualTo(layer.sum(t, v, u, w, Q).longValue());
  }

  private static long[] drawn(int length, SplittableRandom random) {
    return length == 1
        ? new long[] {1}
        : random.longs(length, 0, FourierResidues.MODULUS).toArray();
  }
}
