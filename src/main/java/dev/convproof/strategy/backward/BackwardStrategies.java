package dev.convproof.strategy.backward;

import java.util.List;

/** The backward passes that ConvProof has. */
public final class BackwardStrategies {
  /** The one that the others are compared with. */
  public static final BackwardStrategy DEFINITION = new GradientDefinition();

  private static final List<BackwardStrategy> ALL =
      List.of(DEFINITION, new TransposedConvolution(), new Col2imGemm());

  private BackwardStrategies() {}

  /** All of them, the definition first. */
  public static List<BackwardStrategy> all() {
    return ALL;
  }
}
