package dev.convproof.cli;

import dev.convproof.Convolution;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.geometry.ShapeParameter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Convolutions as their owners would write them, right ones and wrong ones. */
public final class ForeignSamples {
  private ForeignSamples() {}

  /** Where they are compiled to. */
  static String folder() {
    String location =
        ForeignSamples.class.getProtectionDomain().getCodeSource().getLocation().toString();
    return Path.of(URI.create(location)).toString();
  }

  /** Takes the positions of one product: in the output, the input and the weights. */
  interface Product {
    void at(int y, int x, int k);
  }

  /** Which group an output channel is in. */
  interface Grouping {
    int of(int o, Geometry g);
  }

  static int inOrder(int o, Geometry g) {
    return o / g.outputChannelsPerGroup();
  }

  static void products(Geometry g, Grouping grouping, Product product) {
    int y = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outputChannels(); o++) {
        for (int i = 0; i < g.rows().output(); i++) {
          for (int j = 0; j < g.columns().output(); j++) {
            taps(g, n, o, grouping.of(o, g), i, j, y++, product);
          }
        }
      }
    }
  }

  private static void taps(
      Geometry g, int n, int o, int group, int i, int j, int y, Product product) {
    int k = o * g.products();
    for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
      int channel = n * g.inputChannels() + group * g.inputChannelsPerGroup() + c;
      for (int a = 0; a < g.rows().kernel(); a++) {
        int row = g.rows().position(i, a);
        for (int b = 0; b < g.columns().kernel(); b++, k++) {
          int column = g.columns().position(j, b);
          if (g.rows().inside(row) && g.columns().inside(column)) {
            product.at(y, (channel * g.rows().input() + row) * g.columns().input() + column, k);
          }
        }
      }
    }
  }

  private static double[] doubles(
      Geometry g, double[] x, double[] k, double[] b, Grouping grouping) {
    double[] y = new double[g.outputSize()];
    for (int at = 0; b != null && at < y.length; at++) {
      y[at] = b[at / g.windows() % g.outputChannels()];
    }
    products(g, grouping, (to, from, by) -> y[to] += x[from] * k[by]);
    return y;
  }

  private static double[] right(double[] x, double[] k, double[] b, int[] geometry) {
    return doubles(geometry(geometry), x, k, b, ForeignSamples::inOrder);
  }

  /** Returns what a static method is given of a geometry. */
  static int[] values(Geometry g) {
    return Arrays.stream(ShapeParameter.values()).mapToInt(q -> q.of(g)).toArray();
  }

  static Geometry geometry(int[] values) {
    StringBuilder line = new StringBuilder();
    int next = 0;
    for (ShapeParameter quantity : ShapeParameter.values()) {
      line.append(quantity.symbol()).append(values[next++]);
    }
    return Notation.parse(line.toString());
  }

  /** Right, over doubles. */
  public static final class Doubles implements Convolution<double[]> {
    public Doubles() {}

    @Override
    public double[] apply(Geometry g, double[] x, double[] k, Optional<double[]> b) {
      return doubles(g, x, k, b.orElse(null), ForeignSamples::inOrder);
    }
  }

  /** Right, over floats. */
  public static final class Floats implements Convolution<float[]> {
    public Floats() {}

    @Override
    public float[] apply(Geometry g, float[] x, float[] k, Optional<float[]> b) {
      float[] y = new float[g.outputSize()];
      for (int at = 0; b.isPresent() && at < y.length; at++) {
        y[at] = b.get()[at / g.windows() % g.outputChannels()];
      }
      products(g, ForeignSamples::inOrder, (to, from, by) -> y[to] += x[from] * k[by]);
      return y;
    }
  }

  /** Right, over ints. */
  public static final class Ints implements Convolution<int[]> {
    public Ints() {}

    @Override
    public int[] apply(Geometry g, int[] x, int[] k, Optional<int[]> b) {
      int[] y = new int[g.outputSize()];
      for (int at = 0; b.isPresent() && at < y.length; at++) {
        y[at] = b.get()[at / g.windows() % g.outputChannels()];
      }
      products(g, ForeignSamples::inOrder, (to, from, by) -> y[to] += x[from] * k[by]);
      return y;
    }
  }

  /** Right, over longs, as a method. */
  public static final class Longs {
    private Longs() {}

    public static long[] convolve(long[] x, long[] k, long[] b, int[] geometry) {
      Geometry g = geometry(geometry);
      long[] y = new long[g.outputSize()];
      for (int at = 0; b != null && at < y.length; at++) {
        y[at] = b[at / g.windows() % g.outputChannels()];
      }
      products(g, ForeignSamples::inOrder, (to, from, by) -> y[to] += x[from] * k[by]);
      return y;
    }
  }

  /** Over floats, as a method whose long sums truncate, as those of matrix units do. */
  public static final class Truncating {
    private Truncating() {}

    public static float[] convolve(float[] x, float[] k, float[] b, int[] geometry) {
      Geometry g = geometry(geometry);
      float[] y = new float[g.outputSize()];
      for (int at = 0; b != null && at < y.length; at++) {
        y[at] = b[at / g.windows() % g.outputChannels()];
      }
      products(
          g,
          ForeignSamples::inOrder,
          (to, from, by) -> {
            double sum = y[to] + (double) x[from] * k[by];
            y[to] = g.products() < 1_024 ? (float) sum : truncated(sum);
          });
      return y;
    }

    private static float truncated(double sum) {
      float nearest = (float) sum;
      return Math.abs(nearest) <= Math.abs(sum) ? nearest : Math.nextAfter(nearest, 0.0);
    }
  }

  /** Wrong ones, each by a method. */
  public static final class Wrong {
    private static double[] kept = {};

    private Wrong() {}

    /** Gives the bias alone. */
    public static double[] biasAlone(double[] x, double[] k, double[] b, int[] geometry) {
      return right(x, new double[k.length], b, geometry);
    }

    /** Never reads the last input. */
    public static double[] lastInput(double[] x, double[] k, double[] b, int[] geometry) {
      double[] most = x.clone();
      most[x.length - 1] = 0;
      return right(most, k, b, geometry);
    }

    /** Never reads the last weight. */
    public static double[] lastWeight(double[] x, double[] k, double[] b, int[] geometry) {
      double[] most = k.clone();
      most[k.length - 1] = 0;
      return right(x, most, b, geometry);
    }

    /** Is off by less than a half. */
    public static double[] nearly(double[] x, double[] k, double[] b, int[] geometry) {
      return Arrays.stream(right(x, k, b, geometry)).map(y -> y + 0.49).toArray();
    }

    /** Takes each kernel for the product of its first column and its first row. */
    public static double[] rankOne(double[] x, double[] k, double[] b, int[] geometry) {
      Geometry g = geometry(geometry);
      int width = g.columns().kernel();
      double[] products = k.clone();
      for (int at = 0; at < k.length; at++) {
        int first = at - at % g.taps();
        double corner = k[first];
        double column = k[at - at % width];
        double row = k[first + at % width];
        products[at] = corner == 0 ? k[at] : column * row / corner;
      }
      return right(x, products, b, geometry);
    }

    /** Adds to what the call before has left, where it gave as many outputs. */
    public static double[] stale(double[] x, double[] k, double[] b, int[] geometry) {
      double[] y = right(x, k, b, geometry);
      for (int at = 0; at < y.length && kept.length == y.length; at++) {
        y[at] += kept[at];
      }
      kept = y.clone();
      return y;
    }

    /** Adds in single precision. */
    public static double[] single(double[] x, double[] k, double[] b, int[] geometry) {
      float[] y = new float[right(x, k, b, geometry).length];
      Geometry g = geometry(geometry);
      for (int at = 0; b != null && at < y.length; at++) {
        y[at] = (float) b[at / g.windows() % g.outputChannels()];
      }
      products(g, ForeignSamples::inOrder, (to, from, by) -> y[to] += (float) (x[from] * k[by]));
      double[] wide = new double[y.length];
      for (int at = 0; at < y.length; at++) {
        wide[at] = y[at];
      }
      return wide;
    }

    /** Deals output channels to the groups in turn. */
    public static double[] interleaved(double[] x, double[] k, double[] b, int[] geometry) {
      return doubles(geometry(geometry), x, k, b, (o, g) -> o % g.groups());
    }

    /** Reads channels by fours where there are more, and never those that are left. */
    public static double[] tails(double[] x, double[] k, double[] b, int[] geometry) {
      Geometry g = geometry(geometry);
      int channels = g.inputChannelsPerGroup();
      double[] most = k.clone();
      for (int at = 0; at < k.length; at++) {
        boolean left = channels > 4 && at / g.taps() % channels >= channels / 4 * 4;
        most[at] = left ? 0 : k[at];
      }
      return right(x, most, b, geometry);
    }
  }
}
