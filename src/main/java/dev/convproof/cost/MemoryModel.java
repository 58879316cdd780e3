package dev.convproof.cost;

import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import java.util.Map;
import java.util.Optional;

/** What a strategy allocates, as a closed form of the geometry. */
@FunctionalInterface
public interface MemoryModel {
  /** The closed form of every strategy that ConvProof has, by the strategy's name. */
  Map<String, MemoryModel> BY_NAME =
      Map.ofEntries(
          Map.entry("definition", ProductMemory::definition),
          Map.entry("per-channel", ProductMemory::perChannel),
          Map.entry("im2col", ProductMemory::im2col),
          Map.entry("shifted", ProductMemory::shifted),
          Map.entry("toeplitz", ProductMemory::toeplitz),
          Map.entry("depth-spanning", ProductMemory::depthSpanning),
          Map.entry("strip-4", g -> ProductMemory.strip(g, 4)),
          Map.entry("pointwise", ProductMemory::pointwise),
          Map.entry("winograd-2x2", g -> WinogradMemory.of(g, 2, 2)),
          Map.entry("winograd-4x4", g -> WinogradMemory.of(g, 4, 4)),
          Map.entry("fft", FftMemory::of),
          Map.entry("fft-rounded", FftMemory::of),
          Map.entry("separable", ProductMemory::separable));

  /** What is allocated on a geometry within the strategy's scope. */
  Allocated allocated(Geometry g);

  /** The closed form of what a strategy allocates, if one is stated. */
  static Optional<MemoryModel> of(Strategy strategy) {
    return Optional.ofNullable(BY_NAME.get(strategy.name()));
  }
}
