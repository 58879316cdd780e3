package dev.convproof.claim.experiment;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Degrees;
import dev.convproof.algebra.Residues;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Law;
import dev.convproof.law.Outcome;
import dev.convproof.law.Smallest;
import dev.convproof.proof.SchwartzZippel;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Judges a law on many cases over some numbers, and adds up what that says.
 *
 * @param <V> the numbers' buffers
 */
final class LawTrial<V> {
  private final Law law;
  private final Arithmetic<V> numbers;
  private long cases;
  private Case latest;
  private final SchwartzZippel chance = new SchwartzZippel();
  private final Set<String> judged = new HashSet<>();

  LawTrial(Law law, Arithmetic<V> numbers) {
    this.law = law;
    this.numbers = numbers;
  }

  /** The judgement that trials make: they hold, or one of them failed or learnt nothing. */
  static Judgement judgement(Supplier<List<Verdict.Link>> trials) {
    try {
      return Judgement.of(new Verdict.Holds(trials.get()));
    } catch (Failed failed) {
      return Judgement.of(new Verdict.Refuted(failed.by()));
    } catch (Nothing nothing) {
      return Judgement.of(new Verdict.Undecided(nothing.getMessage()));
    }
  }

  /** Judges one subject on one case. */
  @SuppressWarnings("ReferenceEquality") // Cases come one after another: equal means the same here.
  void on(Strategy subject, Case c) {
    Outcome outcome = law.judge(numbers, subject, c);
    if (outcome instanceof Outcome.Refuted refuted) {
      throw failed(Smallest.below(law, numbers, subject, refuted.by()));
    }
    if (outcome instanceof Outcome.Holds holds && holds.nonzero() > 0) {
      judged.add(subject.name());
      cases += c == latest ? 0 : 1;
      latest = c;
    }
  }

  /** Adds a case that is a random point of the residues. */
  void addDegree(Strategy subject, Case c) {
    chance.add(Degrees.compared(degrees -> law.judge(degrees, subject, c)), Residues.MODULUS, 1);
  }

  /** The cases on which some subject was compared, not all being zero. */
  long cases() {
    return cases;
  }

  /** The greatest k for which the sum of all probabilities of error is at most 2^−k. */
  int bits() {
    if (chance.isEmpty()) {
      throw new IllegalStateException(law.name() + " compares no polynomial: run it on integers");
    }
    return chance.bits();
  }

  /**
   * What the trial says, in words.
   *
   * @throws Nothing if nothing was compared
   */
  String established() {
    if (cases == 0) {
      throw new Nothing(numbers.name());
    }
    return judged.size() + " ways to compute it obey the law over " + numbers.name();
  }

  /** What ends a trial: a counterexample, and what is known of smaller ones. */
  static Failed failed(Smallest.Found found) {
    return new Failed(counterexample(found));
  }

  private static Counterexample counterexample(Smallest.Found found) {
    Disagreement by = found.by();
    List<Panel> panels = new ArrayList<>(Drawings.operands(by.on()));
    panels.add(Drawings.cell("expected", by.expected()));
    panels.add(Drawings.markedCell("actual", by.actual()));
    return new Counterexample(
        by.on().toString(),
        Contrast.LAW_SUBJECT,
        by.expected(),
        by.actual(),
        found.known().startsWith("yes"),
        found.known(),
        Drawings.of(panels));
  }

  /** The law does not hold. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Counterexample by;

    Failed(Counterexample by) {
      super(by.on(), null, false, false);
      this.by = by;
    }

    Counterexample by() {
      return by;
    }
  }

  /** Nothing was learnt. */
  static final class Nothing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Nothing(String numbers) {
      super("over " + numbers + ", nothing was compared that was not zero", null, false, false);
    }
  }
}
