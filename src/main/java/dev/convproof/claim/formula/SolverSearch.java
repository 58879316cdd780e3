package dev.convproof.claim.formula;

import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.formula.Expressions;
import dev.convproof.message.Message;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Prover;
import dev.convproof.proof.smt.Relation;
import dev.convproof.proof.smt.Z3.SolverAnswer;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counterexamples beyond what was enumerated, which a solver finds: asks for one of ever smaller
 * excess, until the solver shows that there is none below.
 */
final class SolverSearch {
  /** Shapes of one excess, at most, that are looked through for the first in the order of cases. */
  private static final long MOST_OF_ONE_EXCESS = 60_000;

  /** The excess above which no shape is looked for. */
  private static final int LARGEST = 1 << 20;

  private final FormulaQuestion question;
  private final Prover prover;
  private Optional<Instance> best;
  private int least;

  /**
   * @param scanned the excess up to which there is no counterexample
   */
  SolverSearch(FormulaQuestion question, Prover prover, int scanned) {
    this.question = question;
    this.prover = prover;
    this.best = Optional.empty();
    this.least = scanned + 1;
  }

  /**
   * Settles the question by a counterexample, given values of the unknowns at which it is false.
   */
  ProofResult settle(Map<String, BigInteger> values) {
    keep(values);
    for (long within = 2L * least; best.isEmpty() && within <= LARGEST; within *= 2) {
      if (!ask((int) within)) {
        break;
      }
    }
    return best.map(this::descend)
        .orElse(
            ProofResult.undecided(
                Message.of("reason.no-shape-of-model", question.words(), values)));
  }

  private ProofResult descend(Instance found) {
    boolean answers = true;
    while (answers && least < best.orElse(found).size()) {
      answers = ask(least + (best.orElse(found).size() - 1 - least) / 2);
    }
    Instance smallest = best.orElse(found);
    if (!answers) {
      return question.refuted(smallest, false, Message.of("known.none-below", least));
    }
    return ofLeastExcess(smallest);
  }

  private ProofResult ofLeastExcess(Instance smallest) {
    if (question.domain().count(least) > MOST_OF_ONE_EXCESS) {
      return question.refuted(
          smallest, false, Message.of("known.none-below-by-z3-maybe-first", least));
    }
    List<Instance> level = question.domain().ofSize(least);
    Instance first = level.stream().filter(question::refutedAt).findFirst().orElse(smallest);
    return question.refuted(first, true, Message.of("known.none-below-by-z3", least));
  }

  /** Looks for a counterexample of at most an excess; false if the solver does not know. */
  private boolean ask(int excess) {
    Proposition bounded =
        question
            .proposition()
            .assuming(
                List.of(Relation.atMost(question.domain().size(), Expressions.number(excess))));
    SolverAnswer answer = prover.ask(bounded);
    if (answer instanceof SolverAnswer.Unsat) {
      least = excess + 1;
      return true;
    }
    return answer instanceof SolverAnswer.Sat sat && keep(sat.values());
  }

  /** Keeps a counterexample if it is one, and is smaller than the one before. */
  private boolean keep(Map<String, BigInteger> values) {
    Optional<Instance> shape =
        question
            .domain()
            .instance(values)
            .filter(question::refutedAt)
            .filter(one -> best.map(Instance::size).orElse(Integer.MAX_VALUE) > one.size());
    best = shape.or(() -> best);
    return shape.isPresent();
  }
}
