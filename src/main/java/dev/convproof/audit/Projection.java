package dev.convproof.audit;

import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.nio.ByteBuffer;
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
 * <p>Of inputs, rows or channels are contracted first, whichever costs less; of outputs and
 * weights, output channels. A residue is taken apart into three limbs of 21, 21 and 19 bits, so
 * that limb · scalar is summed exactly in double precision; the sums are turned into residues
 * before they could pass 2^51. Cost: |x|·kh/sh + ci·kh·w + |y| for what is prepared, |k| more
 * otherwise; each number is read once.
 */
final class Projection {
  private static final double EXACT = 0x1p51;

  /** Positions that are contracted together: their sums stay in the nearest cache. */
  private static final int RUN = 512;

  /** Up to which magnitude weights are thought to be at first. */
  private static final double USUAL = 0x1p16;

  private final Geometry g;
  private final int axes;
  private final Factors imageRows; // t[n]·v[i], at n·ho + i
  private final Factors channels; // u[o]
  private final long[] images; // t[n]
  private final long[] positions; // v[i]·w[j]
  private final long[] mixed; // Σ over o, b of u[o]·k[o,c,a,b]·w[j], at (c·kh + a)·w + column
  private final Factors kernels; // Σ over o of u[o]·k[o,c,a,b], at (a·kw + b)·ci + c
  private final long[] pixels; // v[i]·w[j] of the window whose tap is there, at (a·kw + b)·h·w + …
  private final long bias; // Σ over o of u[o]·b[o], times (Σ t)·(Σ v)·(Σ w)
  private final double greatestWeight; // NaN where one is no integer

  /** Residues, and their limbs, those of one residue beside each other. */
  static final class Factors {
    final long[] residues;
    final double[] limbs;

    Factors(long... residues) {
      this.residues = residues;
      this.limbs = new double[Lanes.LIMBS * residues.length];
      for (int at = 0; at < limbs.length; at++) {
        int bits = at % Lanes.LIMBS * Lanes.LIMB_BITS;
        limbs[at] = residues[at / Lanes.LIMBS] >>> bits & ((1 << Lanes.LIMB_BITS) - 1);
      }
    }
  }

  /**
   * Draws the vectors, and contracts weights and bias with them.
   *
   * @param biases integers, or null for none
   */
  Projection(Geometry g, Values weights, Values biases, RandomGenerator random, Scratch scratch) {
    this.g = g;
    this.images = vector(g.batch(), random);
    long[] v = vector(g.rows().output(), random);
    this.channels = new Factors(vector(g.outputChannels(), random));
    long[] w = vector(g.columns().output(), random);
    this.axes = varied(images) + varied(v) + varied(channels.residues) + varied(w);
    this.imageRows = new Factors(products(images, v));
    this.positions = products(v, w);
    long[] contracted = new long[g.inputChannels() * g.taps()];
    double greatest = contract(weights, USUAL, contracted, scratch);
    if (greatest > USUAL) {
      greatest = contract(weights, greatest, contracted, scratch);
    }
    this.greatestWeight = greatest;
    boolean rowsFirst = rowsFirst(g);
    this.mixed = rowsFirst ? mixed(contracted, w) : null;
    this.kernels = rowsFirst ? null : new Factors(transposed(contracted));
    this.pixels = rowsFirst ? null : pixels();
    long all = Residues.times(sum(images), Residues.times(sum(v), sum(w)));
    this.bias = biases == null ? 0 : Residues.times(all, of(biases));
  }

  /** Returns how many of the vectors are random: those over axes longer than one. */
  int axes() {
    return axes;
  }

  /** Returns the greatest magnitude of the weights; NaN where one is no integer. */
  double greatestWeight() {
    return greatestWeight;
  }

  private static long[] vector(int length, RandomGenerator random) {
    if (length == 1) {
      return new long[] {1};
    }
    byte[] bytes = new byte[Long.BYTES * length]; // at once, which costs a secure generator less
    random.nextBytes(bytes);
    long[] drawn = new long[length];
    ByteBuffer.wrap(bytes).asLongBuffer().get(drawn);
    for (int at = 0; at < length; at++) {
      drawn[at] &= Residues.MODULUS;
      if (drawn[at] == Residues.MODULUS) {
        drawn[at] = random.nextLong(Residues.MODULUS);
      }
    }
    return drawn;
  }

  private static int varied(long[] vector) {
    return vector.length > 1 ? 1 : 0;
  }

  private static long[] products(long[] outer, long[] inner) {
    long[] products = new long[outer.length * inner.length];
    for (int at = 0; at < products.length; at++) {
      products[at] = Residues.times(outer[at / inner.length], inner[at % inner.length]);
    }
    return products;
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
    for (int o = 0; o < g.outputChannels(); o++) {
      sum = Residues.plus(sum, channels.residues[o], Residues.of(biases.integer(o)));
    }
    return sum;
  }

  /**
   * Computes Σ over o of u[o]·k[o,c,a,b], o in the group of c, at (c·kh + a)·kw + b.
   *
   * @return the greatest magnitude of the weights; NaN where one is no integer
   */
  private double contract(Values weights, double most, long[] kernels, Scratch scratch) {
    int products = g.products();
    int outputs = g.outputChannels() / g.groups();
    for (int group = 0; group < g.groups(); group++) {
      for (int start = 0; start < products; start += RUN) {
        int length = Math.min(RUN, products - start);
        int first = group * outputs;
        int from = first * products + start;
        contract(scratch, weights, from, products, channels, first, outputs, length, most, 1);
        scratch.take(0, kernels, group * products + start, length);
      }
    }
    return scratch.greatest();
  }

  private long[] mixed(long[] kernels, long[] w) {
    Axis along = g.columns();
    int lines = g.inputChannels() * g.rows().kernel();
    long[] sums = new long[lines * along.input()];
    for (int b = 0; b < along.kernel(); b++) {
      int first = along.firstInside(b);
      int end = along.endInside(b);
      for (int line = 0; line < lines; line++) {
        long weight = kernels[line * along.kernel() + b];
        for (int j = first; j < end; j++) {
          int at = line * along.input() + along.position(j, b);
          sums[at] = Residues.plus(sums[at], weight, w[j]);
        }
      }
    }
    return sums;
  }

  private long[] transposed(long... contracted) {
    int taps = g.taps();
    long[] transposed = new long[contracted.length];
    for (int at = 0; at < contracted.length; at++) {
      transposed[at % taps * g.inputChannels() + at / taps] = contracted[at];
    }
    return transposed;
  }

  private long[] pixels() {
    Axis down = g.rows();
    Axis along = g.columns();
    long[] weights = new long[g.taps() * g.pixels()];
    for (int tap = 0; tap < g.taps(); tap++) {
      int a = tap / along.kernel();
      int b = tap % along.kernel();
      for (int i = down.firstInside(a); i < down.endInside(a); i++) {
        int row = tap * g.pixels() + down.position(i, a) * along.input();
        for (int j = along.firstInside(b); j < along.endInside(b); j++) {
          weights[row + along.position(j, b)] = positions[i * along.output() + j];
        }
      }
    }
    return weights;
  }

  /**
   * Returns whether an input's rows are to be contracted before its channels: by the products of
   * limbs, of which eight cost about one, and of residues, about eight.
   */
  static boolean rowsFirst(Geometry g) {
    Axis down = g.rows();
    double scalars = (double) g.inputChannels() * g.pixels();
    double rows = scalars * down.kernel() / down.stride();
    double lines = (double) g.inputChannels() * down.kernel() * g.columns().input();
    double channels = scalars * g.taps();
    double places = (double) g.taps() * g.pixels();
    return rows / 8 + lines * 8 < channels / 8 + places * 8;
  }

  /** Returns over how many positions channels of an input are contracted together. */
  static int inputRun(Geometry g) {
    return Math.min(g.pixels(), Math.max(16, RUN / g.taps()));
  }

  static int run(Geometry g) {
    return Math.min(RUN, Math.max(g.windows(), g.products()));
  }

  /** Returns how long the runs are that a scratch's loops take in. */
  static int longest(Geometry g) {
    return Math.max(run(g), rowsFirst(g) ? g.columns().input() : inputRun(g));
  }

  /**
   * Returns the sum of x ∗ k + b. It is right where the scratch says that x is of integers whose
   * magnitude is at most the one that was given.
   *
   * @param most of the magnitudes of x, which decides how often sums are folded
   */
  long ofInput(Values x, double most, Scratch scratch) {
    return Residues.add(
        bias, mixed == null ? byChannels(x, most, scratch) : byRows(x, most, scratch));
  }

  private long byChannels(Values x, double most, Scratch scratch) {
    int run = inputRun(g);
    int channels = g.inputChannels();
    long total = 0;
    for (int n = 0; n < g.batch(); n++) {
      long image = 0;
      for (int start = 0; start < g.pixels(); start += run) {
        int length = Math.min(run, g.pixels() - start);
        int from = n * channels * g.pixels() + start;
        contract(scratch, x, from, g.pixels(), kernels, 0, channels, length, most, g.taps());
        for (int tap = 0; tap < g.taps(); tap++) {
          long sum = scratch.dot(tap, pixels, tap * g.pixels() + start, length);
          image = Residues.add(image, sum);
        }
      }
      total = Residues.plus(total, images[n], image);
    }
    return total;
  }

  private long byRows(Values x, double most, Scratch scratch) {
    Axis down = g.rows();
    int width = g.columns().input();
    int room = room(most);
    long total = 0;
    for (int c = 0; c < g.inputChannels(); c++) {
      for (int n = 0; n < g.batch(); n++) {
        int plane = (n * g.inputChannels() + c) * g.pixels();
        load(scratch, x, plane);
        for (int a = 0; a < down.kernel(); a++) {
          int first = down.firstInside(a);
          int count = down.endInside(a) - first;
          int row = down.position(first, a) * width;
          int step = down.stride() * width;
          int at = n * down.output() + first;
          if (room > 0) {
            scratch.add(a, row, step, count, imageRows, at, width, room);
            continue;
          }
          for (int i = 0; i < count; i++) {
            int from = plane + row + i * step;
            scratch.addWide(a, x, from, imageRows.residues[at + i], width);
          }
        }
      }
      for (int a = 0; a < down.kernel(); a++) {
        int line = (c * down.kernel() + a) * width;
        total = Residues.add(total, scratch.dot(a, mixed, line, width));
      }
    }
    return total;
  }

  /** Loads the rows of a plane that windows read. */
  private void load(Scratch scratch, Values x, int plane) {
    Axis down = g.rows();
    if (down.kernel() > 1 || down.stride() == 1) {
      scratch.load(x, plane, 0, g.pixels());
      return;
    }
    int width = g.columns().input();
    for (int i = down.firstInside(0); i < down.endInside(0); i++) {
      int row = down.position(i, 0) * width;
      scratch.load(x, plane + row, row, width);
    }
  }

  /**
   * Returns the sum of an output; see {@link #ofInput}. Here channels are contracted first, over
   * runs of positions, which are longer than rows.
   */
  long ofOutput(Values y, double most, Scratch scratch) {
    int windows = g.windows();
    int outputs = g.outputChannels();
    long total = 0;
    for (int n = 0; n < g.batch(); n++) {
      long image = 0;
      for (int start = 0; start < windows; start += RUN) {
        int length = Math.min(RUN, windows - start);
        int from = n * outputs * windows + start;
        contract(scratch, y, from, windows, channels, 0, outputs, length, most, 1);
        image = Residues.add(image, scratch.dot(0, positions, start, length));
      }
      total = Residues.plus(total, images[n], image);
    }
    return total;
  }

  /** Adds multiples of rows, as they lie in a tensor, to lines of sums, by count factors each. */
  private static void contract(
      Scratch scratch,
      Values of,
      int from,
      int step,
      Factors by,
      int at,
      int count,
      int width,
      double most,
      int lines) {
    int room = room(most);
    int pitch = Scratch.pitch(width);
    for (int row = 0; row < count; row += Lanes.ROWS) {
      int some = Math.min(Lanes.ROWS, count - row);
      for (int r = 0; r < some; r++) {
        scratch.load(of, from + (row + r) * step, r * pitch, width);
      }
      for (int line = 0; line < lines; line++) {
        int first = at + line * count + row;
        if (room > 0) {
          scratch.add(line, 0, pitch, some, by, first, width, room);
          continue;
        }
        for (int r = 0; r < some; r++) {
          scratch.addWide(line, of, from + (row + r) * step, by.residues[first + r], width);
        }
      }
    }
  }

  /** Returns how many products of a limb and a scalar are summed exactly. */
  private static int room(double most) {
    double products = EXACT / (most * (1 << Lanes.LIMB_BITS));
    return (int) Math.max(0, Math.min(products, 1 << 30));
  }
}
