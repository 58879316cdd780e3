package dev.convproof.audit;

import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Random vectors over the axes of an output, modulo the prime p = 2^61−1, and the sums that they
 * make of a convolution's tensors: Σ t[n]·u[o]·v[i]·w[j]·y[n,o,i,j] of an output, and the same sum
 * of x ∗ k + b, computed without the convolution.
 *
 * <p>If y ≠ x ∗ k + b modulo p, the two sums agree with a probability of at most r/p, where r is
 * the number of axes longer than one: the difference is a polynomial of degree r in the random
 * scalars (Freivalds, 1977; Schwartz, 1980; Zippel, 1979).
 *
 * <p>Of inputs, rows are contracted first; of outputs, and of inputs that a kernel of one tap
 * reads, positions; of weights, output channels. A residue is taken apart into limbs ({@link
 * Factors}), so that limb · scalar is summed exactly in double precision; the sums are turned into
 * residues before they could pass 2^51. Cost: |x|·kh/sh + ci·kh·w + |y| for what is prepared, |k|
 * more otherwise; each number is read once.
 */
final class Projection {
  /** Numbers of a row that are taken in together, and stay in the nearest cache. */
  static final int RUN = 512;

  /** Numbers of weights that are contracted together, which lie in long rows. */
  private static final int LONG_RUN = 1024;

  /** Rows whose sums are joined together. */
  private static final int BATCH = 64;

  /** Up to which magnitude weights are thought to be at first. */
  private static final double USUAL = 0x1p8;

  /** Rows between the first and the last that a window reads, for which zeros are added. */
  private static final int NEAR = 16;

  private final Geometry g;
  private final int axes;
  private final Factors imageRows; // t[n]·v[i], between zeros
  private final int segment; // of imageRows, for one image
  private final List<Lanes.Lines> rows; // that windows read, and the kernel's rows that they meet
  private final Factors channels; // u[o]
  private final long[] images; // t[n]
  private final Factors positions; // v[i]·w[j]
  private final Lanes.Weights mixed; // Σ over o, b of u[o]·k[o,c,a,b]·w[j], a line for c and a
  private final Factors pixels; // v[i]·w[j] where a kernel of one tap reads; null for others
  private final Lanes.Weights inputs; // of such a kernel, Σ over o of u[o]·k[o,c]
  private final Lanes.Weights outputs; // u[o]
  private final Layouts layouts;
  private final int together; // channels of an input whose rows lie side by side
  private final long bias; // Σ over o of u[o]·b[o], times (Σ t)·(Σ v)·(Σ w)
  private final double greatestWeight; // NaN where one is no integer

  /**
   * Draws the vectors, and contracts weights and bias with them.
   *
   * @param biases integers, or null for none
   */
  Projection(Geometry g, Values weights, Values biases, RandomGenerator random, Scratch scratch) {
    this.g = g;
    this.images = ResidueVectors.vector(g.batch(), random);
    long[] v = ResidueVectors.vector(g.rows().output(), random);
    this.channels = new Factors(ResidueVectors.vector(g.outputChannels(), random));
    long[] w = ResidueVectors.vector(g.columns().output(), random);
    this.axes =
        ResidueVectors.varied(images)
            + ResidueVectors.varied(v)
            + ResidueVectors.varied(channels.residues)
            + ResidueVectors.varied(w);
    int margin = margin(g.rows());
    this.segment = v.length + 2 * margin;
    this.imageRows =
        new Factors(ResidueVectors.products(images, ResidueVectors.spread(v, margin, segment)));
    this.rows = rows(g.rows(), margin);
    long[] windows = ResidueVectors.products(v, w);
    this.positions = new Factors(windows);
    this.together = together(g, scratch.together(g.columns().input()));
    this.layouts = new Layouts(g, scratch.places(), together);
    long[] contracted = new long[g.inputChannels() * g.taps()];
    double greatest = contract(weights, Factors.Split.of(USUAL), contracted, scratch);
    if (greatest > USUAL) {
      greatest = contract(weights, Factors.Split.of(greatest), contracted, scratch);
    }
    this.greatestWeight = greatest;
    int places = scratch.places();
    boolean pointwise = g.taps() == 1;
    this.mixed = pointwise ? null : new Lanes.Weights(mixed(contracted, w));
    this.pixels = pointwise ? new Factors(pixels(windows)) : null;
    this.inputs = pointwise ? new Lanes.Weights(ResidueVectors.repeated(contracted, places)) : null;
    this.outputs = new Lanes.Weights(ResidueVectors.repeated(channels.residues, places));
    long all =
        Residues.times(
            ResidueVectors.sum(images),
            Residues.times(ResidueVectors.sum(v), ResidueVectors.sum(w)));
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

  /** Returns how many zeros on either side let all rows of an image be added alike. */
  private static int margin(Axis down) {
    int near = (down.reach() - 1) / down.stride() + 1;
    return near <= NEAR ? near : 0;
  }

  /** Returns every stride-th row with the kernel's rows that read it; or else each of these. */
  private static List<Lanes.Lines> rows(Axis down, int margin) {
    List<Lanes.Lines> lines = new ArrayList<>();
    if (margin == 0) {
      for (int a = 0; a < down.kernel(); a++) {
        int first = down.firstInside(a);
        int count = down.endInside(a) - first;
        int[] factors = {first};
        lines.add(new Lanes.Lines(down.position(first, a), count, new int[] {a}, factors));
      }
      return lines;
    }
    for (int row = 0; row < Math.min(down.stride(), down.input()); row++) {
      int first = row;
      int[] read =
          IntStream.range(0, down.kernel())
              .filter(a -> (first - down.position(0, a)) % down.stride() == 0)
              .toArray();
      int[] factors =
          Arrays.stream(read)
              .map(a -> margin + (first - down.position(0, a)) / down.stride())
              .toArray();
      if (read.length > 0) {
        int count = (down.input() - first + down.stride() - 1) / down.stride();
        lines.add(new Lanes.Lines(first, count, read, factors));
      }
    }
    return lines;
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
  private double contract(Values weights, Factors.Split split, long[] kernels, Scratch scratch) {
    int products = g.products();
    int outputs = g.outputChannels() / g.groups();
    for (int group = 0; group < g.groups(); group++) {
      int first = group * outputs;
      for (int start = 0; start < products; start += LONG_RUN) {
        scratch.begin(start + LONG_RUN <= products ? layouts.run : layouts.ofWeights, split);
        int from = first * products + start;
        for (int o = 0; o < outputs; o += Lanes.DEEP) {
          int some = Math.min(Lanes.DEEP, outputs - o);
          scratch.down(weights, from + o * products, products, some, channels, first + o);
        }
        scratch.take(kernels, group * products + start);
      }
    }
    return scratch.greatest();
  }

  /** A line for each row of a kernel, in which channels that are together follow each other. */
  private long[] mixed(long[] kernels, long[] w) {
    Axis along = g.columns();
    int width = along.input();
    long[] sums = new long[(g.inputChannels() + together - 1) / together * layouts.ofInput.size()];
    for (int c = 0; c < g.inputChannels(); c++) {
      Lanes.Layout layout = layout(c / together * together);
      int place = c / together * layouts.ofInput.size() + c % together * width;
      for (int tap = 0; tap < g.taps(); tap++) {
        long weight = kernels[c * g.taps() + tap];
        int b = tap % along.kernel();
        int line = place + tap / along.kernel() * layout.pitch();
        int first = along.firstInside(b);
        int end = along.endInside(b);
        if (first < end) {
          ResidueVectors.addMultiples(
              weight, w, first, end, sums, line + along.position(first, b), along.stride());
        }
      }
    }
    return sums;
  }

  /** Returns where the sums of the channels are that are together from a channel on. */
  private Lanes.Layout layout(int channel) {
    return channel + together <= g.inputChannels() ? layouts.ofInput : layouts.ofLastInput;
  }

  private long[] pixels(long... windows) {
    Axis down = g.rows();
    Axis along = g.columns();
    long[] pixels = new long[g.pixels()];
    for (int i = down.firstInside(0); i < down.endInside(0); i++) {
      for (int j = along.firstInside(0); j < along.endInside(0); j++) {
        int at = down.position(i, 0) * along.input() + along.position(j, 0);
        pixels[at] = windows[i * along.output() + j];
      }
    }
    return pixels;
  }

  /** Returns how long the runs are that a scratch's loops take in. */
  static int longest(Geometry g) {
    return Math.max(LONG_RUN, g.columns().input());
  }

  /** Returns to how many lines of sums a run is added at most. */
  static int lines(Geometry g) {
    return g.rows().kernel();
  }

  /** Returns how many channels of an input are taken together. */
  static int together(Geometry g, int best) {
    return Math.min(g.inputChannels(), best);
  }

  /** Returns how many sums there are at most at a time. */
  static int mostSums(Geometry g, int together) {
    int lines = Lanes.Layout.of(g.rows().kernel(), together * g.columns().input()).size();
    return Math.max(lines, Lanes.Layout.of(BATCH, 1).size());
  }

  /** Where sums are. */
  private static final class Layouts {
    final Lanes.Layout run = Lanes.Layout.of(1, LONG_RUN);
    final Lanes.Layout ofWeights;
    final Lanes.Layout ofInput;
    final Lanes.Layout ofLastInput;
    final Lanes.Layout batch;
    final Lanes.Layout ofLastInputs;
    final Lanes.Layout ofLastOutputs;

    Layouts(Geometry g, int places, int together) {
      ofWeights = Lanes.Layout.of(1, g.products() % LONG_RUN);
      int width = g.columns().input();
      ofInput = Lanes.Layout.of(g.rows().kernel(), together * width);
      ofLastInput = Lanes.Layout.of(g.rows().kernel(), g.inputChannels() % together * width);
      batch = Lanes.Layout.spread(BATCH, places);
      ofLastInputs = Lanes.Layout.spread(g.inputChannels() % BATCH, places);
      ofLastOutputs = Lanes.Layout.spread(g.outputChannels() % BATCH, places);
    }
  }

  /**
   * Returns the sum of x ∗ k + b. It is right where the scratch says that x is of integers whose
   * magnitude is at most the one that was given.
   *
   * @param most of the magnitudes of x, which decides how often sums are folded
   */
  long ofInput(Values x, double most, Scratch scratch) {
    Factors.Split split = Factors.Split.of(most);
    return Residues.add(
        bias, pixels == null ? byRows(x, split, scratch) : pointwise(x, split, scratch));
  }

  private long pointwise(Values x, Factors.Split split, Scratch scratch) {
    int channels = g.inputChannels();
    long total = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int c = 0; c < channels; c += BATCH) {
        int some = Math.min(BATCH, channels - c);
        scratch.begin(some == BATCH ? layouts.batch : layouts.ofLastInputs, split);
        int plane = (n * channels + c) * g.pixels();
        scratch.across(x, plane, g.pixels(), some, g.pixels(), pixels, 0);
        scratch.dot(inputs, c * scratch.places());
      }
      total = Residues.plus(total, images[n], scratch.total());
    }
    return total;
  }

  private long byRows(Values x, Factors.Split split, Scratch scratch) {
    for (int c = 0; c < g.inputChannels(); c += together) {
      Lanes.Layout layout = layout(c);
      scratch.begin(layout, split);
      int step = g.rows().stride() * layout.width();
      for (int n = 0; n < g.batch(); n++) {
        int plane = (n * g.inputChannels() + c) * g.pixels();
        load(scratch, x, plane, layout.width());
        for (int at = 0; at < rows.size(); at++) {
          Lanes.Lines lines = rows.get(at);
          if (scratch.isExact()) {
            int from = lines.first() * layout.width();
            scratch.add(from, step, lines.count(), imageRows, lines, n * segment);
          } else {
            addWide(scratch, x, plane, lines, n * segment, layout.width());
          }
        }
      }
      scratch.dot(mixed, c / together * layouts.ofInput.size());
    }
    return scratch.total();
  }

  /** Loads planes that are together, their rows side by side. */
  private void load(Scratch scratch, Values x, int plane, int width) {
    int own = g.columns().input();
    for (int at = 0; at < width; at += own) {
      scratch.load(x, plane + at / own * g.pixels(), at, g.rows().input(), own, width);
    }
  }

  private void addWide(
      Scratch scratch, Values x, int plane, Lanes.Lines lines, int factor, int width) {
    int own = g.columns().input();
    for (int at = 0; at < width; at += own) {
      for (int i = 0; i < lines.count(); i++) {
        int row = lines.first() + i * g.rows().stride();
        int from = plane + at / own * g.pixels() + row * own;
        for (int line = 0; line < lines.lines().length; line++) {
          long by = imageRows.residues[lines.factors()[line] + factor + i];
          scratch.addWide(lines.lines()[line], at, x, from, own, by);
        }
      }
    }
  }

  /** Returns the sum of an output; see {@link #ofInput}. */
  long ofOutput(Values y, double most, Scratch scratch) {
    Factors.Split split = Factors.Split.of(most);
    int windows = g.windows();
    int channels = g.outputChannels();
    long total = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < channels; o += BATCH) {
        int some = Math.min(BATCH, channels - o);
        scratch.begin(some == BATCH ? layouts.batch : layouts.ofLastOutputs, split);
        int from = (n * channels + o) * windows;
        scratch.across(y, from, windows, some, windows, positions, 0);
        scratch.dot(outputs, o * scratch.places());
      }
      total = Residues.plus(total, images[n], scratch.total());
    }
    return total;
  }
}
