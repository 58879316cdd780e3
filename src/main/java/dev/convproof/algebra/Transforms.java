package dev.convproof.algebra;

import java.util.Optional;

/**
 * Cyclic convolution of signals [rows, columns] by transforms: an operation of the algebra, like a
 * matrix product. Both sizes are powers of two. How a spectrum is laid out is the transforms' own
 * business; spectra are made by {@link #forward} and are the same length for the same sizes.
 */
public interface Transforms<V> {

  /** Returns whether signals of this size can be transformed. */
  boolean has(int rows, int columns);

  /** Returns the spectrum of a signal, as a fresh buffer. */
  V forward(int rows, int columns, V signal);

  /** Adds a product of two spectra, point by point: sum += x·k. */
  void multiplyAdd(V x, V k, V sum);

  /** Returns the signal of a spectrum, as a fresh buffer. */
  V inverse(int rows, int columns, V spectrum);

  /** Returns what rounding does; empty where nothing is rounded. */
  default Optional<TransformRounding<V>> rounding() {
    return Optional.empty();
  }

  /**
   * The effect of rounding on convolution by transforms: a strategy's scope and its error bound ask
   * for it before a run, which itself looks at no value.
   */
  interface TransformRounding<V> {

    /** The Euclidean norm of a contiguous range, rounded up. */
    double norm(V signal, int at, int count);

    /**
     * Returns how far any element of Σ x[c]∗k[c], computed by transforms, may lie from the exact
     * one; infinite where something may overflow.
     *
     * @param of the format of every number and result
     * @param points rows·columns of the transforms
     * @param x the Euclidean norms of the signals
     * @param k the Euclidean norms of what they are convolved with
     */
    double bound(NumberFormat of, int points, double[] x, double[] k);

    /** Returns whether all scalars are integers. */
    boolean integral(V buffer);

    /** Returns the nearest integers, as a fresh buffer. */
    V nearestIntegers(V signal);
  }
}
