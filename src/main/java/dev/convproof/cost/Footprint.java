package dev.convproof.cost;

import dev.convproof.geometry.Geometry;

/**
 * Closed forms for memory, in scalars; {@link ScalarType#bytes} makes bytes of them. Each is the
 * size of a tensor that a run holds.
 */
public final class Footprint {
  private Footprint() {}

  /** One bias for each output channel: co. */
  public static long biases(Geometry g) {
    return g.outputChannels();
  }

  /** Weights and biases: (ci/g)·kh·kw·co + co. */
  public static long parameters(Geometry g) {
    return g.weightSize() + biases(g);
  }

  /** The input without padding: n·ci·h·w. */
  public static long input(Geometry g) {
    return g.inputSize();
  }

  /** A copy of the input that holds its padding: n·ci·(h + pt + pb)·(w + pl + pr). */
  public static long paddedInput(Geometry g) {
    return g.paddingMadeExplicit().inputSize();
  }

  /** The output: n·co·ho·wo. */
  public static long output(Geometry g) {
    return g.outputSize();
  }
}
