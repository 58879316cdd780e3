package dev.convproof.claim.judge;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.FloatFormat;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.FusedDoubles;
import dev.convproof.algebra.FusedFloats;
import java.math.BigDecimal;

/**
 * A floating-point format, as far as rounding errors are concerned.
 *
 * @param <V> its buffers
 */
interface Precision<V> {
  /** Single precision. */
  Precision<float[]> FLOAT = new Single();

  /** Double precision. */
  Precision<double[]> DOUBLE = new Twice();

  /** The name of the type in PyTorch. */
  String name();

  /** Its arithmetic, with products rounded before they are added, or not. */
  Algebra<V> arithmetic(boolean fused);

  /** Its products by a library, EJML. */
  Algebra<V> library();

  /** Numbers rounded to it. */
  V rounded(double[] values);

  /** The exact value of a scalar. */
  BigDecimal exact(V buffer, int at);

  /** What its rounding errors are bounded by. */
  FloatFormat format();

  /** IEEE 754 binary32. */
  final class Single implements Precision<float[]> {
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
    public BigDecimal exact(float[] buffer, int at) {
      return new BigDecimal(buffer[at]);
    }

    @Override
    public FloatFormat format() {
      return FloatFormat.FLOAT32;
    }
  }

  /** IEEE 754 binary64. */
  final class Twice implements Precision<double[]> {
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
    public BigDecimal exact(double[] buffer, int at) {
      return new BigDecimal(buffer[at]);
    }

    @Override
    public FloatFormat format() {
      return FloatFormat.FLOAT64;
    }
  }
}
