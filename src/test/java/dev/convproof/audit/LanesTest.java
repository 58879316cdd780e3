package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Residues;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inner loops of a projection, plain and in the Vector API, against integers of any size. */
class LanesTest {
  private static final int LONGEST = 70;
  private static final int MOST_ROWS = 11;
  private static final int LINES = 3;
  private static final BigInteger MODULUS = BigInteger.valueOf(Residues.MODULUS);

  /** The build starts its tests with the module; a JVM without it tries the plain loops alone. */
  static Stream<Lanes> lanes() {
    Lanes plain = new PlainLanes(LONGEST, LINES);
    return Lanes.hasVectors() ? Stream.of(plain, Lanes.of(LONGEST, LINES)) : Stream.of(plain);
  }

  @Test
  void the_fastest_loops_are_chosen_that_the_jvm_has() {
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    assertThat(Lanes.hasVectors()).isEqualTo(module);
    assertThat(Lanes.of(LONGEST, LINES).getClass().getSimpleName())
        .isEqualTo(module ? "VectorLanes" : "PlainLanes");
  }

  /** Of eights, and never three of them beside some fours, whose lines would share a bank. */
  @Test
  void lines_lie_whole_vectors_apart() {
    for (int width = 1; width <= 200; width++) {
      int pitch = Lanes.pitch(width);
      assertThat(pitch % 8).isZero();
      assertThat(pitch / 8 % 4).isNotEqualTo(3);
      assertThat(pitch - width).isBetween(0, pitch / 8 % 4 == 0 ? 15 : 7);
    }
    assertThat(Lanes.Layout.of(3, 20)).isEqualTo(new Lanes.Layout(32, 96, 20));
    assertThat(Lanes.Layout.spread(3, 8)).isEqualTo(new Lanes.Layout(8, 24, 8));
  }

  @Test
  void as_many_rows_lie_together_as_a_run_is_long() {
    assertThat(new PlainLanes(LONGEST, LINES).together(20)).isEqualTo(3);
    assertThat(new PlainLanes(LONGEST, LINES).together(LONGEST)).isEqualTo(1);
    assertThat(new PlainLanes(LONGEST, LINES).together(LONGEST + 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void sums_of_rows_are_exact_and_so_are_their_products(Lanes lanes) {
    SplittableRandom random = new SplittableRandom(1);
    for (int width = 1; width <= LONGEST; width++) {
      for (int greatest : new int[] {15, 255, 1 << 17, 1 << 24}) {
        agree(lanes, width, greatest, random);
      }
    }
  }

  /** Adds rows to two lines of three, the last one again, and multiplies what that makes. */
  private static void agree(Lanes lanes, int width, int greatest, SplittableRandom random) {
    int count = 1 + random.nextInt(MOST_ROWS);
    int pitch = Lanes.pitch(width);
    float[] values = new float[3 + count * pitch + Lanes.SLACK];
    for (int at = 0; at < values.length; at++) {
      values[at] = random.nextInt(-greatest, greatest + 1);
    }
    double[] rows = new double[1 + count * pitch + Lanes.SLACK];
    lanes.load(values, 3, rows, 1, 1, count * pitch, 0);
    long[] drawn = random.longs(count + 3, 0, Residues.MODULUS).toArray();
    drawn[0] = Residues.MODULUS - 1;
    drawn[1] = 1L << 60;
    Factors factors = new Factors(drawn);
    Factors.Split split = Factors.Split.of(greatest);
    assertThat(split.room()).isGreaterThan(MOST_ROWS);
    Lanes.Layout layout = Lanes.Layout.of(LINES, width);
    Lanes.Lines lines = new Lanes.Lines(0, count, new int[] {2, 0}, new int[] {1, 0});
    long[] joined = new long[layout.size()];
    for (int pair = 0; pair < split.bits().length; pair++) {
      double[] sums = new double[2 * layout.size()];
      double[][] limbs = factors.limbs(split, pair);
      lanes.add(rows, 1, pitch, count, limbs, lines, 1, sums, layout);
      lanes.add(rows, 1 + (count - 1) * pitch, pitch, 1, limbs, lines, 0, sums, layout);
      lanes.join(sums, split.bits()[pair][0], split.bits()[pair][1], joined, layout.size());
      assertThat(sums).containsOnly(0);
    }
    long[] weights = random.longs(2 + layout.size(), 0, Residues.MODULUS).toArray();
    BigInteger total = BigInteger.ZERO;
    for (int line = 0; line < LINES; line++) {
      int from = line == 2 ? 1 : 0;
      for (int column = 0; column < pitch; column++) {
        int at = line * layout.pitch() + column;
        if (column >= width) {
          weights[2 + at] = 0;
          continue;
        }
        BigInteger exact = BigInteger.ZERO;
        for (int r = 0; line != 1 && r < count; r++) {
          exact = exact.add(product(drawn[from + 1 + r], values[3 + r * pitch + column]));
        }
        if (line != 1) {
          exact = exact.add(product(drawn[from], values[3 + (count - 1) * pitch + column]));
        }
        assertThat(BigInteger.valueOf(joined[at]).mod(MODULUS))
            .as("%s, width %d, line %d, column %d", lanes.getClass(), width, line, column)
            .isEqualTo(exact.mod(MODULUS));
        assertThat(joined[at]).isBetween(-4L, Residues.MODULUS + 4);
        total = total.add(exact.multiply(BigInteger.valueOf(weights[2 + at])));
      }
    }
    lanes.greatest();
    lanes.dot(joined, 0, new Lanes.Weights(weights), 2, layout.size());
    assertThat(BigInteger.valueOf(lanes.total())).isEqualTo(total.mod(MODULUS));
    assertThat(lanes.total()).isZero();
  }

  /** Sums along rows of floats and of doubles, which are added to the same lines. */
  @ParameterizedTest
  @MethodSource("lanes")
  void sums_along_rows_are_exact(Lanes lanes) {
    SplittableRandom random = new SplittableRandom(3);
    for (int width = 1; width <= LONGEST; width++) {
      Factors factors = new Factors(random.longs(1 + width, 0, Residues.MODULUS).toArray());
      double[][] limbs = factors.limbs(Factors.Split.of(255), 0);
      for (int count = 1; count <= Lanes.ROWS; count++) {
        int step = width + random.nextInt(3);
        float[] floats = floats(random, 2 + (count - 1) * step + width);
        double[] doubles = new double[floats.length];
        Arrays.setAll(doubles, at -> random.nextInt(-255, 256));
        int line = random.nextInt(3);
        int pitch = lanes.places() + random.nextInt(3);
        Lanes.Layout layout = new Lanes.Layout(pitch, (line + count + 1) * pitch, lanes.places());
        double[] sums = new double[2 * layout.size()];
        lanes.across(floats, 2, step, count, width, limbs, 1, sums, line, layout);
        assertThat(lanes.greatest()).isEqualTo(greatest(floats, 2, step, count, width));
        lanes.across(doubles, 2, step, count, width, limbs, 1, sums, line, layout);
        for (int row = 0; row < layout.size() / pitch; row++) {
          BigInteger exact = BigInteger.ZERO;
          for (int k = 0; row >= line && row < line + count && k < width; k++) {
            int at = 2 + (row - line) * step + k;
            exact = exact.add(product(factors.residues[1 + k], floats[at] + doubles[at]));
          }
          assertThat(sum(sums, layout, row * pitch, pitch))
              .as("%s, width %d, %d rows, row %d", lanes.getClass(), width, count, row)
              .isEqualTo(exact);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void sums_down_columns_are_exact(Lanes lanes) {
    SplittableRandom random = new SplittableRandom(3);
    for (int width = 1; width <= LONGEST; width++) {
      Lanes.Layout one = Lanes.Layout.of(1, width);
      for (int count = 1; count <= Lanes.DEEP; count++) {
        int step = width + random.nextInt(3);
        float[] floats = floats(random, 2 + (count - 1) * step + width);
        Factors factors = new Factors(random.longs(1 + count, 0, Residues.MODULUS).toArray());
        double[] sums = new double[2 * one.size()];
        double[][] limbs = factors.limbs(Factors.Split.of(255), 0);
        lanes.down(floats, 2, step, count, limbs, 1, sums, one);
        for (int column = 0; column < width; column++) {
          BigInteger exact = BigInteger.ZERO;
          for (int r = 0; r < count; r++) {
            exact = exact.add(product(factors.residues[1 + r], floats[2 + r * step + column]));
          }
          assertThat(sum(sums, one, column, 1))
              .as("%s, width %d, %d rows, column %d", lanes.getClass(), width, count, column)
              .isEqualTo(exact);
        }
        assertThat(lanes.greatest()).isEqualTo(greatest(floats, 2, step, count, width));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void rows_that_are_no_numbers_leave_nothing_behind(Lanes lanes) {
    float[] values = new float[5 * LONGEST];
    Arrays.fill(values, 0, 4 * LONGEST, Float.NaN);
    Arrays.fill(values, 4 * LONGEST, 5 * LONGEST, 1);
    double[][] limbs = new Factors(1, 2, 3, 4).limbs(Factors.Split.of(1), 0);
    Lanes.Layout one = Lanes.Layout.of(1, LONGEST);
    lanes.down(values, 0, LONGEST, 4, limbs, 0, new double[2 * one.size()], one);
    assertThat(lanes.greatest()).isNaN();
    double[] sums = new double[2 * one.size()];
    lanes.down(values, 4 * LONGEST, LONGEST, 1, limbs, 3, sums, one);
    assertThat(lanes.greatest()).isEqualTo(1);
    for (int column = 0; column < LONGEST; column++) {
      assertThat(sum(sums, one, column, 1)).isEqualTo(4);
    }
  }

  private static float[] floats(SplittableRandom random, int length) {
    float[] floats = new float[length];
    for (int at = 0; at < length; at++) {
      floats[at] = random.nextInt(-255, 256);
    }
    return floats;
  }

  private static double greatest(float[] values, int from, int step, int count, int width) {
    double greatest = 0;
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < width; k++) {
        greatest = Math.max(greatest, Math.abs(values[from + row * step + k]));
      }
    }
    return greatest;
  }

  /** Returns the sum of some places, with the lower limbs and with the higher ones. */
  private static BigInteger sum(double[] sums, Lanes.Layout layout, int from, int count) {
    BigInteger sum = BigInteger.ZERO;
    for (int at = from; at < from + count; at++) {
      BigInteger higher = BigInteger.valueOf((long) sums[layout.higher() + at]).shiftLeft(31);
      sum = sum.add(BigInteger.valueOf((long) sums[at])).add(higher);
    }
    return sum;
  }

  /** So many products that a sum of them in double precision would not be exact. */
  @ParameterizedTest
  @MethodSource("lanes")
  void long_products_are_exact(Lanes lanes) {
    long[] values = new long[10_000];
    Arrays.fill(values, Residues.MODULUS + 3);
    long[] weights = new long[values.length];
    Arrays.fill(weights, Residues.MODULUS - 1);
    lanes.dot(values, 0, new Lanes.Weights(weights), 0, values.length);
    lanes.dot(values, 0, new Lanes.Weights(weights), 0, 16);
    // p + 3 is 3, p − 1 is −1
    assertThat(lanes.total()).isEqualTo(Residues.of(-3L * (values.length + 16)));
  }

  private static BigInteger product(long factor, double value) {
    return BigInteger.valueOf(factor).multiply(BigInteger.valueOf((long) value));
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void the_greatest_magnitude_is_known(Lanes lanes) {
    SplittableRandom random = new SplittableRandom(2);
    for (int width = 1; width <= LONGEST; width++) {
      float[] values = new float[width];
      double greatest = 0;
      for (int at = 0; at < width; at++) {
        values[at] = random.nextInt(-1 << 24, 1 << 24);
        greatest = Math.max(greatest, Math.abs(values[at]));
      }
      double[] rows = new double[width + Lanes.SLACK];
      lanes.load(values, 0, rows, 0, 1, width, 0);
      lanes.load(new float[] {-0f, 1}, 0, rows, 0, 1, 2, 0);
      assertThat(lanes.greatest()).isEqualTo(greatest);
      assertThat(lanes.greatest()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void rows_are_copied_side_by_side_and_all_measured(Lanes lanes) {
    SplittableRandom random = new SplittableRandom(4);
    for (int width = 1; width <= LONGEST; width++) {
      int step = width + 2;
      float[] values = floats(random, 3 + 5 * width);
      double[] rows = new double[1 + 5 * step + Lanes.SLACK];
      lanes.load(values, 3, rows, 1, 5, width, step);
      assertThat(lanes.greatest()).isEqualTo(greatest(values, 3, width, 5, width));
      for (int at = 0; at < 5 * width; at++) {
        assertThat(rows[1 + at / width * step + at % width]).isEqualTo(values[3 + at]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void runs_longer_than_the_longest_are_measured_to_their_end(Lanes lanes) {
    for (int count : new int[] {LONGEST + 1, 2 * LONGEST, 3 * LONGEST - 1}) {
      for (int at = 0; at < count; at++) {
        double[] values = new double[2 + count];
        values[2 + at] = at - 100;
        lanes.measure(values, 2, count);
        assertThat(lanes.greatest()).isEqualTo(Math.abs(at - 100));
        values[2 + at] = 0.5;
        lanes.measure(values, 2, count);
        assertThat(lanes.greatest()).isNaN();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void fractions_of_floats_and_of_doubles_do_not_cancel(Lanes lanes) {
    double[] rows = new double[LONGEST + Lanes.SLACK];
    for (int time = 0; time < 2; time++) {
      lanes.load(new float[] {0.5f, 1, -0.5f}, 0, rows, 0, 1, 3, 0);
      lanes.measure(new double[] {-0.5, 1, 0.5}, 0, 3);
      assertThat(lanes.greatest()).isNaN();
      lanes.load(new float[] {7}, 0, rows, 0, 1, 1, 0);
      assertThat(lanes.greatest()).isEqualTo(7);
      lanes.measure(new double[] {-8}, 0, 1);
      assertThat(lanes.greatest()).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void one_number_that_is_no_integer_is_seen(Lanes lanes) {
    float[] none = {
      0.5f, -0x1p-149f, 4194303.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
    };
    for (float broken : none) {
      for (int at = 0; at < LONGEST; at++) {
        float[] values = new float[LONGEST];
        values[at] = broken;
        double[] rows = new double[LONGEST + Lanes.SLACK];
        lanes.load(values, 0, rows, 0, 1, LONGEST, 0);
        assertThat(lanes.greatest()).as("%s at %d", broken, at).isNaN();
      }
    }
    assertThat(lanes.greatest()).isZero();
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void numbers_about_2_to_the_51_are_integers_or_not(Lanes lanes) {
    double[] integers = {0x1p51 - 1, 0x1p51 + 1, 0x1p52 - 1, 0x1p52 + 1, 0x1p53 - 1, 0x1p60, 1e300};
    double[] broken = {0x1p50 + 0.25, 0x1p51 - 0.5, 0x1p51 + 0.5, 0x1p52 - 0.5};
    for (int at = 0; at < LONGEST; at++) {
      for (double sign : new double[] {1, -1}) {
        for (double integer : integers) {
          double[] values = new double[LONGEST];
          values[at] = sign * integer;
          lanes.measure(values, 0, LONGEST);
          assertThat(lanes.greatest()).isEqualTo(integer);
        }
        for (double one : broken) {
          double[] values = new double[LONGEST];
          values[at] = sign * one;
          lanes.measure(values, 0, LONGEST);
          assertThat(lanes.greatest()).isNaN();
        }
      }
    }
  }
}
