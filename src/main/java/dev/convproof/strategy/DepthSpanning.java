package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * The three-dimensional view: an image is one volume [ci, h, w], a kernel a volume [ci/g, kh, kw]
 * that spans the depth of its group, and a window slides over the volume along three axes, in depth
 * with stride ci/g. A volume is flat memory, so a kernel is a fixed list of offsets from a window's
 * corner.
 *
 * <p>Needs a semiring. Memory: the padded input and (ci/g)·kh·kw offsets.
 */
public final class DepthSpanning implements Strategy {
  @Override
  public String name() {
    return "depth-spanning";
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Problem<V> p = Padding.madeExplicit(algebra, problem);
    Geometry g = p.geometry();
    Tensor<V> output = Outputs.biased(algebra, p);
    int[] offsets = offsets(g);
    int wide = g.columns().output();
    for (int y = 0; y < g.outputSize(); y += wide) { // the windows of a row side by side
      int[] at = output.shape().coordinates(y);
      int corner = corner(g, at[0], at[1], at[2]);
      int kernel = at[1] * offsets.length;
      for (int tap = 0; tap < offsets.length; tap++) {
        algebra.multiplyAddAll(
            p.input().data(),
            corner + offsets[tap],
            g.columns().stride(),
            p.weights().data(),
            kernel + tap,
            output.data(),
            y,
            1,
            wide);
      }
    }
    return output;
  }

  /** Returns where the first voxel of a row's first window lies in the flat input. */
  private static int corner(Geometry g, int n, int o, int i) {
    return Shape.input(g).at(n, g.firstInputChannel(o), i * g.rows().stride(), 0);
  }

  /**
   * Returns how far each voxel of a window lies behind its first, in the order of the kernel's
   * taps.
   */
  private static int[] offsets(Geometry g) {
    Shape input = Shape.input(g);
    int[] offsets = new int[g.products()];
    int tap = 0;
    for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
      for (int a = 0; a < g.rows().kernel(); a++) {
        for (int b = 0; b < g.columns().kernel(); b++) {
          offsets[tap++] = input.at(0, c, a * g.rows().dilation(), b * g.columns().dilation());
        }
      }
    }
    return offsets;
  }
}
