package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * The output in strips Δ rows wide, each scanned from left to right: a column of the input is read
 * once for all the Δ outputs, and for all output channels, that it takes part in, and held until no
 * window reaches back to it.
 *
 * <p>A strip reads (Δ−1)·sh + dh·(kh−1) + 1 rows of each column, k+Δ−1 where strides and dilations
 * are 1; strips one wide would read Δ·k. The last strip may be narrower. Padding is skipped.
 *
 * <p>Needs a semiring. Memory: the held columns, as many as the kernel reaches.
 *
 * <p>Source: Zhang, Lipton, Li and Smola, Dive into Deep Learning, "Multiple Input and Multiple
 * Output Channels", exercise 6 of the English edition.
 */
public final class Strip implements Strategy {
  private final int wide;

  /** Strips of Δ output rows, at least 1. */
  public Strip(int wide) {
    if (wide < 1) {
      throw new IllegalArgumentException("a strip " + wide + " wide: must be at least 1");
    }
    this.wide = wide;
  }

  /** Returns the most output rows of a strip. */
  public int wide() {
    return wide;
  }

  @Override
  public String name() {
    return "strip-" + wide;
  }

  /** Rows of the padded input that a strip of so many output rows reads. */
  public static int height(Axis rows, int outputs) {
    return (outputs - 1) * rows.stride() + rows.reach();
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Geometry g = problem.geometry();
    Tensor<V> output = Outputs.biased(algebra, problem);
    int outputs = g.rows().output();
    int tall = height(g.rows(), Math.min(wide, outputs));
    V held = algebra.zeros(tall * g.columns().reach());
    for (int n = 0; n < g.batch(); n++) {
      for (int c = 0; c < g.inputChannels(); c++) {
        for (int first = 0; first < outputs; first += wide) {
          int last = Math.min(first + wide, outputs) - 1;
          new Scan<>(algebra, problem, held, tall, output.data(), n, c, first, last).run();
        }
      }
    }
    return output;
  }

  /**
   * One strip of one input channel.
   *
   * @param held columns [reach, tall], column x of the input in place x mod reach
   * @param first output row
   * @param last output row
   */
  private record Scan<V>(
      Algebra<V> algebra,
      Problem<V> p,
      V held,
      int tall,
      V output,
      int n,
      int c,
      int first,
      int last) {

    private Axis rows() {
      return p.geometry().rows();
    }

    private Axis columns() {
      return p.geometry().columns();
    }

    /** The place of an input's element among the held ones. */
    private int place(int row, int column) {
      int slot = Math.floorMod(column, columns().reach());
      return slot * tall + row - rows().position(first, 0);
    }

    void run() {
      int next = columns().position(0, 0);
      for (int j = 0; j < columns().output(); j++) {
        int left = columns().position(j, 0);
        int right = left + columns().reach();
        for (int column = Math.max(next, left); column < right; column++) {
          if (columns().inside(column)) {
            read(column);
          }
        }
        next = Math.max(next, right);
        outputs(j);
      }
    }

    private void read(int column) {
      int top = Math.max(0, rows().position(first, 0));
      int end = Math.min(rows().input(), rows().position(last, rows().kernel() - 1) + 1);
      if (top < end) {
        int x = p.input().shape().at(n, c, top, column);
        int width = columns().input();
        algebra.copy(p.input().data(), x, width, held, place(top, column), 1, end - top);
      }
    }

    /**
     * Adds this channel's products to the strip's outputs of column j, one column after another.
     */
    private void outputs(int j) {
      for (int b = 0; b < columns().kernel(); b++) {
        int column = columns().position(j, b);
        if (columns().inside(column)) {
          column(j, b, place(0, column));
        }
      }
    }

    /** Adds the products of the kernel's column b, whose elements are held from a place on. */
    private void column(int j, int b, int from) {
      Geometry g = p.geometry();
      int group = c / g.inputChannelsPerGroup();
      for (int of = 0; of < g.outputChannelsPerGroup(); of++) {
        int o = group * g.outputChannelsPerGroup() + of;
        int k = p.weights().shape().at(o, c % g.inputChannelsPerGroup(), 0, b);
        int map = (n * g.outputChannels() + o) * g.windows() + j;
        for (int a = 0; a < rows().kernel(); a++) {
          int top = Math.max(first, rows().firstInside(a));
          int count = Math.min(last + 1, rows().endInside(a)) - top;
          algebra.multiplyAddAll(
              held,
              from + rows().position(top, a),
              rows().stride(),
              p.weights().data(),
              k + a * columns().kernel(),
              output,
              map + top * columns().output(),
              columns().output(),
              count);
        }
      }
    }
  }
}
