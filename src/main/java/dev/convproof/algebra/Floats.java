package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.Arithmetic.Structure;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * IEEE 754 single precision, with EJML's dense matrix product. Claims no algebraic law; integers up
 * to 2^24 are exact.
 */
public final class Floats implements FloatArithmetic<float[]> {
  /** The only instance. */
  public static final Floats INSTANCE = new Floats();

  private Floats() {}

  @Override
  public String name() {
    return "floats";
  }

  @Override
  public Structure structure() {
    return Structure.NONE;
  }

  @Override
  public NumberFormat roundsTo() {
    return NumberFormat.FLOAT32;
  }

  @Override
  public float[] rounded(double[] values) {
    float[] narrow = new float[values.length];
    for (int at = 0; at < narrow.length; at++) {
      narrow[at] = (float) values[at];
    }
    return narrow;
  }

  @Override
  public double widened(float[] buffer, int at) {
    return buffer[at];
  }

  @Override
  public Algebra<float[]> fused() {
    return new DelegatingAlgebra<>(this) {
      @Override
      public void multiplyAdd(float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
        y[yAt] = Math.fma(x[xAt], k[kAt], y[yAt]);
      }
    };
  }

  @Override
  public Exactness exactness() {
    return new Exactness(1L << 24, Float.MIN_EXPONENT, Float.MAX_EXPONENT - 24);
  }

  @Override
  public float[] zeros(int length) {
    return new float[length];
  }

  @Override
  public int length(float[] buffer) {
    return buffer.length;
  }

  @Override
  public float[] load(long[] values, int exponent) {
    float[] buffer = new float[values.length];
    for (int at = 0; at < buffer.length; at++) {
      buffer[at] = values[at];
    }
    for (int at = 0; exponent != 0 && at < buffer.length; at++) {
      buffer[at] = Math.scalb(buffer[at], exponent);
    }
    return buffer;
  }

  @Override
  public void copy(float[] from, int at, int step, float[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public void add(float[] from, int at, int step, float[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] += from[at + i * step];
    }
  }

  @Override
  public void subtract(
      float[] from, int at, int step, float[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] -= from[at + i * step];
    }
  }

  @Override
  public void multiplyAdd(float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
    y[yAt] += x[xAt] * k[kAt];
  }

  @Override
  public void multiplyAddAll(
      float[] x, int xAt, int xStep, float[] k, int kAt, float[] y, int yAt, int yStep, int count) {
    float factor = k[kAt];
    if (xStep == 1 && yStep == 1) {
      for (int i = 0; i < count; i++) {
        y[yAt + i] += x[xAt + i] * factor;
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      y[yAt + i * yStep] += x[xAt + i * xStep] * factor;
    }
  }

  @Override
  public void invert(float[] buffer, int at) {
    buffer[at] = 1 / buffer[at];
  }

  @Override
  public float[] gather(float[] from, int[] positions) {
    float[] gathered = new float[positions.length];
    for (int at = 0; at < positions.length; at++) {
      gathered[at] = from[positions[at]];
    }
    return gathered;
  }

  @Override
  public Optional<Scaling<float[]>> scaling() {
    return Optional.of(
        new RingScaling<>(this, ExactDouble::inverts, c -> new float[] {c.floatValue()}));
  }

  @Override
  public Optional<Elimination<float[]>> elimination() {
    return Optional.of(
        Eliminations.overRationals(
            v -> ExactDouble.exactly(ExactDouble.widened(v)), ExactDouble::nearestFloats));
  }

  @Override
  public float[] gemm(int m, int k, int n, float[] a, float[] b) {
    float[] c = new float[m * n];
    CommonOps_FDRM.mult(
        FMatrixRMaj.wrap(m, k, a), FMatrixRMaj.wrap(k, n, b), FMatrixRMaj.wrap(m, n, c));
    return c;
  }

  @Override
  public boolean same(float[] a, int at, float[] b, int otherAt) {
    return a[at] == b[otherAt] || (Float.isNaN(a[at]) && Float.isNaN(b[otherAt]));
  }

  @Override
  public String show(float[] buffer, int at) {
    return ExactDouble.text(buffer[at]);
  }
}
