package dev.convproof.law;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;

/**
 * Where padding of the second of two convolutions breaks their composition.
 *
 * <p>The second convolution reads a zero at a padded position of the intermediate, where the
 * composed convolution reads what the first would have computed there: its bias, and the inputs
 * that its window still covers. So composition fails for some values exactly if the second
 * convolution reads a padded position at which the first has a bias, or its window covers an
 * element of the input on both axes.
 *
 * <p>At dilation 1 and with an input as high as the kernel, a window at distance t before the first
 * one covers an element exactly when t·s1 + p1 ≤ k1−1, and at distance t behind the last one when
 * t·s1 + p1 ≤ k1−1 + r, where r rows at the end are left unread by the first convolution's stride.
 * Dilated taps can step over a small input, which the general condition takes into account.
 */
public final class BorderCondition {
  private BorderCondition() {}

  /** Returns whether composition fails for some values. */
  public static boolean breaks(Geometry first, Geometry second, boolean firstHasBias) {
    boolean[] rowsCovered = read(second.rows(), first.rows(), true);
    boolean[] rowsUncovered = read(second.rows(), first.rows(), false);
    boolean[] columnsCovered = read(second.columns(), first.columns(), true);
    boolean[] columnsUncovered = read(second.columns(), first.columns(), false);
    boolean coveredOutside =
        (rowsCovered[OUTSIDE] && (columnsCovered[OUTSIDE] || columnsCovered[INSIDE]))
            || (rowsCovered[INSIDE] && columnsCovered[OUTSIDE]);
    boolean outside =
        rowsCovered[OUTSIDE]
            || rowsUncovered[OUTSIDE]
            || columnsCovered[OUTSIDE]
            || columnsUncovered[OUTSIDE];
    return coveredOutside || (firstHasBias && outside);
  }

  private static final int INSIDE = 0;
  private static final int OUTSIDE = 1;

  /**
   * Returns whether the second convolution reads a position inside, and one outside the
   * intermediate, at which the first convolution's window covers an element of the input, or covers
   * none.
   */
  private static boolean[] read(Axis second, Axis first, boolean covering) {
    boolean[] found = new boolean[2];
    for (int window = 0; window < second.output(); window++) {
      for (int tap = 0; tap < second.kernel(); tap++) {
        int position = second.position(window, tap);
        if (covers(first, position) == covering) {
          found[second.inside(position) ? INSIDE : OUTSIDE] = true;
        }
      }
    }
    return found;
  }

  /**
   * Returns whether a window of an axis, also before the first and behind the last, covers an
   * element.
   */
  private static boolean covers(Axis axis, int window) {
    for (int tap = 0; tap < axis.kernel(); tap++) {
      if (axis.inside(axis.position(window, tap))) {
        return true;
      }
    }
    return false;
  }
}
