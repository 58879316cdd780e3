package dev.convproof.claim.experiment;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.SummationOrder;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Message;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.thread.Subject;
import dev.convproof.geometry.Geometry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a difference Σ|Y1 − Y2| of some size shows that a program is wrong: refuted by a random
 * draw at which a program that is right for all values differs by more, in float32.
 *
 * @param right the program that the difference was found with
 * @param domain the shapes that it is for
 * @param shape of the experiment
 * @param found the difference
 * @param draws how many
 */
public record DifferenceJudge(
    Subject right, Domain domain, Geometry shape, BigDecimal found, int draws) implements Judge {

  @Override
  public Judgement judge() {
    if (!(new ProgramJudge(right, domain).verdict() instanceof Verdict.Holds)) {
      return Judgement.of(
          new Verdict.Undecided(Message.of("reason.program-is-wrong", right.name())));
    }
    Pairing pairing = Pairing.of(Way.of(right), SummationOrder.SEQUENTIAL, false);
    Distribution single = new DrawnDifferences<>(Floats.INSTANCE, shape, draws).of(pairing);
    Distribution twice = new DrawnDifferences<>(Doubles.INSTANCE, shape, draws).of(pairing);
    OptionalInt draw = single.firstReaching(found);
    Verdict verdict =
        draw.isPresent()
            ? new Verdict.Refuted(counterexample(draw.getAsInt(), single))
            : new Verdict.Undecided(Message.of("reason.no-draw-reaches", draws));
    return new Judgement(
        verdict,
        List.of(
            new Figure("distribution", single.summary("float32", found)),
            new Figure("distribution", twice.summary("float64", found))));
  }

  /** Such as {@code 1.2219e-06}. */
  private static String allDigits(BigDecimal number) {
    return String.format(Locale.ROOT, "%." + (number.precision() - 1) + "e", number);
  }

  private Counterexample counterexample(int draw, Distribution single) {
    return new Counterexample(
        shape + ", standard normal, seed " + draw,
        Contrast.ALLOWED_FOUND,
        Message.verbatim("< " + allDigits(found)),
        Message.verbatim(Distribution.shown(single.differences().get(draw))),
        false,
        Message.of("known.first-draw", draws),
        Optional.empty());
  }
}
