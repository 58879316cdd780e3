package dev.convproof.claim;

/** Settles a claim, deterministically: the same judgement in every run and on every machine. */
@FunctionalInterface
public interface Judge {
  /** Judges. */
  Judgement judge();
}
