package dev.convproof.law;

import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;

/**
 * A statement about a strategy that is judged in arithmetics which the law chooses: it needs the
 * source, and says nothing of a subject that computes in its own.
 */
public interface StrategyLaw extends LawStatement {

  /** Judges a strategy on a case. */
  Outcome judge(Strategy strategy, Case on);

  /** The arithmetics that it is judged in, as reports name them. */
  String arithmetics();
}
