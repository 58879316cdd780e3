package dev.convproof.zoo;

import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.Requantization;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Optional;

/**
 * A kernel: the formats that it says, and what it does.
 *
 * @param rounding of requantised outputs; empty where sums are the outputs
 */
record FormatKernel(
    String arithmetic,
    String name,
    boolean right,
    int zero,
    Computation computation,
    String rounding) {
  FormatKernel(String arithmetic, String name, boolean right, int zero, Computation computation) {
    this(arithmetic, name, right, zero, computation, "");
  }

  Subject<?> subject() {
    Arithmetic<?> numbers = Arithmetic.named(arithmetic);
    Subject<?> subject =
        zero == 0
            ? subject(numbers)
            : subject(((MixedArithmetic<?>) numbers).withZeroPoints(zero, 0));
    return requantization().<Subject<?>>map(by -> rounding(subject, by)).orElse(subject);
  }

  private static <V> Subject<V> rounding(Subject<V> subject, Requantization by) {
    return subject.rounding(Rounding.requantized(by));
  }

  /** Returns what becomes of sums; empty where they are the outputs. */
  Optional<Requantization> requantization() {
    return rounding.isEmpty() ? Optional.empty() : Optional.of(Requantization.parse(rounding));
  }

  /** Returns the formats of its tensors, in words. */
  String numbers() {
    return arithmetic + requantization().map(by -> ", requantised").orElse("");
  }

  private <V> Subject<V> subject(Arithmetic<V> numbers) {
    return Subject.of(
        name,
        numbers,
        (g, x, k, b) -> {
          V output = numbers.zeros(g.outputSize());
          double[] bias = b.map(FormatKernel::doubles).orElse(null);
          double[] input = doubles(x);
          double[] weights = doubles(k);
          boolean whole = computation instanceof OfLongs;
          long[] inputs = whole ? longs(x) : null;
          long[] kernels = whole ? longs(k) : null;
          long[] biases = whole ? b.map(FormatKernel::longs).orElse(null) : null;
          for (int y = 0; y < g.outputSize(); y++) {
            Window window = new Window(g, y, input, weights, bias, zero);
            if (computation instanceof OfLongs integers) {
              set(output, y, integers.output(window.in(inputs, kernels, biases)));
            } else {
              set(output, y, ((OfDoubles) computation).output(window));
            }
          }
          return output;
        });
  }

  @Override
  public String toString() {
    return numbers() + ", " + name;
  }

  /** Computes one output. */
  sealed interface Computation permits OfDoubles, OfLongs {}

  /** Computes one output of numbers that doubles have. */
  @FunctionalInterface
  non-sealed interface OfDoubles extends Computation {
    double output(Window window);
  }

  /** Computes one output of integers, without zero points, of which doubles have not all. */
  @FunctionalInterface
  non-sealed interface OfLongs extends Computation {
    long output(Longs window);
  }

  /** What one output of longs is computed from, padded taps as 0. */
  record Longs(long[] x, long[] k, long bias) {}

  private static double[] doubles(Object array) {
    double[] values = new double[Array.getLength(array)];
    Arrays.setAll(values, at -> Array.getDouble(array, at));
    return values;
  }

  private static long[] longs(Object array) {
    if (array instanceof long[] longs) {
      return longs;
    }
    long[] values = new long[Array.getLength(array)];
    Arrays.setAll(values, at -> Array.getLong(array, at));
    return values;
  }

  private static void set(Object array, int at, long value) {
    if (array instanceof int[] ints) {
      ints[at] = (int) value;
    } else {
      ((long[]) array)[at] = value;
    }
  }

  private static void set(Object array, int at, double value) {
    if (array instanceof float[] floats) {
      floats[at] = (float) value;
    } else if (array instanceof double[] doubles) {
      doubles[at] = value;
    } else if (array instanceof int[] ints) {
      ints[at] = (int) (long) value;
    } else {
      ((long[]) array)[at] = (long) value;
    }
  }

  /** What one output is computed from: the taps in order, padded ones as the zero point. */
  static final class Window {
    final double[] x;
    final double[] k;
    final double bias;
    final int zero;
    final boolean[] padded;
    private final int[] inputs;
    private final int firstWeight;
    private final int channel;

    Window(Geometry g, int y, double[] input, double[] weights, double[] biases, int zero) {
      int taps = g.products();
      x = new double[taps];
      k = new double[taps];
      padded = new boolean[taps];
      inputs = new int[taps];
      this.zero = zero;
      int window = y % g.windows();
      int plane = y / g.windows();
      int o = plane % g.outputChannels();
      int image = plane / g.outputChannels();
      Axis rows = g.rows();
      Axis columns = g.columns();
      for (int tap = 0; tap < taps; tap++) {
        int b = tap % columns.kernel();
        int a = tap / columns.kernel() % rows.kernel();
        int c = tap / g.taps();
        int row = rows.position(window / columns.output(), a);
        int column = columns.position(window % columns.output(), b);
        padded[tap] = !rows.inside(row) || !columns.inside(column);
        int plane0 = image * g.inputChannels() + g.firstInputChannel(o) + c;
        inputs[tap] = padded[tap] ? 0 : (plane0 * rows.input() + row) * columns.input() + column;
        x[tap] = padded[tap] ? zero : input[inputs[tap]];
        k[tap] = weights[o * taps + tap];
      }
      bias = biases == null ? 0 : biases[o];
      firstWeight = o * taps;
      channel = o;
    }

    /** Returns the same of the arrays of longs that the doubles were made of. */
    Longs in(long[] input, long[] weights, long[] biases) {
      long[] exact = new long[x.length];
      Arrays.setAll(exact, tap -> padded[tap] ? 0 : input[inputs[tap]]);
      long[] kernel = Arrays.copyOfRange(weights, firstWeight, firstWeight + x.length);
      return new Longs(exact, kernel, biases == null ? 0 : biases[channel]);
    }

    double[] products() {
      double[] products = new double[x.length];
      Arrays.setAll(products, at -> (x[at] - zero) * k[at]);
      return products;
    }
  }
}
