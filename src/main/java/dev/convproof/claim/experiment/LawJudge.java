package dev.convproof.claim.experiment;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Residues;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.generate.RandomCase;
import dev.convproof.law.Law;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Laws;
import dev.convproof.law.StrategyLaw;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether convolutions obey a law: at every shape up to a bound, at a random point of the field of
 * residues, or over the integers where the law chooses its own values; and on random cases over
 * doubles and floats.
 *
 * @param law the law
 * @param subjects the convolutions
 * @param regardlessOfValues whether the law chooses its own values: it is then run once at each
 *     shape
 * @param excess up to which all shapes are tried
 * @param cases drawn over each of doubles and floats
 */
public record LawJudge(
    Law law, List<Strategy> subjects, boolean regardlessOfValues, int excess, int cases)
    implements Judge {

  /** Leaves out what would be compared with itself. */
  public LawJudge {
    subjects = subjects.stream().filter(s -> !Laws.isReference(law, s)).toList();
  }

  @Override
  public Judgement judge() {
    return LawTrial.judgement(
        () -> List.of(atEveryShape(), drawn(Doubles.INSTANCE), drawn(Floats.INSTANCE)));
  }

  /**
   * Returns the judge of a law that chooses its own arithmetics, and needs no values.
   *
   * @param excess up to which all shapes are tried
   */
  public static Judge of(StrategyLaw law, List<Strategy> subjects, int excess) {
    return () -> LawTrial.judgement(() -> List.of(exact(LawTrial.of(law), law, subjects, excess)));
  }

  private Verdict.Link atEveryShape() {
    return regardlessOfValues
        ? exact(LawTrial.of(law, Integers.INSTANCE), law, subjects, excess)
        : atRandomPoints();
  }

  private static Verdict.Link exact(
      LawTrial trial, LawStatement law, List<Strategy> subjects, int excess) {
    EveryShape.cases(law.layers(), excess).forEach(c -> subjects.forEach(s -> trial.on(s, c)));
    return new Verdict.Link(
        trial.established(),
        new Strength.Exact(
            Strength.Values.CHOSEN, EveryShape.bound(law.layers(), trial.cases(), excess)));
  }

  private Verdict.Link atRandomPoints() {
    LawTrial trial = LawTrial.of(law, Residues.INSTANCE);
    EveryShape.cases(law.layers(), excess)
        .forEach(
            c ->
                subjects.forEach(
                    s -> {
                      trial.on(s, c);
                      trial.addDegree(law, s, c);
                    }));
    return new Verdict.Link(
        trial.established(),
        new Strength.Probable(trial.bits(), EveryShape.bound(law.layers(), trial.cases(), excess)));
  }

  private Verdict.Link drawn(Arithmetic<?> numbers) {
    LawTrial trial = LawTrial.of(law, numbers);
    Stream.iterate(0L, seed -> seed < cases, seed -> seed + 1)
        .map(seed -> draw(numbers, seed))
        .forEach(c -> subjects.forEach(s -> trial.on(s, c)));
    return new Verdict.Link(trial.established(), new Strength.Sampled(trial.cases()));
  }

  private Case draw(Arithmetic<?> numbers, long seed) {
    return RandomCase.draw(
        numbers.exactness().withHeadroom(law.headroom()),
        law.layers(),
        law.layers() > 1 && regardlessOfValues,
        seed);
  }
}
