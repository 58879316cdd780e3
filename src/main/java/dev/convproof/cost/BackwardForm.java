package dev.convproof.cost;

import dev.convproof.geometry.Geometry;

/**
 * Closed forms of the backward pass: scalar operations as functions of the geometry, for each
 * gradient.
 *
 * <p>Each product x·k that the forward pass adds to an output y gives a product G[y]·k in the
 * gradient of the input and a product G[y]·x in that of the weights; the gradient of the bias is a
 * sum without products. A sum of t ≥ 1 terms takes t − 1 additions.
 *
 * <p>Where padded taps are counted, the gradient of the whole padded input is computed, and taps on
 * padding are terms of the weights' gradient; where they are skipped, neither.
 *
 * <p>Exact: every step is checked.
 */
public final class BackwardForm {
  private BackwardForm() {}

  /**
   * Multiplications for one gradient: those of the forward pass, n·co·(ci/g)·kh·kw·ho·wo where
   * padded taps are counted, for the input and for the weights; none for the bias.
   */
  public static long multiplications(Gradient gradient, Geometry g, PaddedTaps taps) {
    return gradient == Gradient.BIAS ? 0 : ClosedForm.multiplications(g, taps);
  }

  /**
   * Additions for one gradient: the multiplications less one for each element that has a term,
   *
   * <ul>
   *   <li>of the input: n·ci·p·q, p rows and q columns that some window reads, of the padded input
   *       where padded taps are counted: at dilation 1, p = (ho−1)·min(sh, kh) + kh;
   *   <li>of the weights: co·(ci/g)·kh·kw, or fewer where a tap reads padding only, and that is
   *       skipped;
   * </ul>
   *
   * and for the bias co·(n·ho·wo − 1).
   */
  public static long additions(Gradient gradient, Geometry g, PaddedTaps taps) {
    long terms = gradient == Gradient.BIAS ? g.outputSize() : multiplications(gradient, g, taps);
    return Math.subtractExact(terms, sums(gradient, g, taps));
  }

  /** Multiplications and additions together. */
  public static long operations(Gradient gradient, Geometry g, PaddedTaps taps) {
    return Math.addExact(multiplications(gradient, g, taps), additions(gradient, g, taps));
  }

  /** Elements of a gradient that sum at least one term. */
  private static long sums(Gradient gradient, Geometry g, PaddedTaps taps) {
    Geometry read = taps == PaddedTaps.COUNTED ? g.paddingMadeExplicit() : g;
    return switch (gradient) {
      case INPUT ->
          ClosedForm.product(
              g.batch(),
              g.inputChannels(),
              read.rows().positionsRead(),
              read.columns().positionsRead());
      case WEIGHTS ->
          ClosedForm.product(
              g.outputChannels(),
              g.inputChannelsPerGroup(),
              read.rows().tapsRead(),
              read.columns().tapsRead());
      case BIAS -> g.outputChannels();
    };
  }
}
