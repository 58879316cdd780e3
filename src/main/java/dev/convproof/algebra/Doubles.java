package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Scaling;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.sparse.csc.CommonOps_DSCC;

/**
 * IEEE 754 double precision, with EJML's matrix products and JTransforms' transforms. Claims no
 * algebraic law; integers up to 2^53 are exact.
 */
public final class Doubles extends DoubleArithmetic {
  /** The only instance. */
  public static final Doubles INSTANCE = new Doubles();

  private Doubles() {}

  @Override
  public String name() {
    return "doubles";
  }

  @Override
  public NumberFormat roundsTo() {
    return NumberFormat.FLOAT64;
  }

  @Override
  public double[] rounded(double[] values) {
    return values.clone();
  }

  @Override
  public Algebra<double[]> fused() {
    return new DelegatingAlgebra<>(this) {
      @Override
      public void multiplyAdd(double[] x, int xAt, double[] k, int kAt, double[] y, int yAt) {
        y[yAt] = Math.fma(x[xAt], k[kAt], y[yAt]);
      }
    };
  }

  @Override
  public Exactness exactness() {
    return new Exactness(1L << 53, Double.MIN_EXPONENT, Double.MAX_EXPONENT - 53);
  }

  @Override
  public double[] load(long[] values, int exponent) {
    double[] buffer = new double[values.length];
    for (int at = 0; at < buffer.length; at++) {
      buffer[at] = values[at];
    }
    for (int at = 0; exponent != 0 && at < buffer.length; at++) {
      buffer[at] = Math.scalb(buffer[at], exponent);
    }
    return buffer;
  }

  @Override
  public void add(double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] += from[at + i * step];
    }
  }

  @Override
  public void subtract(
      double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] -= from[at + i * step];
    }
  }

  @Override
  public void multiplyAdd(double[] x, int xAt, double[] k, int kAt, double[] y, int yAt) {
    y[yAt] += x[xAt] * k[kAt];
  }

  @Override
  public void multiplyAddAll(
      double[] x,
      int xAt,
      int xStep,
      double[] k,
      int kAt,
      double[] y,
      int yAt,
      int yStep,
      int count) {
    double factor = k[kAt];
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
  public void invert(double[] buffer, int at) {
    buffer[at] = 1 / buffer[at];
  }

  @Override
  public Optional<Scaling<double[]>> scaling() {
    return Optional.of(
        new RingScaling<>(this, ExactDouble::inverts, c -> new double[] {c.doubleValue()}));
  }

  @Override
  public Optional<Transforms<double[]>> transforms() {
    return Optional.of(FourierDoubles.INSTANCE);
  }

  @Override
  public Optional<Elimination<double[]>> elimination() {
    return Optional.of(Eliminations.overRationals(ExactDouble::exactly, ExactDouble::nearest));
  }

  @Override
  public double[] gather(double[] from, int[] positions) {
    double[] gathered = new double[positions.length];
    for (int at = 0; at < positions.length; at++) {
      gathered[at] = from[positions[at]];
    }
    return gathered;
  }

  @Override
  public double[] gemm(int m, int k, int n, double[] a, double[] b) {
    double[] c = new double[m * n];
    CommonOps_DDRM.mult(
        DMatrixRMaj.wrap(m, k, a), DMatrixRMaj.wrap(k, n, b), DMatrixRMaj.wrap(m, n, c));
    return c;
  }

  @Override
  public double[] multiply(SparsePattern pattern, double[] entries, double[] vector) {
    double[] product = new double[pattern.rows()];
    CommonOps_DSCC.mult(
        matrix(pattern, entries),
        DMatrixRMaj.wrap(vector.length, 1, vector),
        DMatrixRMaj.wrap(product.length, 1, product));
    return product;
  }

  private static DMatrixSparseCSC matrix(SparsePattern pattern, double[] entries) {
    DMatrixSparseCSC matrix = new DMatrixSparseCSC(pattern.rows(), pattern.columns(), 0);
    matrix.nz_length = pattern.entries();
    matrix.col_idx = pattern.starts();
    matrix.nz_rows = pattern.rowOfEntry();
    matrix.nz_values = entries;
    matrix.indicesSorted = true;
    return matrix;
  }
}
