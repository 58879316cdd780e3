package dev.convproof.algebra;

import java.util.Arrays;
import java.util.function.Function;

/** The floating-point formats that rounding is measured in. */
public final class Precisions {
  /** Single precision. */
  public static final Precision<float[]> FLOAT =
      new Of<>(
          "float32",
          Floats.INSTANCE,
          FusedFloats.INSTANCE,
          Precisions::narrowed,
          (buffer, at) -> buffer[at]);

  /** Double precision. */
  public static final Precision<double[]> DOUBLE =
      new Of<>(
          "float64",
          Doubles.INSTANCE,
          FusedDoubles.INSTANCE,
          double[]::clone,
          (buffer, at) -> buffer[at]);

  /** Half precision, by rounding after each operation. */
  public static final Precision<double[]> HALF = byRounding("float16", Rounded.HALF);

  /** Bfloat16 precision, by rounding after each operation. */
  public static final Precision<double[]> BFLOAT16 = byRounding("bfloat16", Rounded.BFLOAT16);

  private Precisions() {}

  /** A format that Java does not compute with. */
  private static Precision<double[]> byRounding(String name, Rounded numbers) {
    return new Of<>(
        name,
        numbers,
        new FusedRounded(numbers),
        values -> Arrays.stream(values).map(numbers::round).toArray(),
        (buffer, at) -> buffer[at]);
  }

  private static float[] narrowed(double[] values) {
    float[] narrow = new float[values.length];
    for (int at = 0; at < narrow.length; at++) {
      narrow[at] = (float) values[at];
    }
    return narrow;
  }

  /** The value of a scalar. */
  @FunctionalInterface
  private interface Widening<V> {
    double of(V buffer, int at);
  }

  /**
   * A format.
   *
   * @param name of the type in PyTorch
   * @param fused its arithmetic with products that are not rounded
   */
  private record Of<V>(
      String name,
      Arithmetic<V> library,
      Algebra<V> fused,
      Function<double[], V> rounding,
      Widening<V> widening)
      implements Precision<V> {
    @Override
    public Algebra<V> arithmetic(boolean fusing) {
      return fusing ? fused : library;
    }

    @Override
    public V rounded(double[] values) {
      return rounding.apply(values);
    }

    @Override
    public double widened(V buffer, int at) {
      return widening.of(buffer, at);
    }

    @Override
    public FloatFormat format() {
      return library.format().orElseThrow();
    }
  }
}
