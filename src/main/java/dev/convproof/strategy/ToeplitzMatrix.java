package dev.convproof.strategy;

import dev.convproof.algebra.SparsePattern;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;

/** Where the entries of one group's convolution matrix stand, and which weight each one is. */
final class ToeplitzMatrix {
  private final Geometry g;
  private final int[] starts;
  private final int[] rowOfEntry;
  private final int[] weightOfEntry;
  private int filled;

  private ToeplitzMatrix(Geometry g) {
    this.g = g;
    int entries =
        g.inputChannelsPerGroup()
            * g.outputChannelsPerGroup()
            * g.rows().tapsInside()
            * g.columns().tapsInside();
    starts = new int[g.inputChannelsPerGroup() * g.pixels() + 1];
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

  /** The position in the group's weights of an entry. */
  int weight(int entry) {
    return weightOfEntry[entry];
  }

  /** One pixel: every window that reads it, in ascending order, through one tap each. */
  private void fillColumn(int c, int row, int column) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    for (int o = 0; o < g.outputChannelsPerGroup(); o++) {
      int kernel = (o * g.inputChannelsPerGroup() + c) * g.taps();
      for (int i = rows.firstReader(row); i < rows.endReader(row); i++) {
        int a = rows.tap(i, row);
        for (int j = a < 0 ? columns.output() : columns.firstReader(column);
            j < columns.endReader(column);
            j++) {
          int b = columns.tap(j, column);
          if (b >= 0) {
            rowOfEntry[filled] = (o * rows.output() + i) * columns.output() + j;
            weightOfEntry[filled++] = kernel + a * columns.kernel() + b;
          }
        }
      }
    }
  }
}
