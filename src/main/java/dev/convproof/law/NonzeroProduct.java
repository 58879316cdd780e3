package dev.convproof.law;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;

/**
 * Whether the first layer of a case has a product that is not zero. On other cases a convolution
 * that reads nothing but its bias would pass.
 */
final class NonzeroProduct {
  private NonzeroProduct() {}

  /** Returns whether there is one; most cases show it at their first window. */
  static boolean isIn(Case c) {
    Geometry g = c.geometry();
    long[] weights = c.layers().get(0).weights();
    Shape kernels = Shape.weights(g);
    for (int k = 0; k < weights.length; k++) {
      if (weights[k] != 0 && meetsInput(c, kernels.coordinates(k))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a tap of a kernel meets an input that is not zero, in some window. */
  private static boolean meetsInput(Case c, int[] tap) {
    Geometry g = c.geometry();
    Axis rows = g.rows();
    Axis columns = g.columns();
    Shape input = Shape.input(g);
    int channel = g.firstInputChannel(tap[0]) + tap[1];
    for (int n = 0; n < g.batch(); n++) {
      for (int i = rows.firstInside(tap[2]); i < rows.endInside(tap[2]); i++) {
        for (int j = columns.firstInside(tap[3]); j < columns.endInside(tap[3]); j++) {
          int row = rows.position(i, tap[2]);
          if (c.input()[input.at(n, channel, row, columns.position(j, tap[3]))] != 0) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
