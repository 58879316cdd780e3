package dev.convproof.algebra;

/**
 * What rounding does to convolution by transforms: asked before a run, by a strategy's scope and by
 * its error bound. A run itself looks at no value.
 */
public interface TransformRounding<V> {

  /** The Euclidean norm of a contiguous range, rounded up. */
  double norm(V signal, int at, int count);

  /**
   * How far any element of Σ x[c]∗k[c], computed by transforms, may lie from the exact one;
   * infinite where something may overflow.
   *
   * @param points rows·columns of the transforms
   * @param x the Euclidean norms of the signals
   * @param k the Euclidean norms of what they are convolved with
   */
  double bound(int points, double[] x, double[] k);

  /** Whether all scalars are integers. */
  boolean integral(V buffer);

  /** The nearest integers, as a fresh buffer. */
  V nearestIntegers(V signal);
}
