package dev.convproof.strategy;

import dev.convproof.geometry.Geometry;
import java.util.List;
import java.util.Optional;

/** The strategies that ConvProof has. */
public final class Strategies {
  /** The one that the others are compared with. */
  public static final Strategy DEFINITION = new Definition();

  private static final List<Strategy> ALL =
      List.of(
          DEFINITION,
          new PerChannelSums(),
          new Im2colGemm(),
          new ShiftedGemms(),
          new ToeplitzProduct(),
          new DepthSpanning(),
          new PointwiseGemm());

  private Strategies() {}

  /** All strategies, the definition first. */
  public static List<Strategy> all() {
    return ALL;
  }

  /** Those that compute a geometry. */
  public static List<Strategy> applicableTo(Geometry geometry) {
    return ALL.stream().filter(strategy -> strategy.scope(geometry).applies()).toList();
  }

  /** The strategy of a name. */
  public static Optional<Strategy> named(String name) {
    return ALL.stream().filter(strategy -> strategy.name().equals(name)).findFirst();
  }
}
