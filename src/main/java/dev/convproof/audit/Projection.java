package dev.convproof.audit;

import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Random vectors over the axes of an output, modulo the prime p = 2^61−1, and the sums that they
 * make of a convolution's tensors: Σ t[n]·u[o]·v[i]·w[j]·y[n,o,i,j] of an output, and the same sum
 * of x ∗ k + b, computed without the convolution.
 *
 * <p>If y ≠ x ∗ k + b modulo p, the two sums agree with a probability of at most r/p, where r is
 * the number of axes longer than one: the difference is a polynomial of degree r in the random
 * scalars (Freivalds, 1977; Schwartz, 1980; Zippel, 1979).
 *
 * <p>Of inputs, rows are contracted first; of outputs, channels. A residue is taken apart into
 * three limbs of 21, 21 and 19 bits, so that limb · scalar is summed exactly in double precision;
 * the sums are folded to residues before they could pass 2^53. Cost: |x|·kh/sh + ci·kh·w + |y| for
 * what is prepared, |k| more otherwise.
 */
final class Projection {
  private static final int LIMB_BITS = 21;
  private static final int LIMBS = 3;
  private static final double EXACT = 0x1p53;

  /** Positions of an output that are contracted together: their sums stay in the nearest cache. */
  private static final int RUN = 512;

  private final Geometry g;
  private final int axes;
  private final double[][] rowLimbs; // of t[n]·v[i], at n·ho + i
  private final long[] imageRows; // t[n]·v[i]
  private final long[] channels; // u[o]
  private final double[][] channelLimbs; // of u[o]
  private final long[] columns; // w[j]
  private final long windows; // (Σ v)·(Σ w)
  private final long images; // Σ t
  private final long[] mixed; // Σ over o, b of u[o]·k[o,c,a,b]·w[j], at (c·kh + a)·w + column
  private final long bias; // Σ over o of u[o]·b[o], times (Σ t)·(Σ v)·(Σ w)

  /** Draws the vectors, and contracts weights and bias, which are integers, with them. */
  Projection(Geometry g, Values weights, Values biases, RandomGenerator random) {
    this.g = g;
    long[] t = vector(g.batch(), random);
    long[] v = vector(g.rows().output(), random);
    this.channels = vector(g.outputChannels(), random);
    this.channelLimbs = limbs(channels);
    this.columns = vector(g.columns().output(), random);
    this.axes = varied(t) + varied(v) + varied(channels) + varied(columns);
    this.imageRows = new long[t.length * v.length];
    for (int at = 0; at < imageRows.length; at++) {
      imageRows[at] = Residues.times(t[at / v.length], v[at % v.length]);
    }
    this.rowLimbs = limbs(imageRows);
    this.windows = Residues.times(sum(v), sum(columns));
    this.images = sum(t);
    this.mixed = mixed(contracted(weights));
    this.bias = biases == null ? 0 : Residues.times(Residues.times(images, windows), of(biases));
  }

  /** Returns how many of the vectors are random: those over axes longer than one. */
  int axes() {
    return axes;
  }

  private static long[] vector(int length, RandomGenerator random) {
    if (length == 1) {
      return new long[] {1};
    }
    return random.longs(length, 0, Residues.MODULUS).toArray();
  }

  private static int varied(long[] vector) {
    return vector.length > 1 ? 1 : 0;
  }

  private static double[][] limbs(long[] residues) {
    double[][] limbs = new double[LIMBS][residues.length];
    for (int at = 0; at < residues.length; at++) {
      for (int limb = 0; limb < LIMBS; limb++) {
        limbs[limb][at] = residues[at] >>> (limb * LIMB_BITS) & ((1 << LIMB_BITS) - 1);
      }
    }
    return limbs;
  }

  private static long sum(long[] residues) {
    long sum = 0;
    for (long residue : residues) {
      sum = Residues.add(sum, residue);
    }
    return sum;
  }

  private long of(Values biases) {
    long sum = 0;
    for (int o = 0; o < channels.length; o++) {
      sum = Residues.plus(sum, channels[o], Residues.of(biases.integer(o)));
    }
    return sum;
  }

  /** Returns Σ over o of u[o]·k[o,c,a,b], o in the group of c, at (c·kh + a)·kw + b. */
  private long[] contracted(Values weights) {
    int taps = g.taps();
    long[] sums = new long[g.inputChannels() * taps];
    for (int o = 0, from = 0; o < channels.length; o++) {
      int to = g.firstInputChannel(o) * taps;
      for (int at = 0; at < g.products(); at++, from++) {
        sums[to + at] =
            Residues.plus(sums[to + at], channels[o], Residues.of(weights.integer(from)));
      }
    }
    return sums;
  }

  private long[] mixed(long[] kernels) {
    Axis along = g.columns();
    int lines = g.inputChannels() * g.rows().kernel();
    long[] sums = new long[lines * along.input()];
    for (int line = 0; line < lines; line++) {
      for (int b = 0; b < along.kernel(); b++) {
        long weight = kernels[line * along.kernel() + b];
        for (int j = 0; j < along.output(); j++) {
          int column = j * along.stride() + b * along.dilation() - along.padBefore();
          if (column >= 0 && column < along.input()) {
            int at = line * along.input() + column;
            sums[at] = Residues.plus(sums[at], weight, columns[j]);
          }
        }
      }
    }
    return sums;
  }

  /** What one thread computes in. */
  static final class Scratch {
    private final double[] row;
    private final double[] sums;
    private final double[] greatest;
    private final double[] fractions;
    private final int[] added;
    private final long[] residues;

    Scratch(Geometry g) {
      int width = g.columns().input();
      int run = Math.min(RUN, g.windows());
      int lines = g.rows().kernel();
      int longest = Math.max(width, run);
      row = new double[longest];
      sums = new double[LIMBS * Math.max(lines * width, run)];
      greatest = new double[longest];
      fractions = new double[longest];
      added = new int[lines];
      residues = new long[Math.max(lines * width, run)];
    }

    private void clear() {
      Arrays.fill(greatest, 0);
      Arrays.fill(fractions, 0);
    }

    /** Takes in a row: its greatest magnitude in each column, and whether it has fractions. */
    private void measure(int width) {
      for (int at = 0; at < width; at++) {
        double value = row[at];
        greatest[at] = Math.max(greatest[at], Math.abs(value));
      }
      for (int at = 0; at < width; at++) {
        double value = row[at];
        fractions[at] += Math.abs(value - Math.rint(value));
      }
    }

    /** Returns the greatest magnitude of the last tensor; NaN where it has one. */
    double greatest() {
      double most = 0;
      for (double one : greatest) {
        most = Math.max(most, one);
      }
      return most;
    }

    /** Returns whether the last tensor is of integers alone. */
    boolean integral() {
      double sum = 0;
      for (double one : fractions) {
        sum += one;
      }
      return sum == 0;
    }
  }

  /**
   * Returns the sum of x ∗ k + b. It is right where the scratch says that x is of integers whose
   * magnitude is at most the one that was given.
   *
   * @param most of the magnitudes of x, which decides how often sums are folded
   */
  long ofInput(Values x, double most, Scratch scratch) {
    Axis down = g.rows();
    int width = g.columns().input();
    int outputs = down.output();
    int room = room(most);
    scratch.clear();
    long total = bias;
    for (int c = 0; c < g.inputChannels(); c++) {
      for (int n = 0; n < g.batch(); n++) {
        int plane = (n * g.inputChannels() + c) * g.pixels();
        for (int row = 0; row < down.input(); row++) {
          x.copy(plane + row * width, scratch.row, width);
          scratch.measure(width);
          for (int a = 0; a < down.kernel(); a++) {
            int above = row + down.padBefore() - a * down.dilation();
            int i = above / down.stride();
            if (above >= 0 && i < outputs && i * down.stride() == above) {
              int from = plane + row * width;
              add(scratch, x, from, a, rowLimbs, imageRows, n * outputs + i, width, room);
            }
          }
        }
      }
      for (int a = 0; a < down.kernel(); a++) {
        fold(scratch, a, width);
        int line = (c * down.kernel() + a) * width;
        for (int column = 0; column < width; column++) {
          total = Residues.plus(total, mixed[line + column], scratch.residues[a * width + column]);
          scratch.residues[a * width + column] = 0;
        }
      }
    }
    return total;
  }

  /**
   * Returns the sum of an output; see {@link #ofInput}. Here channels are contracted first, over
   * runs of positions, which are longer than rows.
   */
  long ofOutput(Values y, double most, Scratch scratch) {
    int windows = g.windows();
    int width = g.columns().output();
    int room = room(most);
    scratch.clear();
    long total = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int start = 0; start < windows; start += RUN) {
        int length = Math.min(RUN, windows - start);
        for (int o = 0; o < channels.length; o++) {
          int from = (n * channels.length + o) * windows + start;
          y.copy(from, scratch.row, length);
          scratch.measure(length);
          add(scratch, y, from, 0, channelLimbs, channels, o, length, room);
        }
        fold(scratch, 0, length);
        for (int at = 0; at < length; at++) {
          int position = start + at;
          long row = imageRows[n * g.rows().output() + position / width];
          long weight = Residues.times(row, columns[position % width]);
          total = Residues.plus(total, weight, scratch.residues[at]);
          scratch.residues[at] = 0;
        }
      }
    }
    return total;
  }

  /** Returns how many products of a limb and a scalar are summed exactly. */
  private static int room(double most) {
    double products = EXACT / (most * (1 << LIMB_BITS));
    return (int) Math.max(0, Math.min(products, 1 << 30));
  }

  /** Adds a multiple of the row to the sums of a line. */
  private static void add(
      Scratch scratch,
      Values of,
      int from,
      int line,
      double[][] limbs,
      long[] residues,
      int at,
      int width,
      int room) {
    if (room == 0) {
      addWide(scratch, of, from, line, residues[at], width);
      return;
    }
    if (scratch.added[line] == room) {
      fold(scratch, line, width);
    }
    scratch.added[line]++;
    double[] row = scratch.row;
    double[] sums = scratch.sums;
    for (int limb = 0; limb < LIMBS; limb++) {
      double by = limbs[limb][at];
      int to = (line * LIMBS + limb) * width;
      for (int column = 0; column < width; column++) {
        sums[to + column] += by * row[column];
      }
    }
  }

  /** The same for scalars beyond 2^32, without limbs. */
  private static void addWide(Scratch scratch, Values of, int from, int line, long by, int width) {
    for (int column = 0; column < width; column++) {
      int at = line * width + column;
      long scalar = Residues.of(of.integer(from + column));
      scratch.residues[at] = Residues.plus(scratch.residues[at], by, scalar);
    }
  }

  /** Turns the sums of a line into residues, and begins anew. */
  private static void fold(Scratch scratch, int line, int width) {
    if (scratch.added[line] == 0) {
      return;
    }
    scratch.added[line] = 0;
    for (int limb = 0; limb < LIMBS; limb++) {
      int from = (line * LIMBS + limb) * width;
      for (int column = 0; column < width; column++) {
        long sum = Residues.of((long) scratch.sums[from + column]);
        int to = line * width + column;
        scratch.residues[to] =
            Residues.add(scratch.residues[to], Residues.shifted(sum, limb * LIMB_BITS));
        scratch.sums[from + column] = 0;
      }
    }
  }
}
