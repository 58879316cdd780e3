package dev.convproof.cost;

import static dev.convproof.cost.TapByTap.MULTIPLIES_PADDING;
import static dev.convproof.cost.TapByTap.SKIPS_PADDING;

import dev.convproof.strategy.Strategy;
import java.util.Map;
import java.util.Optional;

/** The closed form of every strategy that ConvProof has, by the strategy's name. */
public final class CostModels {
  private static final Map<String, CostModel> BY_NAME =
      Map.of(
          "definition", SKIPS_PADDING,
          "toeplitz", SKIPS_PADDING,
          "per-channel", MULTIPLIES_PADDING,
          "im2col", MULTIPLIES_PADDING,
          "shifted", MULTIPLIES_PADDING,
          "depth-spanning", MULTIPLIES_PADDING,
          "pointwise", MULTIPLIES_PADDING);

  private CostModels() {}

  /** The closed form of what a strategy executes, if one is stated. */
  public static Optional<CostModel> of(Strategy strategy) {
    return Optional.ofNullable(BY_NAME.get(strategy.name()));
  }
}
