package dev.convproof.strategy;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.SparsePattern;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * The convolution as one sparse matrix, doubly block Toeplitz where the stride is 1, times the
 * input as a vector.
 *
 * <p>Shapes, per image and group: matrix [(co/g)·ho·wo, (ci/g)·h·w] · input [(ci/g)·h·w] →
 * [(co/g)·ho·wo]. The matrix holds an entry for every tap of every window that falls inside the
 * input.
 *
 * <p>Scope: entries that an int can index. Needs a semiring. Memory: the entries.
 */
public final class ToeplitzProduct implements Strategy {
  @Override
  public String name() {
    return "toeplitz";
  }

  /** By the taps of all windows, those in the padding included. */
  @Override
  public Support scope(Geometry g) {
    double taps = (double) g.taps() * g.windows();
    return Support.ifIndexable(
        "matrix", taps * g.inputChannelsPerGroup() * g.outputChannelsPerGroup());
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Geometry g = problem.geometry();
    Tensor<V> output = Outputs.biased(algebra, problem);
    ToeplitzMatrix matrix = ToeplitzMatrix.of(g);
    SparsePattern pattern = matrix.pattern();
    int outputs = g.outputChannelsPerGroup();
    int size = g.inputChannelsPerGroup() * g.pixels();
    for (int group = 0; group < g.groups(); group++) {
      V weights = GroupWeights.matrix(algebra, problem, group);
      V entries = algebra.gather(weights, matrix.weights());
      for (int n = 0; n < g.batch(); n++) {
        int x = problem.input().shape().at(n, group * g.inputChannelsPerGroup(), 0, 0);
        V product =
            algebra.multiply(pattern, entries, algebra.slice(problem.input().data(), x, size));
        int y = output.shape().at(n, group * outputs, 0, 0);
        algebra.add(product, 0, 1, output.data(), y, 1, outputs * g.windows());
      }
    }
    return output;
  }

  /** Where the entries of one group's convolution matrix stand, and which weight each one is. */
  static final class ToeplitzMatrix {
    private final Geometry g;
    private final Readers rows;
    private final Readers columns;
    private final int[] starts;
    private final int[] rowOfEntry;
    private final int[] weightOfEntry;
    private int filled;

    private ToeplitzMatrix(Geometry g) {
      this.g = g;
      rows = Readers.of(g.rows());
      columns = Readers.of(g.columns());
      int channels = g.inputChannelsPerGroup();
      int entries = channels * g.outputChannelsPerGroup() * rows.size() * columns.size();
      starts = new int[channels * g.pixels() + 1];
      rowOfEntry = new int[entries];
      weightOfEntry = new int[entries];
    }

    static ToeplitzMatrix of(Geometry g) {
      ToeplitzMatrix matrix = new ToeplitzMatrix(g);
      int column = 0;
      for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
        for (int row = 0; row < g.rows().input(); row++) {
          for (int x = 0; x < g.columns().input(); x++) {
            matrix.fillColumn(c, row, x);
            matrix.starts[++column] = matrix.filled;
          }
        }
      }
      return matrix;
    }

    SparsePattern pattern() {
      return new SparsePattern(g.outputChannelsPerGroup() * g.windows(), starts, rowOfEntry);
    }

    /** The position in the group's weights of every entry. */
    int[] weights() {
      return weightOfEntry;
    }

    /** One pixel: every window that reads it, in ascending order, through one tap each. */
    private void fillColumn(int c, int row, int column) {
      int wide = g.columns().output();
      for (int o = 0; o < g.outputChannelsPerGroup(); o++) {
        int kernel = (o * g.inputChannelsPerGroup() + c) * g.taps();
        for (int r = rows.start(row); r < rows.start(row + 1); r++) {
          int line = (o * g.rows().output() + rows.window(r)) * wide;
          int taps = kernel + rows.tap(r) * g.columns().kernel();
          for (int s = columns.start(column); s < columns.start(column + 1); s++) {
            rowOfEntry[filled] = line + columns.window(s);
            weightOfEntry[filled++] = taps + columns.tap(s);
          }
        }
      }
    }
  }

  /**
   * Which windows read each element of an axis's input, and with which tap: for element x, those at
   * start(x) … start(x+1)−1, in ascending windows. A window reads an element with at most one tap.
   */
  static final class Readers {
    private final int[] starts;
    private final int[] windows;
    private final int[] taps;

    private Readers(int[] starts, int[] windows, int[] taps) {
      this.starts = starts;
      this.windows = windows;
      this.taps = taps;
    }

    /** The readers of an axis, by counting. */
    public static Readers of(Axis axis) {
      int[] next = new int[axis.input() + 2];
      for (int tap = 0; tap < axis.kernel(); tap++) {
        for (int window = axis.firstInside(tap); window < axis.endInside(tap); window++) {
          next[axis.position(window, tap) + 2]++;
        }
      }
      for (int position = 2; position < next.length; position++) {
        next[position] += next[position - 1];
      }
      int[] windows = new int[next[axis.input() + 1]];
      int[] taps = new int[windows.length];
      for (int tap = axis.kernel() - 1; tap >= 0; tap--) { // later taps belong to earlier windows
        for (int window = axis.firstInside(tap); window < axis.endInside(tap); window++) {
          int at = next[axis.position(window, tap) + 1]++;
          windows[at] = window;
          taps[at] = tap;
        }
      }
      return new Readers(next, windows, taps);
    }

    /** The number of pairs of a window and an element that it reads. */
    public int size() {
      return windows.length;
    }

    /** The position of an element's first reader. */
    public int start(int element) {
      return starts[element];
    }

    /** The window of the reader at a position. */
    public int window(int at) {
      return windows[at];
    }

    /** The tap with which the reader at a position reads. */
    public int tap(int at) {
      return taps[at];
    }
  }
}
