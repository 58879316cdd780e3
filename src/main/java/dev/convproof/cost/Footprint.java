package dev.convproof.cost;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.cost.BackwardForm.Gradient;
import dev.convproof.geometry.Geometry;

/**
 * Closed forms for memory, in scalars; {@link NumberFormat#bytes} makes bytes of them. Each is the
 * size of a tensor that a run holds.
 */
public final class Footprint {
  private Footprint() {}

  /** Returns the number of biases, one for each output channel: co. */
  public static long biases(Geometry g) {
    return g.outputChannels();
  }

  /** Returns the number of weights and biases: (ci/g)·kh·kw·co + co. */
  public static long parameters(Geometry g) {
    return g.weightSize() + biases(g);
  }

  /** Returns the size of the input without padding: n·ci·h·w. */
  public static long input(Geometry g) {
    return g.inputSize();
  }

  /** Returns the size of an input that holds its padding: n·ci·(h + pt + pb)·(w + pl + pr). */
  public static long paddedInput(Geometry g) {
    return g.paddingMadeExplicit().inputSize();
  }

  /** Returns the size of the output: n·co·ho·wo. */
  public static long output(Geometry g) {
    return g.outputSize();
  }

  /** Returns the size of a gradient, which is as large as the tensor that it belongs to. */
  public static long gradient(Gradient gradient, Geometry g) {
    return switch (gradient) {
      case INPUT -> input(g);
      case WEIGHTS -> g.weightSize();
      case BIAS -> biases(g);
    };
  }

  /**
   * Returns the size of all gradients of a backward pass, that of the output with which it begins
   * among them: (ci/g)·kh·kw·co + co + n·ci·h·w + n·co·ho·wo.
   */
  public static long gradients(Geometry g) {
    return parameters(g) + input(g) + output(g);
  }

  /**
   * Returns the size of what a backward pass reads of the forward pass: the input, for the gradient
   * of the weights, and the weights, for the gradient of the input: n·ci·h·w + (ci/g)·kh·kw·co. Not
   * the output.
   */
  public static long saved(Geometry g) {
    return input(g) + g.weightSize();
  }
}
