package dev.convproof.claim.formula;

import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.proof.smt.Prover;
import dev.convproof.proof.smt.Prover.ProofAttempt;
import dev.convproof.proof.smt.Prover.ProofFile;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Settles a question: enumerates shapes for the smallest counterexample, then has all shapes
 * proved.
 *
 * @param shapes how many are enumerated, at most
 * @param effort how hard the solver tries
 */
record Settler(long shapes, SolverBudget effort) {
  /** What a person waits for. */
  static final Settler USUAL = with(SolverBudget.USUAL);

  /** The excess beyond which even few variables are not enumerated. */
  private static final int LARGEST_EXCESS = 100;

  /** One that enumerates as many shapes as a person waits for, whatever the solver's effort. */
  static Settler with(SolverBudget effort) {
    return new Settler(5_000, effort);
  }

  /**
   * Settles it.
   *
   * @param name of the proof's file, without {@code .smt2}
   * @param grounds what shows that the closed form is the truth
   */
  Settled settle(String name, Question question, Supplier<Grounds> grounds) {
    Scan scan = Scan.of(question, shapes, LARGEST_EXCESS);
    if (scan.found().isPresent()) {
      return Refutation.first(question, scan.found().orElseThrow(), scan.shapes());
    }
    if (question.closed().isEmpty()) {
      return Settled.undecided(scan.clean(Message.of("reason.no-closed-form")));
    }
    Prover prover = new Prover(effort);
    ProofAttempt outcome =
        prover.prove(name, question.about(question.domain().premises()), scan.samples());
    if (outcome instanceof ProofAttempt.Established proved) {
      return holds(question, proved, grounds);
    }
    return outcome instanceof ProofAttempt.Disproved disproved
        ? new Beyond(question, new Prover(SolverBudget.SMALL), scan.bound())
            .settle(disproved.values())
        : Settled.undecided(
            scan.clean(Message.verbatim(((ProofAttempt.Inconclusive) outcome).reason())));
  }

  private static Settled holds(
      Question question, ProofAttempt.Established proved, Supplier<Grounds> supplied) {
    String form = question.closed().orElseThrow().text();
    Grounds grounds = supplied.get();
    if (grounds.link().isEmpty()) {
      Message reason =
          Message.of("reason.equal-but", form, proved.file(), grounds.reason().orElseThrow());
      return new Settled(new Verdict.Undecided(reason), proved.files(), Optional.empty());
    }
    List<Verdict.Link> links =
        List.of(
            new Verdict.Link(equal(form, question.under()), new Strength.Proved(proved.file())),
            grounds.link().orElseThrow());
    List<ProofFile> files = new ArrayList<>(proved.files());
    files.addAll(grounds.proofs());
    return new Settled(new Verdict.Holds(links), files, Optional.empty());
  }

  private static Message equal(String form, Conventions under) {
    return under.chosen().isEmpty()
        ? Message.of("link.formula-equals", form)
        : Message.of("link.formula-equals-under", form, under.all());
  }
}
