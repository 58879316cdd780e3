package dev.convproof.strategy;

import dev.convproof.algebra.SparsePattern;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Readers;

/** Where the entries of one group's convolution matrix stand, and which weight each one is. */
final class ToeplitzMatrix {
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
