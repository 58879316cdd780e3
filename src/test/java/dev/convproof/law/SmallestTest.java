package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.law.Minimality.Kind;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked for below a counterexample, and what is said of it. */
class SmallestTest {
  private static final Case LARGE = CaseLine.parse("n2ci3h9w8co4kh3kw2sh2pt1 --values 1*508");

  private final AtomicLong calls = new AtomicLong();

  private final Subject<float[]> wrongEverywhere =
      Subject.of(
          "wrong everywhere",
          Arithmetic.FLOAT32,
          (g, input, weights, bias) -> {
            calls.incrementAndGet();
            float[] output = new float[g.outputSize()];
            Arrays.fill(output, 0.5f); // which no sum of whole numbers is
            return output;
          });

  private Smallest.Found below(Duration time) {
    Outcome outcome = Laws.AGREEMENT.judge(wrongEverywhere, LARGE);
    Disagreement failing = ((Outcome.Refuted) outcome).by();
    return Smallest.below(Laws.AGREEMENT, wrongEverywhere, failing, () -> time);
  }

  @Test
  void a_search_without_time_says_so() {
    Smallest.Found found = below(Duration.ofNanos(1));
    assertThat(found.smallest().kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(found.smallest()).hasToString("not known: no time was left to try smaller ones");
    assertThat(found.by().on()).isSameAs(LARGE);
  }

  @Test
  void what_fails_everywhere_is_found_on_the_smallest_case_in_a_few_calls() {
    Smallest.Found found = below(Duration.ofSeconds(20));
    assertThat(CaseLine.print(found.by().on())).isEqualTo("n1 --values 0,0");
    assertThat(found.smallest().kind()).isEqualTo(Kind.PROVED);
    assertThat(calls).hasValueLessThan(10);
  }

  private static String smallest(Law law, ToDoubleBiFunction<Double, Double> times, String from) {
    Subject<double[]> wrong =
        Subject.of(
            "wrong",
            Arithmetic.FLOAT64,
            (g, input, weights, bias) ->
                new double[] {
                  times.applyAsDouble(input[0], weights[0]) + bias.map(b -> b[0]).orElse(0.0)
                });
    Outcome outcome = law.judge(wrong, CaseLine.parse(from));
    Disagreement failing = ((Outcome.Refuted) outcome).by();
    return CaseLine.print(Smallest.below(law, wrong, failing).by().on());
  }

  /** Powers of two overflow where one value is not zero, but two plain ones are nicer to read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "n1 --values 1,1 --exponents 0,900",
        "n1 --values 3,1 --exponents 0,600",
        "n1 --values 1000001,-1",
        "n1 --values 5,-7"
      })
  void the_smallest_case_of_squared_weights_is_plain_whatever_failed_first(String from) {
    assertThat(smallest(Laws.AGREEMENT, (x, k) -> x * k * k, from)).isEqualTo("n1 --values 1,-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n1 --values 3,6 --exponents 0,123",
        "n1 --values 7,7 --exponents 0,122",
        "n1 --values 5,1 --exponents 125,0",
        "n1 --values 1,1 --exponents 0,127"
      })
  void the_smallest_scaled_case_has_ones_whatever_failed_first(String from) {
    assertThat(smallest(Laws.LINEARITY_IN_WEIGHTS, (x, k) -> (float) (x * k), from))
        .isEqualTo("n1 --values 1,1 --exponents 0,127");
  }
}
