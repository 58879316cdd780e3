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
import org.junit.jupiter.api.Test;

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
}
