package dev.convproof.generate;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Random cases of one layer, changed to suit an algorithm; no sum gets less exact. */
public final class Suited {
  private static final int MOST = 3;

  private Suited() {}

  /** The same values at stride 1 and dilation 1. */
  public static Case dense(Case c) {
    Geometry g = c.geometry();
    Layer layer = c.layers().get(0);
    Geometry dense = g.withAxes(dense(g.rows()), dense(g.columns()));
    return with(c, new Layer(dense, layer.weights(), layer.bias(), layer.exponent()));
  }

  private static Axis dense(Axis axis) {
    return new Axis(axis.input(), axis.kernel(), 1, axis.padBefore(), axis.padAfter(), 1);
  }

  /** The same shape with small kernels of rank one, each the product of a column and a row. */
  public static Case separable(Case c) {
    Layer layer = c.layers().get(0);
    SplittableRandom random = new SplittableRandom(Arrays.hashCode(layer.weights()));
    int rows = c.geometry().rows().kernel();
    int columns = c.geometry().columns().kernel();
    long[] weights = new long[layer.weights().length];
    for (int kernel = 0; kernel < weights.length; kernel += rows * columns) {
      long[] column = random.longs(rows, -MOST, MOST + 1).toArray();
      long[] row = random.longs(columns, -MOST, MOST + 1).toArray();
      for (int tap = 0; tap < rows * columns; tap++) {
        weights[kernel + tap] = column[tap / columns] * row[tap % columns];
      }
    }
    return with(c, new Layer(layer.geometry(), weights, layer.bias(), layer.exponent()));
  }

  private static Case with(Case c, Layer layer) {
    return new Case(c.input(), c.exponent(), List.of(layer));
  }
}
