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
import dev.convproof.claim.experiment.LawTrial.EveryShape;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Law;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.law.Smallest;
import dev.convproof.law.StrategyLaw;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A judge of whether convolutions obey a law: at every shape up to a bound, at a random point of
 * the field of residues, or over the integers where the law chooses its own values; and on random
 * cases over doubles and floats.
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
        Reach.SMALL,
        numbers.exactness().withHeadroom(law.headroom()),
        law.layers(),
        law.layers() > 1 && regardlessOfValues,
        seed);
  }

  /**
   * A judge of whether backward passes obey a law on random cases, over residues, doubles and
   * floats.
   *
   * @param law the law
   * @param passes the backward passes
   * @param cases drawn over each arithmetic
   */
  public record OfGradients(GradientLaw law, List<BackwardStrategy> passes, int cases)
      implements Judge {

    @Override
    public Judgement judge() {
      return LawTrial.judgement(
          () -> List.of(drawn(Residues.INSTANCE), drawn(Doubles.INSTANCE), drawn(Floats.INSTANCE)));
    }

    private Verdict.Link drawn(Arithmetic<?> numbers) {
      Set<String> judged = new HashSet<>();
      long told = 0;
      for (long seed = 0; seed < cases; seed++) {
        Case c =
            RandomCase.draw(
                Reach.SMALL,
                numbers.exactness().withHeadroom(law.headroom()),
                law.layers(),
                false,
                seed);
        Set<String> here = judgedOn(c, numbers);
        judged.addAll(here);
        told += here.isEmpty() ? 0 : 1;
      }
      if (told == 0) {
        throw new LawTrial.Nothing(LawTrial.words(numbers));
      }
      return new Verdict.Link(
          Message.of("link.backward-passes-obey", judged.size(), LawTrial.words(numbers)),
          new Strength.Sampled(told));
    }

    /** The passes that were compared on a case, not all being zero. */
    private Set<String> judgedOn(Case c, Arithmetic<?> numbers) {
      Set<String> judged = new HashSet<>();
      for (BackwardStrategy pass : passes) {
        Outcome outcome = law.judge(pass.over(numbers), c);
        if (outcome instanceof Outcome.Refuted refuted) {
          throw LawTrial.failed(Smallest.below(law, pass.over(numbers), refuted.by()));
        }
        if (outcome instanceof Outcome.Held) {
          judged.add(pass.name());
        }
      }
      return judged;
    }
  }
}
