package dev.convproof.claim.experiment;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Residues;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.generate.RandomCase;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Outcome;
import dev.convproof.law.Smallest;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether backward passes obey a law on random cases, over residues, doubles and floats.
 *
 * @param law the law
 * @param passes the backward passes
 * @param cases drawn over each arithmetic
 */
public record GradientLawJudge(GradientLaw law, List<BackwardStrategy> passes, int cases)
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
              numbers.exactness().withHeadroom(law.headroom()), law.layers(), false, seed);
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
