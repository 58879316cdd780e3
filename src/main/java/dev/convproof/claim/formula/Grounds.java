package dev.convproof.claim.formula;

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
 * @param reason why it is not established, otherwise empty
 */
record Grounds(Optional<Verdict.Link> link, List<ProofFile> proofs, String reason) {

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
      return missing("Z3 finds no proof of " + lemma.file());
    }
    Verdict.Link link =
        new Verdict.Link(
            "the closed form counts the windows that fit", new Strength.Proved(lemma.file()));
    return new Grounds(Optional.of(link), List.of(new ProofFile(lemma.file(), lemma.text())), "");
  }

  private static Grounds byExecution(Measure measure, Conventions conventions) {
    Verdict verdict = ClosedFormCheck.of(measure, conventions);
    if (verdict instanceof Verdict.Holds holds) {
      return new Grounds(Optional.of(holds.links().get(0)), List.of(), "");
    }
    return missing("the closed form is not what is executed");
  }

  private static Grounds missing(String reason) {
    return new Grounds(Optional.empty(), List.of(), reason);
  }
}
