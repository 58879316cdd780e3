package dev.convproof.cost;

import dev.convproof.tensor.Problem;

/** Whether the bias takes part in a count: a run with a bias, or the same run without. */
public enum BiasTerm {
  /** Each output starts from its bias, so that every product is added. */
  COUNTED,
  /** Each output starts from its first product. */
  IGNORED;

  /** The convention that a problem's run counts under. */
  public static BiasTerm of(Problem<?> problem) {
    return problem.bias().isPresent() ? COUNTED : IGNORED;
  }

  /** Such as {@code bias counted}. */
  @Override
  public String toString() {
    return this == COUNTED ? "bias counted" : "bias ignored";
  }
}
