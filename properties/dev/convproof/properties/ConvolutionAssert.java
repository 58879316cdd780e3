package dev.convproof.properties;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Degrees;
import dev.convproof.algebra.Residues;
import dev.convproof.cost.WhenCounted;
import dev.convproof.generate.RandomPoint;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Agreement;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Facts;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.model.NetworkBench;
import dev.convproof.model.NetworkPlan.LayerPlan;
import dev.convproof.proof.AllValues;
import dev.convproof.proof.SchwartzZippel;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.function.Function;
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

  /** Asserts about some convolutions on a case. */
  public static ConvolutionAssert assertThatConvolutions(List<Strategy> subjects, Case on) {
    return new ConvolutionAssert(subjects, on);
  }

  /** Asserts about one convolution on a case. */
  public static ConvolutionAssert assertThatConvolution(Strategy subject, Case on) {
    return new ConvolutionAssert(List.of(subject), on);
  }

  /** Every strategy that a plan runs on a layer computes what the plan's reference does. */
  public static <V> void assertThatStrategiesAgree(
      LayerPlan plan, Arithmetic<V> numbers, long seed) {
    new NetworkBench<>(numbers, seed, new LayerJudge<>(numbers)::judge).run(plan);
  }

  /**
   * The convolutions under test equal the definition for all values, at a geometry. One that does
   * not is refuted on the integers, if it gives an output of the right shape.
   */
  public static void assertThatConvolutionsAgreeForAllValues(AllValues all, Geometry g) {
    AllValues.Compared compared = all.at(g);
    Ledger.current().record(new Outcome.Holds(compared.polynomials(), compared.polynomials()));
    compared
        .difference()
        .ifPresent(
            difference -> {
              Case witness = RandomPoint.on(g, Residues.MODULUS, 1);
              assertThatConvolution(difference.strategy(), witness)
                  .obey(Laws.AGREEMENT, Residues.INSTANCE);
              throw new AssertionError(
                  "%s differs from definition on %s, for indeterminates: expected %s but was %s"
                      .formatted(
                          difference.strategy().name(),
                          g,
                          difference.expected(),
                          difference.actual()));
            });
  }

  /** Every convolution computes, on this case, what the definition says. */
  public <V> ConvolutionAssert agreeOver(Arithmetic<V> numbers, Agreement law) {
    Ledger.current().draw(on, numbers.exactness());
    Outcome together = law.judge(numbers, actual, on);
    Ledger.current().record(together);
    if (together instanceof Outcome.Refuted refuted) {
      actual.forEach(
          subject -> require(law.judge(numbers, subject, on), numbers, law, subject, Facts::of));
      blame(refuted.by(), numbers);
    }
    return this;
  }

  /**
   * Every convolution computes what the definition says on this case, whose values are a random
   * point of a field; how likely that is by chance is added up.
   */
  public ConvolutionAssert agreeAtRandomPoint(Arithmetic<long[]> field, long size) {
    SchwartzZippel chance = Ledger.current().finding(SchwartzZippel.class, SchwartzZippel::new);
    for (Strategy subject : actual) {
      chance.add(Degrees.compared(d -> Laws.AGREEMENT.judge(d, subject, on)), size, 1);
    }
    return agreeOver(field, Laws.AGREEMENT);
  }

  /** Every convolution obeys a law on this case. */
  public <V> ConvolutionAssert obey(Law law, Arithmetic<V> numbers) {
    return obey(law, numbers, subject -> Facts::of);
  }

  /** Every convolution executes, with a bias and without, what its own closed form says. */
  public <V> ConvolutionAssert executeAsManyOperationsAsTheClosedForm(Arithmetic<V> numbers) {
    return obey(OperationsLaw.OWN_FORM, numbers, OperationFacts::about);
  }

  /** Every convolution that makes a product for every tap executes what the textbook says. */
  public <V> ConvolutionAssert executeAsManyOperationsAsTheTextbook(Arithmetic<V> numbers) {
    return obey(OperationsLaw.TEXTBOOK, numbers, OperationFacts::about);
  }

  /** The same convolutions as they compute while their operations are counted. */
  public ConvolutionAssert whenCounted() {
    return new ConvolutionAssert(actual.stream().<Strategy>map(WhenCounted::new).toList(), on);
  }

  private <V> ConvolutionAssert obey(
      Law law, Arithmetic<V> numbers, Function<Strategy, LawRefuted.Wording> wording) {
    Ledger.current().draw(on, numbers.exactness().withHeadroom(law.headroom()));
    for (Strategy subject : actual) {
      Outcome outcome = law.judge(numbers, subject, on);
      Ledger.current().record(outcome);
      require(outcome, numbers, law, subject, wording.apply(subject));
    }
    return this;
  }

  /** Each alone obeys the law: one changes the problem that they share, or is not deterministic. */
  private <V> void blame(Disagreement together, Arithmetic<V> numbers) {
    actual.forEach(
        subject -> {
          Outcome purity = Laws.PURITY.judge(numbers, subject, on);
          require(purity, numbers, Laws.PURITY, subject, Facts::of);
        });
    throw LawRefuted.notRepeated(together);
  }

  private static <V> void require(
      Outcome outcome,
      Arithmetic<V> numbers,
      Law law,
      Strategy subject,
      LawRefuted.Wording wording) {
    if (outcome instanceof Outcome.Refuted refuted) {
      throw LawRefuted.by(refuted.by(), law, numbers, subject, wording);
    }
  }
}
