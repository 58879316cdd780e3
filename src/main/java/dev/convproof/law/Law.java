package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;

/** A statement about every convolution, judged on one case at a time. */
public interface Law extends Stated {

  /** Judges a convolution on a case. */
  <V> Outcome judge(Arithmetic<V> numbers, Strategy subject, Case c);
}
