package dev.convproof.claim.formula;

import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Basis;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Measure;
import dev.convproof.proof.Lemma;
import dev.convproof.proof.smt.Prover.ProofFile;
import dev.convproof.proof.smt.Z3;
import dev.convproof.proof.smt.Z3.SolverAnswer;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.util.List;
import java.util.Optional;

/**
 * What shows that a quantity's closed form is the quantity.
 *
 * @param link the step, if it is established
 * @param proofs the files that it names
 * @param reason why it is not established, if it is not
 */
record Grounds(Optional<Verdict.Link> link, List<ProofFile> proofs, Optional<Message> reason) {

  /** Establishes the grounds, now. */
  static Grounds of(Measure measure, Conventions conventions) {
    if (measure.basis() instanceof Basis.ByLemma lemma) {
      return byLemma(lemma);
    }
    return byExecution(measure, conventions);
  }

  private static Grounds byLemma(Basis.ByLemma basis) {
    Lemma lemma =
        Lemma.all().stream()
            .filter(one -> one.name().equals(basis.file()))
            .findFirst()
            .orElseThrow();
    if (!(Z3.ask(lemma.text(), List.of(), SolverBudget.USUAL) instanceof SolverAnswer.Unsat)) {
      return missing(Message.of("reason.no-proof-of-lemma", lemma.file()));
    }
    Verdict.Link link =
        new Verdict.Link(Message.of("link.counts-the-windows"), new Strength.Proved(lemma.file()));
    return new Grounds(
        Optional.of(link), List.of(new ProofFile(lemma.file(), lemma.text())), Optional.empty());
  }

  private static Grounds byExecution(Measure measure, Conventions conventions) {
    Verdict verdict = ClosedFormCheck.of(measure, conventions);
    if (verdict instanceof Verdict.Holds holds) {
      return new Grounds(Optional.of(holds.links().get(0)), List.of(), Optional.empty());
    }
    return missing(Message.of("reason.form-is-not-executed"));
  }

  private static Grounds missing(Message reason) {
    return new Grounds(Optional.empty(), List.of(), Optional.of(reason));
  }
}
