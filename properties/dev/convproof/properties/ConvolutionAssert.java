package dev.convproof.properties;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.DegreeAlgebra;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Residues;
import dev.convproof.cost.CountedRun.CountingStrategy;
import dev.convproof.generate.RandomPoint;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Agreement;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Facts;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.law.Smallest;
import dev.convproof.law.StrategyLaw;
import dev.convproof.model.NetworkBench;
import dev.convproof.model.NetworkPlan.LayerPlan;
import dev.convproof.proof.AllValues;
import dev.convproof.proof.SchwartzZippel;
import dev.convproof.strategy.Definition;
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
    AllValues.ShapeResult compared = all.at(g);
    Ledger.current().record(new Outcome.Held(compared.polynomials(), compared.polynomials()));
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
    Ledger ledger = Ledger.current();
    ledger.draw(on, numbers.exactness());
    List<Subject<V>> subjects =
        actual.stream()
            .filter(strategy -> !(strategy instanceof Definition)) // not compared with itself
            .map(strategy -> strategy.over(numbers))
            .toList();
    Outcome together = law.judge(subjects, on);
    ledger.record(together);
    if (together instanceof Outcome.Refuted refuted) {
      subjects.forEach(subject -> require(law.judge(subject, on), law, subject));
      blame(refuted.by(), subjects);
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
      chance.add(DegreeAlgebra.compared(d -> Laws.AGREEMENT.judge(subject.over(d), on)), size, 1);
    }
    return agreeOver(field, Laws.AGREEMENT);
  }

  /** Every convolution obeys a law on this case. */
  public <V> ConvolutionAssert obey(Law law, Arithmetic<V> numbers) {
    Ledger.current().draw(on, numbers.exactness().withHeadroom(law.headroom()));
    for (Strategy strategy : actual) {
      Subject<V> subject = strategy.over(numbers);
      Outcome outcome = law.judge(subject, on);
      Ledger.current().record(outcome);
      require(outcome, law, subject);
    }
    return this;
  }

  /** Every convolution obeys a law that chooses its own arithmetics. */
  public ConvolutionAssert obey(StrategyLaw law) {
    return obey(law, subject -> Facts::of);
  }

  /** Every convolution executes, with a bias and without, what its own closed form says. */
  public ConvolutionAssert executeAsManyOperationsAsTheClosedForm() {
    return obey(OperationsLaw.OWN_FORM, OperationFacts::about);
  }

  /** Every convolution that makes a product for every tap executes what the textbook says. */
  public ConvolutionAssert executeAsManyOperationsAsTheTextbook() {
    return obey(OperationsLaw.TEXTBOOK, OperationFacts::about);
  }

  /** Returns the same convolutions, computing while their operations are counted. */
  public ConvolutionAssert whenCounted() {
    return new ConvolutionAssert(actual.stream().<Strategy>map(CountingStrategy::new).toList(), on);
  }

  private ConvolutionAssert obey(StrategyLaw law, Function<Strategy, LawRefuted.Wording> wording) {
    Ledger.current().draw(on, Exactness.INTEGERS);
    for (Strategy subject : actual) {
      Outcome outcome = law.judge(subject, on);
      Ledger.current().record(outcome);
      if (outcome instanceof Outcome.Refuted refuted) {
        throw LawRefuted.by(
            refuted.by(),
            () -> Smallest.below(law, Exactness.INTEGERS, c -> law.judge(subject, c), refuted.by()),
            wording.apply(subject));
      }
    }
    return this;
  }

  /** Each alone obeys the law: one changes the problem that they share, or is not deterministic. */
  private <V> void blame(Disagreement together, List<Subject<V>> subjects) {
    subjects.forEach(subject -> require(Laws.PURITY.judge(subject, on), Laws.PURITY, subject));
    throw LawRefuted.notRepeated(together);
  }

  private static <V> void require(Outcome outcome, Law law, Subject<V> subject) {
    if (outcome instanceof Outcome.Refuted refuted) {
      throw LawRefuted.by(refuted.by(), law, subject);
    }
  }
}
