package dev.convproof.generate;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.ShapeParameter;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A case with other sizes: values are kept where both shapes have them, zero elsewhere. */
final class Reshaped {
  private final Case from;
  private final boolean keepEnd;

  private Reshaped(Case from, boolean keepEnd) {
    this.from = from;
    this.keepEnd = keepEnd;
  }

  /**
   * The case with changed quantities in one layer; the layers behind it take what it then produces.
   *
   * @param keepEnd whether the last values of each dimension are kept, or the first
   * @return empty if that geometry is impossible
   */
  static Optional<Case> of(
      Case from, int layer, Map<ShapeParameter, Integer> changes, boolean keepEnd) {
    try {
      return Optional.of(new Reshaped(from, keepEnd).with(layer, changes));
    } catch (GeometryException impossible) {
      return Optional.empty();
    }
  }

  private Case with(int changed, Map<ShapeParameter, Integer> changes) {
    List<Layer> layers = new ArrayList<>();
    Geometry previous = null;
    for (int index = 0; index < from.layers().size(); index++) {
      Layer layer = from.layers().get(index);
      Geometry g = previous == null ? layer.geometry() : following(layer.geometry(), previous);
      if (index == changed) {
        g = changed(g, changes);
      }
      layers.add(reshaped(layer, g));
      previous = g;
    }
    Geometry first = from.geometry();
    long[] input = crop(from.input(), Shape.input(first), Shape.input(layers.get(0).geometry()));
    return new Case(input, from.exponent(), layers);
  }

  private Layer reshaped(Layer layer, Geometry to) {
    Geometry g = layer.geometry();
    return new Layer(
        to,
        crop(layer.weights(), Shape.weights(g), Shape.weights(to)),
        layer.bias().map(bias -> crop(bias, Shape.bias(g), Shape.bias(to))),
        layer.exponent());
  }

  private static Geometry following(Geometry g, Geometry previous) {
    return new Geometry(
        previous.batch(),
        g.groups(),
        previous.outputChannels(),
        g.outputChannels(),
        taking(g.rows(), previous.rows().output()),
        taking(g.columns(), previous.columns().output()));
  }

  private static Axis taking(Axis axis, int input) {
    return new Axis(
        input, axis.kernel(), axis.stride(), axis.padBefore(), axis.padAfter(), axis.dilation());
  }

  private static Geometry changed(Geometry g, Map<ShapeParameter, Integer> changes) {
    return new Geometry(
        value(g, changes, ShapeParameter.BATCH),
        value(g, changes, ShapeParameter.GROUPS),
        value(g, changes, ShapeParameter.INPUT_CHANNELS),
        value(g, changes, ShapeParameter.OUTPUT_CHANNELS),
        new Axis(
            value(g, changes, ShapeParameter.HEIGHT),
            value(g, changes, ShapeParameter.KERNEL_HEIGHT),
            value(g, changes, ShapeParameter.STRIDE_HEIGHT),
            value(g, changes, ShapeParameter.PAD_TOP),
            value(g, changes, ShapeParameter.PAD_BOTTOM),
            value(g, changes, ShapeParameter.DILATION_HEIGHT)),
        new Axis(
            value(g, changes, ShapeParameter.WIDTH),
            value(g, changes, ShapeParameter.KERNEL_WIDTH),
            value(g, changes, ShapeParameter.STRIDE_WIDTH),
            value(g, changes, ShapeParameter.PAD_LEFT),
            value(g, changes, ShapeParameter.PAD_RIGHT),
            value(g, changes, ShapeParameter.DILATION_WIDTH)));
  }

  private static int value(
      Geometry g, Map<ShapeParameter, Integer> changes, ShapeParameter quantity) {
    return changes.getOrDefault(quantity, quantity.of(g));
  }

  private long[] crop(long[] values, Shape old, Shape to) {
    long[] result = new long[to.size()];
    for (int at = 0; at < result.length; at++) {
      int[] k = to.coordinates(at);
      int n = k[0] + shift(old.outer(), to.outer());
      int c = k[1] + shift(old.channels(), to.channels());
      int i = k[2] + shift(old.height(), to.height());
      int j = k[3] + shift(old.width(), to.width());
      if (n < old.outer() && c < old.channels() && i < old.height() && j < old.width()) {
        result[at] = values[old.at(n, c, i, j)];
      }
    }
    return result;
  }

  private int shift(int old, int to) {
    return keepEnd ? Math.max(0, old - to) : 0;
  }
}
