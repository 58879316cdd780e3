package dev.convproof.algebra;

import dev.convproof.algebra.Arithmetic.Structure;

/** Numbers that are doubles. They claim no algebraic law. */
abstract class DoubleArithmetic implements FloatArithmetic<double[]> {

  @Override
  public Structure structure() {
    return Structure.NONE;
  }

  @Override
  public final double[] zeros(int length) {
    return new double[length];
  }

  @Override
  public final int length(double[] buffer) {
    return buffer.length;
  }

  @Override
  public final void copy(
      double[] from, int at, int step, double[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public final double widened(double[] buffer, int at) {
    return buffer[at];
  }

  @Override
  public final boolean same(double[] a, int at, double[] b, int otherAt) {
    return a[at] == b[otherAt] || (Double.isNaN(a[at]) && Double.isNaN(b[otherAt]));
  }

  @Override
  public final String show(double[] buffer, int at) {
    return ExactDouble.text(buffer[at]);
  }
}
