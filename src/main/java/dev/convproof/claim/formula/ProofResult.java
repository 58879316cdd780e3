package dev.convproof.claim.formula;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.message.Message;
import dev.convproof.proof.smt.Prover.ProofFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A verdict, with what it rests on.
 *
 * @param verdict the verdict
 * @param proofs the files that its strengths name, and the lemmas that these use
 * @param at where it is refuted
 * @param under the counterexample of each reading, the nearest first, where several are refuted by
 *     different ones; else empty
 */
record ProofResult(
    Verdict verdict,
    List<ProofFile> proofs,
    Optional<Instance> at,
    Map<Conventions, Counterexample> under) {

  ProofResult {
    proofs = List.copyOf(proofs);
    under = Collections.unmodifiableMap(new LinkedHashMap<>(under));
  }

  ProofResult(Verdict verdict, List<ProofFile> proofs) {
    this(verdict, proofs, Optional.empty(), Map.of());
  }

  static ProofResult undecided(Message reason) {
    return new ProofResult(new Verdict.Undecided(reason), List.of());
  }

  static ProofResult refuted(Counterexample by, Instance at) {
    return new ProofResult(new Verdict.Refuted(by), List.of(), Optional.of(at), Map.of());
  }
}
