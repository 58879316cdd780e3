package dev.convproof.report;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;

/** A claim with its judgement. */
public record Judged(Claim claim, Judgement judgement) {
  /** Judges a claim. */
  public static Judged of(Claim claim) {
    return new Judged(claim, claim.judge().judge());
  }

  /** The claim's id. */
  public String id() {
    return claim.id();
  }

  /** The verdict. */
  public Verdict verdict() {
    return judgement.verdict();
  }
}
