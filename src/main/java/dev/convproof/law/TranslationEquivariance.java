package dev.convproof.law;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * Moving the input by one stride moves the output by one window, away from the border: for every
 * window that reads no padding, before and after the move.
 */
public final class TranslationEquivariance extends Law {
  private static final Message.Told AT_BORDER =
      Message.told("windows-at-border", "no window is away from the border");

  TranslationEquivariance() {
    super(
        "translation equivariance",
        "Away from the border, an input moved by one stride gives the output moved by one window.");
  }

  @Override
  Message.Told whyVacuous() {
    return AT_BORDER;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Case c = trial.on();
    Geometry g = c.geometry();
    Tensor<V> still = trial.output();
    Tensor<V> down = trial.output(moved(c, g.rows().stride(), 0));
    Tensor<V> right = trial.output(moved(c, 0, g.columns().stride()));
    Shape shape = Shape.output(g);
    String onDown = trial.name() + " on an input moved down";
    String onRight = trial.name() + " on an input moved right";
    for (int y = 0; y < shape.size(); y++) {
      int[] at = shape.coordinates(y);
      boolean inRows = clear(g.rows(), at[2]);
      boolean inColumns = clear(g.columns(), at[3]);
      if (inRows && inColumns && clear(g.rows(), at[2] + 1)) {
        int target = shape.at(at[0], at[1], at[2] + 1, at[3]);
        comparison.expect(still, y, down, target, onDown);
      }
      if (inRows && inColumns && clear(g.columns(), at[3] + 1)) {
        int target = shape.at(at[0], at[1], at[2], at[3] + 1);
        comparison.expect(still, y, right, target, onRight);
      }
    }
  }

  /** Returns whether a window reads no padding, and nothing behind it, as one too many would. */
  private static boolean clear(Axis axis, int window) {
    return axis.inside(axis.position(window, 0))
        && axis.inside(axis.position(window, axis.kernel() - 1));
  }

  /** The input moved down and right; zeros move in. */
  static Case moved(Case c, int down, int right) {
    Shape shape = Shape.input(c.geometry());
    long[] input = new long[shape.size()];
    for (int at = 0; at < input.length; at++) {
      int[] x = shape.coordinates(at);
      if (x[2] + down < shape.height() && x[3] + right < shape.width()) {
        input[shape.at(x[0], x[1], x[2] + down, x[3] + right)] = c.input()[at];
      }
    }
    return Rewritten.with(c, c.geometry(), input, Rewritten.layer(c).weights());
  }
}
