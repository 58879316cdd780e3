package dev.convproof.cost;

import static dev.convproof.cost.TapByTap.MULTIPLIES_PADDING;
import static dev.convproof.cost.TapByTap.SKIPS_PADDING;

import dev.convproof.strategy.Strategy;
import java.util.Map;
import java.util.Optional;

/** The closed form of every strategy that ConvProof has, by the strategy's name. */
public final class CostModels {
  private static final Map<String, CostModel> BY_NAME =
      Map.ofEntries(
          Map.entry("definition", SKIPS_PADDING),
          Map.entry("toeplitz", SKIPS_PADDING),
          Map.entry("per-channel", MULTIPLIES_PADDING),
          Map.entry("im2col", MULTIPLIES_PADDING),
          Map.entry("shifted", MULTIPLIES_PADDING),
          Map.entry("depth-spanning", MULTIPLIES_PADDING),
          Map.entry("strip-4", SKIPS_PADDING),
          Map.entry("pointwise", MULTIPLIES_PADDING),
          Map.entry("winograd-2x2", new WinogradCost(2, 2)),
          Map.entry("winograd-4x4", new WinogradCost(4, 4)),
          Map.entry("fft", FftCost.RADIX_TWO),
          Map.entry("fft-rounded", FftCost.RADIX_TWO),
          Map.entry("separable", SeparableCost.TWO_PASSES));

  private CostModels() {}

  /** The closed form of what a strategy executes, if one is stated. */
  public static Optional<CostModel> of(Strategy strategy) {
    return Optional.ofNullable(BY_NAME.get(strategy.name()));
  }
}
