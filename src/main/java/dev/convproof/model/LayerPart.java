package dev.convproof.model;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.Locale;

/** How much of a layer is computed. */
public enum LayerPart {
  /** All of it. */
  WHOLE,

  /**
   * The smallest part in which every window of the layer has a likeness: channels, groups, kernel,
   * stride, dilation and paddings stay, and of each axis there remain the windows that read padding
   * at the beginning, those that read padding at the end, and one between them, at least two in
   * all. The elements that the stride leaves over stay as well.
   *
   * <p>There is one more column than rows ask for, so that a crop of a square layer is not square.
   */
  CROP;

  /** Returns the geometry that is computed for a layer. */
  public Geometry of(Geometry layer) {
    return this == WHOLE ? layer : layer.withAxes(crop(layer.rows(), 0), crop(layer.columns(), 1));
  }

  /** Returns the crop with at most two channels in at most two groups: small enough to be read. */
  public static Geometry cropWithFewChannels(Geometry layer) {
    int groups = Math.min(2, layer.groups());
    int inputs = groups * Math.min(2, layer.inputChannelsPerGroup());
    int outputs = groups * Math.min(2, layer.outputChannelsPerGroup());
    return CROP.of(layer).withChannels(groups, inputs, outputs);
  }

  /** Returns the crop of an axis, or the axis itself if it is no longer than that. */
  static Axis crop(Axis whole, int more) {
    int atBeginning = whole.firstInside(0);
    int atEnd = whole.output() - whole.endInside(whole.kernel() - 1);
    int windows = Math.max(2, atBeginning + 1 + atEnd) + more;
    int padding = whole.padBefore() + whole.padAfter();
    int input = (windows - 1) * whole.stride() + whole.reach() + whole.slack() - padding;
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

  /** Returns {@code whole} or {@code crop}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
