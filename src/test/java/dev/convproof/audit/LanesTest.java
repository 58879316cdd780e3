package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Residues;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inner loops of a projection, plain and in the Vector API, against integers of any size. */
class LanesTest {
  private static final int LONGEST = 70;
  private static final int MOST_ROWS = 11;
  private static final BigInteger MODULUS = BigInteger.valueOf(Residues.MODULUS);

  /** The build starts its tests with the module; a JVM without it tries the plain loops alone. */
  static Stream<Lanes> lanes() {
    Lanes plain = new Lanes.Plain(LONGEST);
    return Lanes.hasVectors() ? Stream.of(plain, Lanes.of(LONGEST)) : Stream.of(plain);
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void rows_are_added_exactly(Lanes lanes) {
    SplittableRandom random = new SplittableRandom(1);
    for (int width = 1; width <= LONGEST; width++) {
      int count = 1 + random.nextInt(MOST_ROWS);
      int pitch = width + Lanes.SLACK;
      float[] values = new float[3 + count * pitch + Lanes.SLACK];
      for (int at = 0; at < values.length; at++) {
        values[at] = random.nextInt(-255, 256);
      }
      double[] rows = new double[1 + count * pitch + Lanes.SLACK];
      lanes.load(values, 3, rows, 1, count * pitch);
      long[] factors = random.longs(count + 2, 0, Residues.MODULUS).toArray();
      double[] limbs = new Projection.Factors(factors).limbs;
      double[] sums = new double[5 + Lanes.LIMBS * pitch];
      lanes.add(rows, 1, pitch, count, limbs, 2, sums, 5, pitch, width);
      lanes.add(rows, 1, pitch, 1, limbs, 0, sums, 5, pitch, width);
      long[] joined = new long[pitch];
      lanes.join(sums, 5, pitch, joined, width);
      for (int column = 0; column < width; column++) {
        BigInteger exact = product(factors[0], values[3 + column]);
        for (int r = 0; r < count; r++) {
          exact = exact.add(product(factors[2 + r], values[3 + r * pitch + column]));
        }
        assertThat(BigInteger.valueOf(joined[column]).mod(MODULUS))
            .as("%s, width %d, column %d", lanes.getClass(), width, column)
            .isEqualTo(exact.mod(MODULUS));
      }
    }
  }

  private static BigInteger product(long factor, float value) {
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
      lanes.load(values, 0, rows, 0, width);
      lanes.load(new float[] {-0f, 1}, 0, rows, 0, 2);
      assertThat(lanes.greatest()).isEqualTo(greatest);
      assertThat(lanes.greatest()).isZero();
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
        lanes.load(values, 0, rows, 0, LONGEST);
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
