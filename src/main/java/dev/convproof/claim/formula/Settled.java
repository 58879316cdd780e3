package dev.convproof.claim.formula;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Message;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Instance;
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
 * @param under the counterexample of each reading, the smallest first, where several are refuted by
 *     different ones; else empty
 */
record Settled(
    Verdict verdict,
    List<ProofFile> proofs,
    Optional<Instance> at,
    Map<Conventions, Counterexample> under) {
  Settled {
    proofs = List.copyOf(proofs);
    under = Collections.unmodifiableMap(new LinkedHashMap<>(under));
  }

  Settled(Verdict verdict, List<ProofFile> proofs, Optional<Instance> at) {
    this(verdict, proofs, at, Map.of());
  }

  static Settled undecided(Message reason) {
    return new Settled(new Verdict.Undecided(reason), List.of(), Optional.empty());
  }

  /** The kind of the verdict: readings of one kind are one. */
  Class<?> kind() {
    return verdict.getClass();
  }
}
