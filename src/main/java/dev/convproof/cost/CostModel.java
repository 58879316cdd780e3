package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Fft;
import dev.convproof.strategy.Separable;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.Winograd;
import java.util.Optional;

/** What a strategy executes and allocates, as closed forms of the geometry. */
@FunctionalInterface
public interface CostModel {

  /** Returns the operations executed on a geometry within the strategy's scope. */
  Operations operations(Geometry g, BiasTerm bias);

  /** Returns what is allocated on a geometry within the strategy's scope, where that is stated. */
  default Optional<Allocated> allocated(Geometry g) {
    return Optional.empty();
  }

  /**
   * Returns the convention under which all that is executed equals the textbook's {@link
   * ClosedForm}; empty for a strategy that does other work, such as Winograd's.
   */
  default Optional<PaddedTaps> textbook() {
    return Optional.empty();
  }

  /** A strategy that states its own cost. */
  interface StatesCost extends Strategy {
    /** Returns what it states. */
    CostModel cost();
  }

  /** Returns the closed forms of a strategy, if any are stated: of each that ConvProof has. */
  static Optional<CostModel> of(Strategy strategy) {
    if (strategy instanceof StatesCost stated) {
      return Optional.of(stated.cost());
    }
    if (strategy instanceof Winograd winograd) {
      return Optional.of(new WinogradCost(winograd.tileHeight(), winograd.tileWidth()));
    }
    if (strategy instanceof Fft) {
      return Optional.of(new FftCost());
    }
    return strategy instanceof Separable
        ? Optional.of(new SeparableCost())
        : TapByTapCost.of(strategy);
  }
}
