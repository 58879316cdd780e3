package dev.convproof.algebra;

import java.util.Optional;

/**
 * Exact elimination on values. It is asked before a run, by a scope; within that scope it always
 * has an answer, so that no run depends on it for where data move.
 */
public interface Elimination<V> {

  /**
   * Returns the factors of a matrix of rank at most one: column·row equals the matrix, exactly.
   *
   * @param matrix [rows, columns], row-major
   * @return empty where the rank is two or more, or where no such factors are representable
   */
  Optional<Factors<V>> rankOne(int rows, int columns, V matrix);

  /**
   * A matrix of rank at most one.
   *
   * @param column its rows' multiples of the row
   * @param row what all its rows are multiples of
   */
  record Factors<V>(V column, V row) {}
}
