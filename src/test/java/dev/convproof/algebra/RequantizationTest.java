package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.convproof.algebra.Requantization.Way;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of sums, by hand and by other arithmetic. */
class RequantizationTest {
  private static final int SUMS = 20_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "even,0.5,0,u8       |  1, 3, 5, 7      | 0, 2, 2, 4",
        "even,0.5,1,u8       |  1, 3, 5, 7      | 1, 3, 3, 5",
        "even-after,0.5,1,u8 |  1, 3, 5, 7      | 2, 2, 4, 4",
        "away,0.5,1,i8       |  1, 3, -1, -3    | 2, 3, 0, -1",
        "fixed,0.5,0,i8      |  1, 3, -1, -3    | 1, 2, 0, -1",
        "fixed,0.25,0,i8     |  2, 1, -2, -6    | 1, 1, -1, -2",
        "fixed-once,0.25,0,i8|  2, 1, -2, -6    | 1, 0, 0, -1",
        "fixed,0.0078125,3,u8     |  63, 62, 64 | 4, 3, 4",
        "fixed-once,0.0078125,3,u8|  63, 62, 64 | 3, 3, 4",
        "even,0.5,3,u8       |  1000, -1000     | 255, 0",
        "even,2.5,-3,i8      |  52, -51, 50     | 127, -128, 122",
        "even,1E+30,0,u8     |  2147483647, -1  | 255, 0",
      })
  void outputs_are_as_by_hand(String written, String sums, String outputs) {
    Requantization by = Requantization.parse(written);
    assertThat(numbers(sums).map(sum -> by.output((int) sum)).toArray())
        .isEqualTo(numbers(outputs).toArray());
    assertThat(by).hasToString(written.strip());
  }

  private static LongStream numbers(String listed) {
    return Arrays.stream(listed.split(",")).mapToLong(one -> Long.parseLong(one.strip()));
  }

  /** Fixed point in decimals, each rounding apart. */
  @Test
  void fixed_point_is_as_in_decimals() {
    SplittableRandom random = new SplittableRandom(1);
    for (int at = 0; at < SUMS; at++) {
      int fraction = random.nextInt(1 << 30, Integer.MAX_VALUE);
      int shift = random.nextInt(0, 12);
      BigDecimal scale = new BigDecimal(fraction).divide(new BigDecimal(1L << (31 + shift)));
      int sum = random.nextInt() >> random.nextInt(0, 32);
      BigDecimal exact = scale.multiply(new BigDecimal(sum));
      BigDecimal high = upward(exact.multiply(new BigDecimal(1 << shift)));
      BigDecimal twice = high.divide(new BigDecimal(1 << shift));
      assertThat(Requantization.of(Way.FIXED, scale, 0, NumberFormat.INT8).unclamped(sum))
          .as("%s by %s", sum, scale)
          .isEqualTo(twice.setScale(0, RoundingMode.HALF_UP).longValueExact());
      assertThat(Requantization.of(Way.FIXED_ONCE, scale, 0, NumberFormat.INT8).unclamped(sum))
          .isEqualTo(upward(exact).longValueExact());
    }
  }

  private static BigDecimal upward(BigDecimal value) {
    return value.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
  }

  /** Of scales that are powers of two every product is exact. */
  @Test
  void single_precision_is_as_in_decimals_where_products_are_exact() {
    SplittableRandom random = new SplittableRandom(2);
    BigDecimal scale = new BigDecimal("0.0078125");
    for (int at = 0; at < SUMS; at++) {
      int sum = random.nextInt(-(1 << 23), 1 << 23);
      BigDecimal exact = scale.multiply(new BigDecimal(sum));
      assertThat(Requantization.of(Way.EVEN, scale, 0, NumberFormat.INT8).unclamped(sum))
          .isEqualTo(exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
      assertThat(Requantization.of(Way.AWAY, scale, 0, NumberFormat.INT8).unclamped(sum))
          .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
  }

  /** Rounding twice is off by more than a half. */
  @ParameterizedTest
  @EnumSource(names = {"EVEN", "EVEN_AFTER", "AWAY", "FIXED_ONCE"})
  void what_rounds_once_in_any_way_is_admitted_and_what_is_one_off_is_not(Way way) {
    SplittableRandom random = new SplittableRandom(3);
    for (int at = 0; at < SUMS; at++) {
      BigDecimal scale = new BigDecimal(random.nextDouble(1e-6, 0.9));
      Requantization any = Requantization.of(Way.ANY, scale, 3, NumberFormat.UINT8);
      int sum = random.nextInt(-1 << 30, 1 << 30) >> random.nextInt(0, 30);
      long output = any.by(way).orElseThrow().output(sum);
      assertThat(any.admits(sum, output)).as("%s by %s: %s", sum, scale, output).isTrue();
      assertThat(any.admits(sum, output > 100 ? output - 2 : output + 2)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = "ANY", mode = EnumSource.Mode.EXCLUDE)
  void sums_tell_each_way_from_every_other(Way way) {
    Requantization by = Requantization.of(way, new BigDecimal("0.0078125"), 3, NumberFormat.UINT8);
    long[] telling =
        by.telling(1 << 20).stream()
            .flatMap(Collection::stream)
            .mapToLong(Long::longValue)
            .toArray();
    for (Way other : Way.values()) {
      Requantization otherwise = by.by(other).orElseThrow();
      boolean told =
          Arrays.stream(telling)
              .anyMatch(sum -> otherwise.output((int) sum) != by.output((int) sum));
      assertThat(told || other == way || other == Way.ANY).as("%s and %s", way, other).isTrue();
    }
    assertThat(Arrays.stream(telling).map(sum -> by.unclamped((int) sum)).boxed())
        .anyMatch(output -> output > 255)
        .anyMatch(output -> output < 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "even,0.25,3 | WAY,SCALE,ZERO,TO would be right, such as even,0.25,3,u8",
        "up,0.25,3,u8 | \"up\" is no way to round: known are even, even-after, away, fixed, fixed-once, any",
        "even,0.25,3,i32 | outputs are of i8 or u8",
        "even,0.25,3,u9 | \"u9\" is no format: u8 or i8 would be right",
        "even,x,3,u8 | SCALE is a number and ZERO an integer, as in even,0.25,3,u8",
        "even,0.25,256,u8 | the zero point 256 is no number of u8",
        "even,0,3,u8 | a scale is positive, and of single precision",
        "even,1e99999999,3,u8 | a scale is positive, and of single precision",
        "fixed,1,3,u8 | in fixed point a scale is from 2^-31 to below 1",
      })
  void a_mistake_is_named(String written, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Requantization.parse(written))
        .withMessage(message);
  }

  @Test
  void numbers_other_than_8_bit_integers_are_not_requantised() {
    Requantization by = Requantization.parse("even,0.25,3,u8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MixedArithmetic.requantized(Arithmetic.FLOAT32, by))
        .withMessage("outputs of floats are not requantised: those of i8 or u8i8 are");
    assertThat(MixedArithmetic.requantized(Arithmetic.INT8, by).formats().output())
        .isEqualTo(NumberFormat.UINT8);
  }
}
