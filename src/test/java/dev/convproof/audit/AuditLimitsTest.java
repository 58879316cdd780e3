package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.SumError;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Up to which numbers an audit projects, and what it says beyond. */
class AuditLimitsTest {
  private static final Geometry ONE = Geometry.UNIT;
  private static final String ROUNDED = "sums may be rounded, or wrap";
  private static final String FRACTIONS = "weights or bias have fractions, or are too large";

  private static <V> String told(V weight, Optional<V> bias, V input, V output) {
    Audit<V> audit = Audit.prepare(ONE, weight, bias, 1);
    return told(audit.audit(input, output, OptionalInt.empty(), 1));
  }

  private static String told(Audited audited) {
    return audited instanceof Audited.Recomputed again
        ? again.why()
        : audited.getClass().getSimpleName();
  }

  private static String floats(float weight, float bias, float input) {
    float output = weight * input + bias;
    return told(
        new float[] {weight},
        Optional.of(new float[] {bias}),
        new float[] {input},
        new float[] {output});
  }

  private static String ints(int weight, int bias, int input) {
    return told(
        new int[] {weight},
        Optional.of(new int[] {bias}),
        new int[] {input},
        new int[] {weight * input + bias});
  }

  private static String longs(long weight, long bias, long input) {
    return told(
        new long[] {weight},
        Optional.of(new long[] {bias}),
        new long[] {input},
        new long[] {weight * input + bias});
  }

  @Test
  void sums_of_floats_are_projected_up_to_two_to_the_24() {
    int most = 1 << 24;
    // the bound is rounded upward by three units in the last place of a double
    assertThat(floats(1, 0, most - 1)).isEqualTo("Projected");
    assertThat(floats(1, 1, most - 2)).isEqualTo("Projected");
    assertThat(floats(-1, 2, most - 4)).isEqualTo("Projected");
    assertThat(floats(1, 2, most - 2)).isEqualTo(ROUNDED);
    assertThat(floats(2, -1, 1 << 23)).isEqualTo(ROUNDED);
    assertThat(floats(most - 1, 0, 1)).isEqualTo("Projected");
    assertThat(floats(0, most - 1, 0)).isEqualTo("Projected");
    assertThat(floats(0, 0, most + 2)).isEqualTo(ROUNDED);
    assertThat(floats(0, most, 0)).isEqualTo(ROUNDED);
  }

  @Test
  void every_product_of_a_window_counts() {
    Geometry g = Notation.parse("ci3h2w2co1kh2kw2");
    float[] weights = new float[12];
    weights[5] = 1;
    float[] input = new float[12];
    input[5] = 1 << 20;
    Audit<float[]> audit = Audit.prepare(g, weights);
    assertThat(audit.agrees(input, new float[] {1 << 20})).isTrue();
    input[5] = (1 << 24) / 12f + 1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> audit.agrees(input, new float[] {input[5]}))
        .withMessage("no integers whose every sum is exact: audit them");
  }

  @Test
  void sums_of_ints_are_projected_while_they_do_not_wrap() {
    assertThat(ints(1, 0, Integer.MAX_VALUE - 1)).isEqualTo("Projected");
    assertThat(ints(1, 1, Integer.MAX_VALUE - 2)).isEqualTo("Projected");
    assertThat(ints(1, 1, Integer.MAX_VALUE)).isEqualTo(ROUNDED);
    assertThat(ints(1, 0, Integer.MIN_VALUE)).isEqualTo(ROUNDED);
    assertThat(ints(Integer.MIN_VALUE, 0, 0)).isEqualTo("Projected");
    assertThat(ints(0, Integer.MIN_VALUE, 0)).isEqualTo(ROUNDED);
  }

  @Test
  void sums_of_longs_are_projected_below_two_to_the_63() {
    assertThat(longs(1, 0, 1L << 61)).isEqualTo("Projected");
    assertThat(longs(1, 1L << 60, (1L << 62) + 1)).isEqualTo("Projected");
    assertThat(longs(2, 0, 1L << 62)).isEqualTo(ROUNDED);
    assertThat(longs(1, 0, Long.MIN_VALUE)).isEqualTo(ROUNDED);
    assertThat(longs(Long.MIN_VALUE, 0, 1)).isEqualTo(FRACTIONS);
  }

  @Test
  void a_sum_that_wraps_to_the_least_long_is_right() {
    Audit<long[]> audit = Audit.prepare(ONE, new long[] {2});
    long[] half = {1L << 62};
    assertThat(audit.audit(half, new long[] {Long.MIN_VALUE}, OptionalInt.empty(), 1))
        .isInstanceOf(Audited.Recomputed.class);
    assertThat(audit.audit(half, new long[] {Long.MAX_VALUE}, OptionalInt.empty(), 1))
        .isEqualTo(new Audited.Wrong(0, "-9223372036854775808", "9223372036854775807", 1, 1));
  }

  @Test
  void fractions_of_weights_bias_or_inputs_are_told_apart() {
    assertThat(floats(0.5f, 0, 2)).isEqualTo(FRACTIONS);
    assertThat(floats(1, 0.5f, 2)).isEqualTo(FRACTIONS);
    assertThat(floats(1, 0, 0.5f)).isEqualTo(ROUNDED);
    assertThat(floats(1, 1 << 25, 0)).isEqualTo(FRACTIONS);
    assertThat(floats(1 << 25, 0, 0)).isEqualTo(FRACTIONS);
  }

  /** int8: weights and inputs of at most 128, biases and sums of 32 bits. */
  @Test
  void each_tensor_is_held_to_what_its_own_format_has() {
    SumError error =
        SumError.of(
            new Formats(
                NumberFormat.INT8,
                NumberFormat.INT8,
                NumberFormat.INT32,
                NumberFormat.INT32,
                NumberFormat.INT32));
    assertThat(narrow(error, -128, 7, -128)).isEqualTo("Projected");
    assertThat(narrow(error, 1, 7, 129)).isEqualTo(ROUNDED);
    assertThat(narrow(error, 129, 7, 1)).isEqualTo(FRACTIONS);
    assertThat(narrow(error, 1, 129, 1)).isEqualTo("Projected");
    SumError unsigned =
        SumError.of(
            new Formats(
                NumberFormat.UINT8,
                NumberFormat.INT8,
                NumberFormat.INT32,
                NumberFormat.INT32,
                NumberFormat.INT32));
    assertThat(narrow(unsigned, 1, 0, 255)).isEqualTo("Projected");
    assertThat(narrow(unsigned, 1, 0, 256)).isEqualTo(ROUNDED);
  }

  private static String narrow(SumError error, int weight, int bias, int input) {
    Audit<int[]> audit =
        Audit.prepare(ONE, new int[] {weight}, Optional.of(new int[] {bias}), error, 1);
    int[] output = {weight * input + bias};
    return told(audit.audit(new int[] {input}, output, OptionalInt.empty(), 1));
  }

  @Test
  void outputs_beyond_the_bound_are_wrong_and_so_is_a_fraction() {
    Audit<float[]> audit = Audit.prepare(ONE, new float[] {3});
    for (int time = 0; time < 2; time++) {
      assertThat(audit.agrees(new float[] {1}, new float[] {3})).isTrue();
      assertThat(audit.agrees(new float[] {1}, new float[] {3.5f})).isFalse();
      assertThat(audit.agrees(new float[] {1}, new float[] {1e30f})).isFalse();
      assertThat(audit.agrees(new float[] {1}, new float[] {Float.NaN})).isFalse();
      assertThat(audit.agrees(new float[] {100_000}, new float[] {300_000})).isTrue();
      assertThat(audit.agrees(new float[] {100_000}, new float[] {300_001})).isFalse();
    }
  }

  /** Three more than 2^61 − 1, and three less: one modulo that prime. */
  @Test
  void an_output_beyond_the_bound_is_no_residue_of_a_right_one() {
    Audit<long[]> audit = Audit.prepare(ONE, new long[] {1});
    long prime = (1L << 61) - 1;
    assertThat(audit.agrees(new long[] {3}, new long[] {3 + prime})).isFalse();
    assertThat(audit.agrees(new long[] {1L << 60}, new long[] {(1L << 60) - prime})).isFalse();
    assertThat(audit.agrees(new long[] {1L << 61}, new long[] {(1L << 61) - prime})).isFalse();
    assertThat(audit.agrees(new long[] {1L << 61}, new long[] {1L << 61})).isTrue();
  }

  @Test
  void signs_are_of_outputs_that_are_rounded() {
    Geometry g = Notation.parse("ci1h4w4co2kh1kw1");
    Audited floats =
        Audit.prepare(g, new float[] {0.5f, 1})
            .audit(new float[16], new float[32], OptionalInt.of(1), 1);
    assertThat(((Audited.Recomputed) floats).seen()).isPresent();
    Audited ints =
        Audit.prepare(g, new int[] {2, 2}).audit(allLeast(), new int[32], OptionalInt.of(1), 1);
    assertThat(((Audited.Recomputed) ints).seen()).isEmpty();
  }

  private static int[] allLeast() {
    int[] least = new int[16];
    Arrays.fill(least, Integer.MIN_VALUE);
    return least;
  }

  @Test
  void plain_loops_tell_the_same() {
    Audit<int[]> audit = Audit.plain(ONE, new int[] {3}, Optional.empty(), 1);
    assertThat(audit.agrees(new int[] {2}, new int[] {6})).isTrue();
    assertThat(audit.agrees(new int[] {2}, new int[] {7})).isFalse();
  }

  @Test
  void arrays_are_not_kept_after_a_call() throws InterruptedException {
    Audit<float[]> audit = Audit.prepare(ONE, new float[] {3});
    float[] input = {1};
    WeakReference<float[]> kept = new WeakReference<>(input);
    assertThat(audit.agrees(input, new float[] {3})).isTrue();
    input = null;
    for (int tries = 0; tries < 50 && kept.get() != null; tries++) {
      System.gc();
      Thread.sleep(1);
    }
    assertThat(kept.get()).isNull();
    assertThat(audit.agrees(new float[] {1}, new float[] {3})).isTrue();
  }

  @Test
  void chances_are_counted_of_the_axes_that_are_projected() {
    assertThat(Audit.prepare(ONE, new int[1]).bits(1)).isEqualTo(60);
    assertThat(Audit.prepare(ONE, new int[1]).bits(4)).isEqualTo(58);
    Geometry all = Notation.parse("n2ci1h2w2co2kh1kw1");
    assertThat(Audit.prepare(all, new int[2]).bits(1)).isEqualTo(58);
    assertThat(Audit.prepare(all, new float[] {0.5f, 1}).bits(1)).isEqualTo(60);
    assertThat(Audit.prepare(all, new int[2]).audit(new int[8], new int[16], OptionalInt.of(1), 1))
        .isEqualTo(new Audited.Projected(58, 4));
  }

  @Test
  void arrays_that_do_not_fit_are_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Audit.prepare(ONE, new int[1], Optional.of(new int[2])))
        .withMessage("bias of 2 scalars: 1 would be right");
    Audit<int[]> audit = Audit.prepare(ONE, new int[1]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> audit.agrees(new int[2], new int[1]))
        .withMessage("input of 2 scalars: 1 would be right");
    assertThatNullPointerException()
        .isThrownBy(() -> Audit.prepare(ONE, null))
        .withMessage("weights");
    assertThatNullPointerException()
        .isThrownBy(() -> audit.agrees(null, new int[1]))
        .withMessage("input");
    assertThatNullPointerException()
        .isThrownBy(() -> audit.agrees(new int[1], null))
        .withMessage("output");
  }

  @Test
  void an_audit_says_whether_it_runs_in_vectors() {
    assertThat(Audit.isVectorised())
        .isEqualTo(ModuleLayer.boot().findModule(Audit.VECTOR_MODULE).isPresent());
  }
}
