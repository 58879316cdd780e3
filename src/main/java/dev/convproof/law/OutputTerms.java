package dev.convproof.law;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * What one output is computed from: at each tap, in the order of the weights, an input, which is 0
 * in the padding, and a weight; and the bias, 0 where there is none. Numbers are doubles, and longs
 * where the problem's are integers.
 */
final class OutputTerms {
  final double[] x;
  final double[] k;
  final double bias;
  final long[] wholeX;
  final long[] wholeK;
  final long wholeBias;
  final boolean[] padded;

  /** Channels of a group, each of which has its taps one after the other. */
  final int channels;

  /** Gathers the terms of one output. */
  OutputTerms(Problem<?> p, int y) {
    Geometry g = p.geometry();
    int o = y / g.windows() % g.outputChannels();
    int count = g.products();
    boolean whole = !(p.input().data() instanceof float[] || p.input().data() instanceof double[]);
    channels = g.inputChannelsPerGroup();
    x = new double[count];
    k = new double[count];
    wholeX = new long[count];
    wholeK = new long[count];
    padded = new boolean[count];
    for (int tap = 0; tap < count; tap++) {
      int at = position(g, y, tap);
      padded[tap] = at < 0;
      x[tap] = at < 0 ? 0 : Array.getDouble(p.input().data(), at);
      k[tap] = Array.getDouble(p.weights().data(), o * count + tap);
      wholeX[tap] = whole && at >= 0 ? Array.getLong(p.input().data(), at) : (long) x[tap];
      wholeK[tap] = whole ? Array.getLong(p.weights().data(), o * count + tap) : (long) k[tap];
    }
    bias = p.bias().isPresent() ? Array.getDouble(p.bias().get().data(), o) : 0;
    wholeBias =
        whole && p.bias().isPresent() ? Array.getLong(p.bias().get().data(), o) : (long) bias;
  }

  /** Returns the terms of each output. */
  static OutputTerms[] of(Problem<?> p) {
    OutputTerms[] all = new OutputTerms[p.geometry().outputSize()];
    Arrays.setAll(all, y -> new OutputTerms(p, y));
    return all;
  }

  /** Returns where the input lies that an output reads at a tap; −1 in the padding. */
  private static int position(Geometry g, int y, int tap) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    int window = y % g.windows();
    int o = y / g.windows() % g.outputChannels();
    int image = y / g.windows() / g.outputChannels();
    int row = rows.position(window / columns.output(), tap / columns.kernel() % rows.kernel());
    int column = columns.position(window % columns.output(), tap % columns.kernel());
    int channel = image * g.inputChannels() + g.firstInputChannel(o) + tap / g.taps();
    return rows.inside(row) && columns.inside(column)
        ? (channel * rows.input() + row) * columns.input() + column
        : -1;
  }

  /** Returns the products, as doubles give them. */
  double[] products() {
    double[] products = new double[x.length];
    Arrays.setAll(products, tap -> x[tap] * k[tap]);
    return products;
  }
}
