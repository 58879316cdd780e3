package dev.convproof.claim.experiment;

import static dev.convproof.report.words.Wording.english;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.LawJudge.OfGradients;
import dev.convproof.claim.experiment.StrategyJudges.Derivatives;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Laws;
import dev.convproof.strategy.backward.BackwardLiars;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of gradients are refuted by a wrong backward pass, and hold for ours. */
class GradientJudgesTest {
  private static final BackwardStrategy UNFLIPPED = BackwardLiars.unflippedKernel();

  static List<GradientLaw> sampled() {
    return List.of(Laws.GRADIENT_ADJOINT, Laws.GRADIENT_UNIT_STEP);
  }

  @Test
  void a_kernel_that_is_not_flipped_gives_no_derivatives_at_the_smallest_shape() {
    Counterexample by = refuted(new Derivatives(List.of(UNFLIPPED), 3));
    assertThat(by.on()).isEqualTo("w2kw2");
    assertThat(english(by.expected())).isEqualTo("v6·v3");
    assertThat(english(by.actual())).isEqualTo("v6·v4");
    assertThat(by.smallest()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("sampled")
  void a_kernel_that_is_not_flipped_breaks_a_law_on_a_small_case(GradientLaw law) {
    Counterexample by = refuted(new OfGradients(law, List.of(UNFLIPPED), 20));
    assertThat(by.on()).startsWith("h2kh2").contains(" --values ");
    assertThat(by.expected()).isNotEqualTo(by.actual());
    assertThat(by.smallest()).isTrue();
  }

  @Test
  void ours_give_derivatives_for_all_values_at_each_shape() {
    Verdict.Holds found = holds(new Derivatives(BackwardStrategies.all(), 2));
    assertThat(found.strength()).isInstanceOf(Strength.Exact.class);
  }

  @ParameterizedTest
  @MethodSource("sampled")
  void ours_obey_the_laws_on_random_cases_over_every_arithmetic(GradientLaw law) {
    Verdict.Holds found = holds(new OfGradients(law, BackwardStrategies.all(), 20));
    assertThat(found.links())
        .extracting(link -> english(link.what()))
        .containsExactly(
            "3 backward passes obey the law over the field of integers modulo 2⁶¹−1",
            "3 backward passes obey the law over doubles",
            "3 backward passes obey the law over floats");
  }

  @ParameterizedTest
  @MethodSource("sampled")
  void where_no_pass_is_compared_nothing_is_decided(GradientLaw law) {
    assertThat(new OfGradients(law, List.of(), 20).judge().verdict())
        .isInstanceOf(Verdict.Undecided.class);
  }

  private static Counterexample refuted(Judge judge) {
    return ((Verdict.Refuted) judge.judge().verdict()).by();
  }

  private static Verdict.Holds holds(Judge judge) {
    return (Verdict.Holds) judge.judge().verdict();
  }
}
