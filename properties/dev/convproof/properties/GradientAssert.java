package dev.convproof.properties;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Integers;
import dev.convproof.generate.RandomPoint;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Facts;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.law.Smallest;
import dev.convproof.proof.FormalGradients;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import java.util.List;

/** The failure surface of properties and tests of backward passes. */
public final class GradientAssert {
  private GradientAssert() {}

  /** Every backward pass obeys a law on a case. */
  public static <V> void assertThatGradients(
      List<BackwardStrategy> subjects, Case on, GradientLaw law, Arithmetic<V> numbers) {
    Ledger.current().draw(on, numbers.exactness().withHeadroom(law.headroom()));
    subjects.stream()
        .filter(subject -> !Laws.isReference(law, subject))
        .forEach(subject -> obeys(subject, on, law, numbers));
  }

  private static <V> void obeys(
      BackwardStrategy pass, Case on, GradientLaw law, Arithmetic<V> numbers) {
    Subject<V> subject = pass.over(numbers);
    Outcome outcome = law.judge(subject, on);
    Ledger.current().record(outcome);
    if (outcome instanceof Outcome.Refuted refuted) {
      throw LawRefuted.by(
          refuted.by(),
          () -> Smallest.below(law, subject, refuted.by()),
          (d, smallest) -> Facts.of(d, smallest, law.facts(numbers, d.on())));
    }
  }

  /**
   * Every gradient is a formal derivative, for all values, at a geometry. A pass of which that is
   * not true is refuted by unit steps of small values, where these show it.
   */
  public static void assertThatGradientsAreDerivatives(FormalGradients all, Geometry g) {
    FormalGradients.GradientResult compared = all.at(g);
    Ledger.current().record(new Outcome.Held(compared.polynomials(), compared.polynomials()));
    compared
        .difference()
        .ifPresent(
            difference -> {
              Case witness = RandomPoint.on(g, 10, 1);
              obeys(difference.pass(), witness, Laws.GRADIENT_UNIT_STEP, Integers.INSTANCE);
              throw new AssertionError(
                  "%s gives no derivative with respect to the %s on %s, for indeterminates: expected %s but was %s"
                      .formatted(
                          difference.pass().name(),
                          difference.of(),
                          g,
                          difference.expected(),
                          difference.actual()));
            });
  }
}
