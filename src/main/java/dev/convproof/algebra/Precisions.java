package dev.convproof.algebra;

import java.util.Arrays;

/** The floating-point formats that rounding is measured in. */
public final class Precisions {
  /** Single precision. */
  public static final Precision<float[]> FLOAT = new Single();

  /** Double precision. */
  public static final Precision<double[]> DOUBLE = new Twice();

  /** Half precision, by rounding after each operation. */
  public static final Precision<double[]> HALF = new ByRounding("float16", Rounded.HALF);

  /** Bfloat16 precision, by rounding after each operation. */
  public static final Precision<double[]> BFLOAT16 = new ByRounding("bfloat16", Rounded.BFLOAT16);

  private Precisions() {}

  /** IEEE 754 binary32. */
  private static final class Single implements Precision<float[]> {
    @Override
    public String name() {
      return "float32";
    }

    @Override
    public Algebra<float[]> arithmetic(boolean fused) {
      return fused ? FusedFloats.INSTANCE : Floats.INSTANCE;
    }

    @Override
    public Algebra<float[]> library() {
      return Floats.INSTANCE;
    }

    @Override
    public float[] rounded(double[] values) {
      float[] rounded = new float[values.length];
      for (int at = 0; at < rounded.length; at++) {
        rounded[at] = (float) values[at];
      }
      return rounded;
    }

    @Override
    public double widened(float[] buffer, int at) {
      return buffer[at];
    }

    @Override
    public FloatFormat format() {
      return FloatFormat.FLOAT32;
    }
  }

  /** IEEE 754 binary64. */
  private static final class Twice implements Precision<double[]> {
    @Override
    public String name() {
      return "float64";
    }

    @Override
    public Algebra<double[]> arithmetic(boolean fused) {
      return fused ? FusedDoubles.INSTANCE : Doubles.INSTANCE;
    }

    @Override
    public Algebra<double[]> library() {
      return Doubles.INSTANCE;
    }

    @Override
    public double[] rounded(double[] values) {
      return values.clone();
    }

    @Override
    public double widened(double[] buffer, int at) {
      return buffer[at];
    }

    @Override
    public FloatFormat format() {
      return FloatFormat.FLOAT64;
    }
  }

  /**
   * A format that Java does not compute with.
   *
   * @param name of the type in PyTorch
   */
  private record ByRounding(String name, Rounded numbers) implements Precision<double[]> {
    @Override
    public Algebra<double[]> arithmetic(boolean fused) {
      return fused ? new FusedRounded(numbers) : numbers;
    }

    @Override
    public Algebra<double[]> library() {
      return numbers;
    }

    @Override
    public double[] rounded(double[] values) {
      return Arrays.stream(values).map(numbers::round).toArray();
    }

    @Override
    public double widened(double[] buffer, int at) {
      return buffer[at];
    }

    @Override
    public FloatFormat format() {
      return numbers.format().orElseThrow();
    }
  }
}
