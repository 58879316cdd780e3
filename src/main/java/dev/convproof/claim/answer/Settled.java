package dev.convproof.claim.answer;

import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Instance;
import dev.convproof.proof.smt.ProofFile;
import java.util.List;
import java.util.Optional;

/**
 * A verdict, with what it rests on.
 *
 * @param verdict the verdict
 * @param proofs the files that its strengths name, and the lemmas that these use
 * @param at where it is refuted
 */
record Settled(Verdict verdict, List<ProofFile> proofs, Optional<Instance> at) {
  Settled {
    proofs = List.copyOf(proofs);
  }

  static Settled undecided(String reason) {
    return new Settled(new Verdict.Undecided(reason), List.of(), Optional.empty());
  }

  /** The kind of the verdict: readings of one kind are one. */
  Class<?> kind() {
    return verdict.getClass();
  }
}
