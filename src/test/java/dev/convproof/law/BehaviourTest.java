package dev.convproof.law;

import static dev.convproof.law.ClaimedLawsTest.changed;
import static dev.convproof.law.ClaimedLawsTest.floats;
import static dev.convproof.law.ClaimedLawsTest.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Floats;
import dev.convproof.generate.RandomCase;
import dev.convproof.geometry.Notation;
import dev.convproof.law.NotNumbers.Reason;
import dev.convproof.strategy.PerChannelSums;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is observed of a subject where more than one result is right. */
class BehaviourTest {
  private static final String NONE = "not observed: no case is supported";

  private static Map<String, String> observed(Subject<?> subject) {
    Map<String, String> found = new LinkedHashMap<>();
    Behaviour.of(subject, RandomCase.Fitting.NONE, 1)
        .forEach(one -> found.put(one.of(), one.found()));
    return found;
  }

  @Test
  void what_the_definition_does_is_observed() {
    Map<String, String> found = observed(right());
    String errors = found.remove("errors on fractional numbers");
    assertThat(errors).matches("0\\.\\d+ of the bound at most, typically 0\\.\\d+");
    Map<String, String> due = new LinkedHashMap<>();
    due.put("equal calls", "the same bits in each of 24 cases");
    due.put("an image alone and in a batch", "the same bits in each of 24 cases");
    due.put("outputs beyond 3.403e+38", "∞");
    due.put("outputs below 1.175e-38", "kept");
    due.put("padded taps", "skipped");
    due.put("NaN and ∞ that a window reads", "reach its output");
    due.put("0·∞ and 0·NaN", "NaN");
    due.put("NaN that no window reads", "reaches no output");
    due.put("−0", "as in a sum that starts from the bias, or from 0");
    assertThat(found).isEqualTo(due);
  }

  @Test
  void a_bias_that_is_added_last_and_what_is_lost_is_observed() {
    assertThat(observed(new PerChannelSums().over(Floats.INSTANCE)))
        .containsEntry("padded taps", "as if padded zeros were multiplied")
        .containsEntry(
            "−0",
            "as if the bias were added to a finished sum; as if padded zeros were multiplied");
    assertThat(observed(changed(y -> Double.isFinite(y) ? y : 0)))
        .containsEntry("NaN and ∞ that a window reads", "other than the definition")
        .containsEntry("NaN that no window reads", "reaches no output");
    assertThat(observed(changed(y -> Double.isInfinite(y) ? Double.NaN : y)))
        .containsEntry(
            "NaN and ∞ that a window reads", "NaN where the sum is infinite: ∞ − ∞ on the way")
        .containsEntry("outputs beyond 3.403e+38", "NaN");
    assertThat(observed(changed(y -> y + Double.NaN)))
        .containsEntry("NaN that no window reads", "spreads to outputs that do not read it");
  }

  @Test
  void bits_that_depend_on_the_call_or_on_the_batch_are_counted() {
    AtomicInteger calls = new AtomicInteger();
    Subject<float[]> drifting =
        floats(
            (g, x, k, b) -> {
              float[] y = right().forward().apply(g, x, k, b);
              y[0] = calls.incrementAndGet() % 4 == 0 ? Math.nextUp(y[0]) : y[0];
              return y;
            });
    assertThat(observed(drifting))
        .containsEntry("equal calls", "other bits in 12 of 24 cases")
        .containsEntry("an image alone and in a batch", "other bits in 12 of 24 cases");
    Subject<float[]> batching =
        floats(
            (g, x, k, b) -> {
              float[] y = right().forward().apply(g, x, k, b);
              y[0] += g.batch() == 8 ? 1e10f : 0;
              return y;
            });
    assertThat(observed(batching))
        .containsEntry("equal calls", "the same bits in each of 24 cases")
        .containsEntry("an image alone and in a batch", "other bits in 24 of 24 cases");
    float[] last = new float[1];
    Subject<float[]> distinct =
        floats(
            (g, x, k, b) -> {
              float[] y = right().forward().apply(g, x, k, b);
              int image = x.length / g.batch();
              if (g.batch() == 8 && x[0] == x[image] && x[image] == x[2 * image]) {
                last[0]++;
              }
              return y;
            });
    observed(distinct);
    assertThat(last[0]).as("the images of a batch are not the same one").isZero();
  }

  @Test
  void what_is_not_supported_or_is_declined_is_not_observed() {
    Map<String, String> unsupported = observed(right().supporting(g -> false, "nothing"));
    Map<String, String> declined =
        observed(
            floats(
                (g, x, k, b) -> {
                  throw new DeclinedException("nothing");
                }));
    assertThat(declined).isEqualTo(unsupported);
    assertThat(unsupported)
        .containsEntry("equal calls", NONE)
        .containsEntry("an image alone and in a batch", NONE)
        .containsEntry("errors on fractional numbers", NONE)
        .containsEntry("padded taps", NONE)
        .containsEntry("outputs beyond 3.403e+38", "not observed: the case is not supported")
        .containsEntry("outputs below 1.175e-38", "not observed: the case is not supported");
    Map<String, String> single = observed(right().supporting(g -> g.batch() == 1, "one image"));
    assertThat(single)
        .containsEntry("an image alone and in a batch", NONE)
        .containsEntry("padded taps", "skipped");
    assertThat(
            observed(
                floats(
                    (g, x, k, b) -> {
                      throw new FailedCallException("died", "the call", "nothing");
                    })))
        .as("nothing where a call fails")
        .isEmpty();
    assertThat(
            observed(
                Subject.of(
                    "it",
                    Arithmetic.INT32,
                    (g, x, k, b) -> {
                      throw new FailedCallException("died", "the call", "nothing");
                    })))
        .isEmpty();
  }

  @Test
  void two_ways_to_run_one_thing_are_compared_bit_by_bit() {
    assertThat(bits(right()))
        .isEqualTo(new Behaviour("alone", "the same bits in each of 24 cases"));
    assertThat(bits(changed(y -> y + 1e10)))
        .isEqualTo(new Behaviour("alone", "other bits in 24 of 24 cases"));
    assertThat(bits(right().supporting(g -> false, "nothing")))
        .isEqualTo(new Behaviour("alone", NONE));
    assertThat(
            Behaviour.bits(
                "alone",
                right().supporting(g -> false, "nothing"),
                right(),
                RandomCase.Fitting.NONE,
                1))
        .isEqualTo(new Behaviour("alone", NONE));
  }

  private static Behaviour bits(Subject<float[]> other) {
    return Behaviour.bits("alone", right(), other, RandomCase.Fitting.NONE, 1);
  }

  /** Output channels have their own biases, and images the same ones. */
  @ParameterizedTest
  @CsvSource({
    "w2, '1 2', 1, , '1 NaN', MIXING",
    "w2, '1 2', 1, , '1 ∞', MIXING",
    "w1, '∞', 1, , NaN, CANCELLING",
    "w1, '∞', 1, , 1, OTHER",
    "w1, '∞', 1, , ∞,",
    "w2, '1 0', 1, , '7 0',",
    "w2, '1 0', 1, , '0 0',",
    "w2, '1 0', 1, , '7 -0', OTHER",
    "w3kw2, '1 NaN 2', '1 0', , '1 0', SKIPPING",
    "w3kw2, '1 NaN 2', '1 1', , '1 2', OTHER",
    "co2n2, '0 0', '-1 -1', '-0 1', '0 1 0 1', BIAS",
    "co2w2, '0 0', '-1 -1', '-0 ∞', '0 0 ∞ ∞', BIAS",
    "co2w1pl1, '0', '-1 ∞', '-0 0', '0 0 NaN NaN', PADDING_AND_BIAS"
  })
  void a_difference_has_the_reason_that_gives_the_same(
      String line, String x, String k, String b, String y, Reason reason) {
    Problem<double[]> problem =
        Problem.of(
            Notation.parse(line),
            numbers(x),
            numbers(k),
            Optional.ofNullable(b).map(BehaviourTest::numbers));
    assertThat(NotNumbers.difference(problem, numbers(y))).isEqualTo(Optional.ofNullable(reason));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1))
        .mapToDouble(word -> Double.parseDouble(word.replace("∞", "Infinity")))
        .toArray();
  }
}
