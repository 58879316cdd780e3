package dev.convproof.properties;

import dev.convproof.algebra.Numbers;
import dev.convproof.law.Agreement;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** The failure surface of properties and tests: convolutions that must obey a law on a case. */
public final class ConvolutionAssert extends AbstractAssert<ConvolutionAssert, List<Strategy>> {
  private final Case on;

  private ConvolutionAssert(List<Strategy> subjects, Case on) {
    super(subjects, ConvolutionAssert.class);
    this.on = on;
  }

  /** Asserts about the convolutions under test on a random case. */
  public static ConvolutionAssert assertThatConvolutionsOn(Case on) {
    return new ConvolutionAssert(Subjects.current(), on);
  }

  /** Asserts about one convolution on a case. */
  public static ConvolutionAssert assertThatConvolution(Strategy subject, Case on) {
    return new ConvolutionAssert(List.of(subject), on);
  }

  /** Every convolution computes, on this case, what the definition says. */
  public <V> ConvolutionAssert agreeOver(Numbers<V> numbers, Agreement law) {
    Ledger.current().draw(on, numbers.exactness());
    Outcome together = law.judge(numbers, actual, on);
    Ledger.current().record(together);
    if (together instanceof Outcome.Refuted refuted) {
      actual.forEach(subject -> require(law.judge(numbers, subject, on), numbers, law, subject));
      blame(refuted.by(), numbers);
    }
    return this;
  }

  /** Every convolution obeys a law on this case. */
  public <V> ConvolutionAssert obey(Law law, Numbers<V> numbers) {
    Ledger.current().draw(on, numbers.exactness().withHeadroom(law.headroom()));
    for (Strategy subject : actual) {
      Outcome outcome = law.judge(numbers, subject, on);
      Ledger.current().record(outcome);
      require(outcome, numbers, law, subject);
    }
    return this;
  }

  /** Each alone obeys the law: one changes the problem that they share, or is not deterministic. */
  private <V> void blame(Disagreement together, Numbers<V> numbers) {
    actual.forEach(
        subject -> {
          Outcome purity = Laws.PURITY.judge(numbers, subject, on);
          require(purity, numbers, Laws.PURITY, subject);
        });
    throw LawRefuted.notRepeated(together);
  }

  private static <V> void require(Outcome outcome, Numbers<V> numbers, Law law, Strategy subject) {
    if (outcome instanceof Outcome.Refuted refuted) {
      throw LawRefuted.by(refuted.by(), law, numbers, subject);
    }
  }
}
