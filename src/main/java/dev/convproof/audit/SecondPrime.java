package dev.convproof.audit;

import dev.convproof.algebra.FourierResidues;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The sums of {@link Projection} modulo another prime, q = 29·2^57+1, beside it: two 64-bit
 * integers that differ, differ modulo one of the two, since q·(2^61−1) is beyond 2^64. So what is
 * wrong passes both with a probability of at most r/(2^61−1), the greater of the two.
 */
final class SecondPrime {
  private static final FourierResidues FIELD = FourierResidues.INSTANCE;

  private final Geometry g;
  private final long[] imageRows; // t[n]·v[i], at n·ho + i
  private final long[] channels; // u[o]
  private final long[] columns; // w[j]
  private final long[] kernels; // Σ over o of u[o]·k[o,c,a,b], o in the group of c
  private final long[] bias = new long[1]; // Σ over o of u[o]·b[o], times Σ over n, i, j

  SecondPrime(Geometry g, Values weights, Values biases, RandomGenerator random) {
    this.g = g;
    long[] images = vector(g.batch(), random);
    long[] rows = vector(g.rows().output(), random);
    this.channels = vector(g.outputChannels(), random);
    this.columns = vector(g.columns().output(), random);
    this.imageRows = products(images, rows);
    this.kernels = new long[g.inputChannels() * g.taps()];
    long[] residues = residues(weights);
    for (int o = 0, from = 0; o < channels.length; o++) {
      int to = g.firstInputChannel(o) * g.taps();
      for (int at = 0; at < g.products(); at++, from++) {
        FIELD.multiplyAdd(channels, o, residues, from, kernels, to + at);
      }
    }
    if (biases != null) {
      long[] given = residues(biases);
      long[] sum = new long[1];
      for (int o = 0; o < channels.length; o++) {
        FIELD.multiplyAdd(channels, o, given, o, sum, 0);
      }
      for (long product : products(imageRows, columns)) {
        FIELD.multiplyAdd(new long[] {product}, 0, sum, 0, bias, 0);
      }
    }
  }

  private static long[] vector(int length, RandomGenerator random) {
    return length == 1
        ? new long[] {1}
        : random.longs(length, 0, FourierResidues.MODULUS).toArray();
  }

  private static long[] products(long[] a, long[] b) {
    long[] products = new long[a.length * b.length];
    for (int at = 0; at < products.length; at++) {
      FIELD.multiplyAdd(a, at / b.length, b, at % b.length, products, at);
    }
    return products;
  }

  private static long[] residues(Values values) {
    long[] integers = new long[values.length()];
    Arrays.setAll(integers, values::integer);
    return FIELD.load(integers, 0);
  }

  /** Returns the sum of x ∗ k + b. */
  long ofInput(Values input) {
    Axis down = g.rows();
    int width = g.columns().input();
    long[] x = residues(input);
    long[] total = bias.clone();
    for (int c = 0; c < g.inputChannels(); c++) {
      for (int a = 0; a < down.kernel(); a++) {
        long[] line = new long[width];
        for (int at = 0; at < imageRows.length; at++) {
          int row = down.position(at % down.output(), a);
          int plane = at / down.output() * g.inputChannels() + c;
          for (int column = 0; down.inside(row) && column < width; column++) {
            int from = plane * g.pixels() + row * width + column;
            FIELD.multiplyAdd(imageRows, at, x, from, line, column);
          }
        }
        addColumns(line, (c * down.kernel() + a) * g.columns().kernel(), total);
      }
    }
    return total[0];
  }

  private void addColumns(long[] line, int firstKernel, long[] total) {
    Axis along = g.columns();
    for (int b = 0; b < along.kernel(); b++) {
      long[] sum = new long[1];
      for (int j = 0; j < columns.length; j++) {
        int column = along.position(j, b);
        if (along.inside(column)) {
          FIELD.multiplyAdd(columns, j, line, column, sum, 0);
        }
      }
      FIELD.multiplyAdd(kernels, firstKernel + b, sum, 0, total, 0);
    }
  }

  /** Returns the sum of an output. */
  long ofOutput(Values output) {
    long[] y = residues(output);
    long[] total = new long[1];
    int rows = g.rows().output();
    for (int plane = 0; plane < g.batch() * channels.length; plane++) {
      long[] sum = new long[1];
      for (int i = 0; i < rows; i++) {
        long[] row = new long[1];
        for (int j = 0; j < columns.length; j++) {
          FIELD.multiplyAdd(columns, j, y, (plane * rows + i) * columns.length + j, row, 0);
        }
        FIELD.multiplyAdd(imageRows, plane / channels.length * rows + i, row, 0, sum, 0);
      }
      FIELD.multiplyAdd(channels, plane % channels.length, sum, 0, total, 0);
    }
    return total[0];
  }
}
