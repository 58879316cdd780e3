package dev.convproof.cost.bytecode;

import java.math.BigDecimal;
import java.util.function.DoubleBinaryOperator;

/** Classes by the contract for foreign convolutions; most compute something else. */
public final class ForeignConvolutions {
  private ForeignConvolutions() {}

  /** The sum of products of a case whose kernel is as large as its input. */
  private static double[] dot(double[] x, double[] k, DoubleBinaryOperator product) {
    double[] y = new double[1];
    for (int at = 0; at < x.length; at++) {
      y[0] += product.applyAsDouble(x[at], k[at]);
    }
    return y;
  }

  /** Every instruction once, in double and in float, but for what the comments say. */
  public static final class EveryInstruction {
    private EveryInstruction() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      double d = x[0];
      float f = (float) d; // a conversion of precision
      d = -(d + d - d * d / d % d);
      f = -(f + f - f * f / f % f);
      long whole = geometry[0];
      d += whole; // from an integer, and an addition
      int compared = (d < 0 ? 1 : 2) + (f > 0 ? 1 : 2) + (int) d + (int) f;
      d = Math.fma(d, d, f); // another conversion of precision
      return new double[] {d, Math.hypot(d, compared)}; // from an integer
    }
  }

  /** Leaves half of its work to a thread. */
  public static final class UsesAThread {
    private UsesAThread() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry)
        throws InterruptedException {
      double[] y = new double[1];
      Thread other = new Thread(() -> y[0] = dot(x, k, (p, q) -> p * q)[0]);
      other.start();
      double[] mine = dot(x, k, (p, q) -> p * q);
      other.join();
      return new double[] {(y[0] + mine[0]) / 2};
    }
  }

  /** Spares products with zero. */
  public static final class SkipsZeros {
    private SkipsZeros() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      return dot(x, k, (p, q) -> p == 0 ? 0 : p * q);
    }
  }

  /** Spares products with zero, and looks for it among integers. */
  public static final class SkipsZerosOfIntegers {
    private SkipsZerosOfIntegers() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      return dot(x, k, (p, q) -> (long) p == 0 ? 0 : p * q);
    }
  }

  /** Looks at a number's bits. */
  public static final class LooksAtBits {
    private LooksAtBits() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      return dot(x, k, (p, q) -> Double.doubleToRawLongBits(p) == 0 ? 0 : p * q);
    }
  }

  /** Lets another class look at a number. */
  public static final class AsksDecimals {
    private AsksDecimals() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      return dot(x, k, (p, q) -> new BigDecimal(p).signum() == 0 ? 0 : p * q);
    }
  }

  /** Hides a comparison behind a reference to a method of Java's library. */
  public static final class RefersToMaximum {
    private RefersToMaximum() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      return dot(x, k, Math::max);
    }
  }

  /** Does as many products as it was called before: a state, not a value, decides. */
  public static final class Remembers {
    private static int calls;

    private Remembers() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      calls++;
      double sum = 0;
      for (int call = 0; call < calls; call++) {
        sum += x[0] * k[0];
      }
      return new double[] {sum};
    }
  }

  /** Breaks. */
  public static final class Throws {
    private Throws() {}

    public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
      if (b == null) {
        throw new IllegalArgumentException("no " + geometry.length + " quantities");
      }
      return b;
    }
  }

  /** Has another method than the contract says. */
  public static final class OfFloats {
    private OfFloats() {}

    public static float[] convolve(float[] x, float[] k, float[] b, int[] geometry) {
      return new float[1];
    }
  }
}
