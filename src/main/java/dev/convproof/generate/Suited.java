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

  /**
   * The same weights at stride 1 and dilation 1, over as much of the input as gives as many outputs
   * as before: a large stride would give too many.
   */
  public static Case dense(Case c) {
    Geometry g = c.geometry();
    Layer layer = c.layers().get(0);
    Geometry dense = g.withAxes(dense(g.rows()), dense(g.columns()));
    Layer same = new Layer(dense, layer.weights(), layer.bias(), layer.exponent());
    return new Case(cropped(c.input(), g, dense), c.exponent(), List.of(same));
  }

  private static Axis dense(Axis axis) {
    int padding = axis.padBefore() + axis.padAfter();
    int enough = Math.max(1, axis.output() + axis.kernel() - 1 - padding);
    int input = Math.min(axis.input(), enough);
    return new Axis(input, axis.kernel(), 1, axis.padBefore(), axis.padAfter(), 1);
  }

  private static long[] cropped(long[] input, Geometry from, Geometry to) {
    int rows = to.rows().input();
    int columns = to.columns().input();
    long[] kept = new long[to.inputSize()];
    for (int row = 0; row < kept.length / columns; row++) {
      int plane = row / rows;
      int first = (plane * from.rows().input() + row % rows) * from.columns().input();
      System.arraycopy(input, first, kept, row * columns, columns);
    }
    return kept;
  }

  /**
   * The same shape with small kernels of rank one, each the product of a column and a row; inputs
   * that are not small leave room for these, so that no sum gets larger.
   */
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
    Layer separable = new Layer(layer.geometry(), weights, layer.bias(), layer.exponent());
    return new Case(small(c), c.exponent(), List.of(separable));
  }

  private static long[] small(Case c) {
    boolean large = Arrays.stream(c.input()).anyMatch(value -> Math.abs(value) > MOST * MOST);
    long room = large ? (long) MOST * MOST * c.geometry().products() : 1;
    return Arrays.stream(c.input()).map(value -> value / room).toArray();
  }
}
