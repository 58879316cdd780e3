package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Scalars of the four types of arrays. */
class ValuesTest {
  private static final List<Object> ARRAYS =
      List.of(new float[] {7, -8}, new double[] {7, -8}, new int[] {7, -8}, new long[] {7, -8});

  @Test
  void each_type_of_array_has_the_same_integers() {
    for (Object array : ARRAYS) {
      Values values = Values.of(array);
      assertThat(values.length()).isEqualTo(2);
      assertThat(values.integer(1)).isEqualTo(-8);
      assertThat(values.isInteger(1)).isTrue();
      assertThat(values.is(1, -8)).isTrue();
      assertThat(values.is(1, 8)).isFalse();
      assertThat(values.real(1)).isEqualTo(-8);
      assertThat(values.show(1)).isEqualTo("-8");
      double[] to = new double[4];
      values.load(0, to, 1, 2);
      assertThat(to).containsExactly(0, 7, -8, 0);
      assertThat(values.floats()).isSameAs(array instanceof float[] ? array : null);
    }
  }

  @Test
  void rows_are_copied_to_places_a_step_apart_and_measured() {
    for (Object array :
        List.of(
            new float[] {0, 1, 2, -9, 4},
            new double[] {0, 1, 2, -9, 4},
            new int[] {0, 1, 2, -9, 4},
            new long[] {0, 1, 2, -9, 4})) {
      Lanes lanes = new PlainLanes(2, 1);
      double[] to = new double[8];
      Values.of(array).load(1, to, 1, 2, 2, 3, lanes);
      assertThat(to).containsExactly(0, 1, 2, 0, -9, 4, 0, 0);
      assertThat(lanes.greatest()).isEqualTo(9);
    }
  }

  @Test
  void an_object_serves_arrays_of_its_type_and_no_other() {
    for (Object array : ARRAYS) {
      Values values = Values.of(array);
      values.release();
      assertThat(values.length()).isZero();
      for (Object other : ARRAYS) {
        Values again = Values.again(values, other);
        assertThat(again == values).isEqualTo(other.getClass() == array.getClass());
        assertThat(again.integer(0)).isEqualTo(7);
      }
      assertThat(Values.again(null, array).length()).isEqualTo(2);
    }
  }

  @Test
  void integers_are_at_most_two_to_the_63_in_magnitude() {
    Values doubles =
        Values.of(
            new double[] {
              0.5, Math.nextDown(0x1p63), 0x1p63, -0x1p63, Double.NaN, Double.NEGATIVE_INFINITY
            });
    assertThat(doubles.isInteger(0)).isFalse();
    assertThat(doubles.is(0, 0)).isFalse();
    assertThat(doubles.isInteger(1)).isTrue();
    assertThat(doubles.integer(1)).isEqualTo(Long.MAX_VALUE - 1023);
    for (int at = 2; at < doubles.length(); at++) {
      assertThat(doubles.isInteger(at)).isFalse();
    }
    Values longs = Values.of(new long[] {Long.MIN_VALUE, -Long.MAX_VALUE, Long.MAX_VALUE});
    assertThat(longs.isInteger(0)).isFalse();
    assertThat(longs.is(0, Long.MIN_VALUE)).isTrue();
    assertThat(longs.isInteger(1)).isTrue();
    assertThat(longs.isInteger(2)).isTrue();
    assertThat(Values.of(new int[] {Integer.MIN_VALUE}).isInteger(0)).isTrue();
  }

  @Test
  void values_are_shown_in_digits() {
    double[] doubles = {0.1, 0x1p62, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 1e300, 1e-7};
    Values values = Values.of(doubles);
    assertThat(values.show(0)).isEqualTo("0.1");
    assertThat(values.show(1)).isEqualTo("4611686018427387904");
    assertThat(values.show(2)).isEqualTo("0");
    assertThat(values.show(3)).isEqualTo("NaN");
    assertThat(values.show(4)).isEqualTo("-Infinity");
    assertThat(values.show(5)).isEqualTo("1.0E300");
    assertThat(values.show(6)).isEqualTo("1.0E-7");
    assertThat(Values.of(new long[] {Long.MIN_VALUE}).show(0)).isEqualTo("-9223372036854775808");
  }
}
