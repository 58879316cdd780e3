package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.geometry.Geometry;
import java.util.Optional;

/** What a strategy executes, as a closed form of the geometry. */
public interface CostModel {

  /** The operations executed on a geometry within the strategy's scope. */
  Operations operations(Geometry g, BiasTerm bias);

  /**
   * The convention under which all that is executed equals the textbook's {@link ClosedForm}; empty
   * for a strategy that does other work, such as Winograd's.
   */
  default Optional<PaddedTaps> textbook() {
    return Optional.empty();
  }
}
