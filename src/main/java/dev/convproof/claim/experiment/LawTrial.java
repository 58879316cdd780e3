package dev.convproof.claim.experiment;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.DegreeAlgebra;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Residues;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;
import dev.convproof.generate.RandomPoint;
import dev.convproof.generate.Shapes;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Law;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Minimality;
import dev.convproof.law.Outcome;
import dev.convproof.law.Smallest;
import dev.convproof.law.StrategyLaw;
import dev.convproof.message.Message;
import dev.convproof.proof.SchwartzZippel;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges a law of strategies on many cases, and adds up what that says. */
final class LawTrial {
  private final LawStatement law;
  private final Message over;
  private final Exactness exactness;
  private final BiFunction<Strategy, Case, Outcome> judging;
  private long cases;
  private Case latest;
  private final SchwartzZippel chance = new SchwartzZippel();
  private final Set<String> judged = new HashSet<>();

  private LawTrial(
      LawStatement law,
      Message over,
      Exactness exactness,
      BiFunction<Strategy, Case, Outcome> judging) {
    this.law = law;
    this.over = over;
    this.exactness = exactness;
    this.judging = judging;
  }

  /** Creates the trial of a law over some numbers. */
  static LawTrial of(Law law, Arithmetic<?> numbers) {
    return new LawTrial(
        law,
        words(numbers),
        numbers.exactness(),
        (strategy, c) -> law.judge(strategy.over(numbers), c));
  }

  /** Creates the trial of a law that chooses its own arithmetics. */
  static LawTrial of(StrategyLaw law) {
    return new LawTrial(
        law, Message.named("numbers", law.arithmetics()), Exactness.INTEGERS, law::judge);
  }

  /** Returns what numbers are called. */
  static Message words(Arithmetic<?> numbers) {
    return Message.named("numbers", numbers.name());
  }

  /** The judgement that trials make: they hold, or one of them failed or learnt nothing. */
  static Judgement judgement(Supplier<List<Verdict.Link>> trials) {
    try {
      return Judgement.of(new Verdict.Holds(trials.get()));
    } catch (Failed failed) {
      return Judgement.of(new Verdict.Refuted(failed.by()));
    } catch (Nothing nothing) {
      return Judgement.of(new Verdict.Undecided(nothing.reason()));
    }
  }

  /** Judges one subject on one case. */
  @SuppressWarnings("ReferenceEquality") // Cases come one after another: equal means the same here.
  void on(Strategy subject, Case c) {
    Outcome outcome = judging.apply(subject, c);
    if (outcome instanceof Outcome.Refuted refuted) {
      throw failed(
          Smallest.below(law, exactness, one -> judging.apply(subject, one), refuted.by()));
    }
    if (outcome instanceof Outcome.Held) {
      judged.add(subject.name());
      cases += c == latest ? 0 : 1;
      latest = c;
    }
  }

  /** Adds a case that is a random point of the residues. */
  void addDegree(Law of, Strategy subject, Case c) {
    chance.add(
        DegreeAlgebra.compared(degrees -> of.judge(subject.over(degrees), c)), Residues.MODULUS, 1);
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
   * Returns what the trial says, in words.
   *
   * @throws Nothing if nothing was compared
   */
  Message established() {
    if (cases == 0) {
      throw new Nothing(over);
    }
    return Message.of("link.ways-obey", judged.size(), over);
  }

  /** Creates what ends a trial: a counterexample, and what is known of smaller ones. */
  static Failed failed(Smallest.Found found) {
    return new Failed(counterexample(found));
  }

  private static Counterexample counterexample(Smallest.Found found) {
    Disagreement by = found.by();
    return new Counterexample(
        by.on().toString(),
        Contrast.LAW_SUBJECT,
        Message.verbatim(by.expected()),
        Message.verbatim(by.actual()),
        found.smallest().kind() != Minimality.Kind.UNKNOWN,
        Message.verbatim(found.smallest()),
        CaseDrawing.of(by));
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

    private final transient Message reason;

    Nothing(Message over) {
      super(over.toString(), null, false, false);
      reason = Message.of("reason.nothing-compared", over);
    }

    Message reason() {
      return reason;
    }
  }

  /** A case at every shape up to a bound, its values drawn from all residues, with biases. */
  static final class EveryShape {
    private EveryShape() {}

    /** The cases, smallest first; the same in every run. */
    static Stream<Case> cases(int layers, int excess) {
      SplittableRandom random = new SplittableRandom(layers);
      return IntStream.rangeClosed(0, excess)
          .boxed()
          .flatMap(size -> Shapes.ofSize(layers, size))
          .map(stack -> Case.zeros(stack, true))
          .map(zeros -> RandomPoint.on(zeros, Residues.MODULUS, random.nextLong()));
    }

    /** Returns how a bound is written in a strength. */
    static Message bound(int layers, long cases, int excess) {
      return layers == 1 ? PlainShapes.bound(cases, excess) : LayerPair.bound(cases, excess);
    }
  }
}
