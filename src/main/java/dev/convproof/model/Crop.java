package dev.convproof.model;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;

/**
 * The smallest part of a layer on which every one of its windows has a likeness: channels, groups,
 * kernel, stride, dilation and the paddings stay, and of each axis there remain the windows that
 * read padding at the beginning, those that read padding at the end, and one between them, at least
 * two in all. The elements that the stride leaves over stay as well.
 *
 * <p>There is one more column than rows ask for, so that a crop of a square layer is not square.
 */
public final class Crop {
  private Crop() {}

  /** The crop of a layer; of an axis that is no longer than its crop, all. */
  public static Geometry of(Geometry layer) {
    return layer.withAxes(axis(layer.rows(), 0), axis(layer.columns(), 1));
  }

  /** The crop with at most two channels in at most two groups: small enough to be read. */
  public static Geometry withFewChannels(Geometry layer) {
    int groups = Math.min(2, layer.groups());
    int inputs = groups * Math.min(2, layer.inputChannelsPerGroup());
    int outputs = groups * Math.min(2, layer.outputChannelsPerGroup());
    return of(layer).withChannels(groups, inputs, outputs);
  }

  static Axis axis(Axis whole, int more) {
    int windows = Math.max(2, windowsAtBeginning(whole) + 1 + windowsAtEnd(whole)) + more;
    int input =
        (windows - 1) * whole.stride()
            + whole.reach()
            + whole.slack()
            - whole.padBefore()
            - whole.padAfter();
    if (windows >= whole.output() || input < 1) {
      return whole;
    }
    return new Axis(
        input,
        whole.kernel(),
        whole.stride(),
        whole.padBefore(),
        whole.padAfter(),
        whole.dilation());
  }

  /** Windows whose first tap lies in the padding at the beginning. */
  private static int windowsAtBeginning(Axis axis) {
    return axis.firstInside(0);
  }

  /** Windows whose last tap lies in the padding at the end. */
  private static int windowsAtEnd(Axis axis) {
    return axis.output() - axis.endInside(axis.kernel() - 1);
  }
}
