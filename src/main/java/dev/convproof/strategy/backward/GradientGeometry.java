package dev.convproof.strategy.backward;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;

/** The convolutions that the gradients of a convolution are. */
public final class GradientGeometry {
  private GradientGeometry() {}

  /**
   * Input [n, co, (ho−1)·sh+1, (wo−1)·sw+1], the stuffed gradient of the output · weights [ci,
   * co/g, kh, kw] → the gradient of the padded input [n, ci, pt+h+pb, pl+w+pr].
   */
  public static Geometry ofInput(Geometry g) {
    return new Geometry(
        g.batch(),
        g.groups(),
        g.outputChannels(),
        g.inputChannels(),
        ofInput(g.rows()),
        ofInput(g.columns()));
  }

  /** The slack, which no window reads, is more padding behind. */
  private static Axis ofInput(Axis axis) {
    int before = axis.reach() - 1;
    return new Axis(
        (axis.output() - 1) * axis.stride() + 1,
        axis.kernel(),
        1,
        before,
        before + axis.slack(),
        axis.dilation());
  }

  /**
   * For each group: input [ci/g, n, pt+h+pb, pl+w+pr] without the slack · weights [co/g, n, ho, wo]
   * → [ci/g, co/g, kh, kw].
   */
  public static Geometry ofWeights(Geometry g) {
    return new Geometry(
        /* batch= */ g.inputChannelsPerGroup(),
        /* groups= */ 1,
        /* inputChannels= */ g.batch(),
        /* outputChannels= */ g.outputChannelsPerGroup(),
        ofWeights(g.rows()),
        ofWeights(g.columns()));
  }

  private static Axis ofWeights(Axis axis) {
    int read = axis.padded() - axis.slack();
    return new Axis(read, axis.output(), axis.dilation(), 0, 0, axis.stride());
  }
}
