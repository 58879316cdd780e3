package dev.convproof.algebra;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Elimination where every scalar but zero has an inverse: the column through the first nonzero
 * scalar, and the row through it divided by it. Subtraction is not needed.
 */
final class PivotElimination<V> implements Elimination<V> {
  private final Arithmetic<V> numbers;
  private final UnaryOperator<V> inverse;

  /**
   * @param inverse of one nonzero scalar, in place or not
   */
  PivotElimination(Arithmetic<V> numbers, UnaryOperator<V> inverse) {
    this.numbers = numbers;
    this.inverse = inverse;
  }

  @Override
  public Optional<Factors<V>> rankOne(int rows, int columns, V matrix) {
    int pivot = 0;
    while (pivot < rows * columns && numbers.isZero(matrix, pivot)) {
      pivot++;
    }
    if (pivot == rows * columns) {
      return Optional.of(new Factors<>(numbers.zeros(rows), numbers.zeros(columns)));
    }
    Factors<V> factors = through(pivot, rows, columns, matrix);
    V product = numbers.gemm(rows, 1, columns, factors.column(), factors.row());
    return equal(product, matrix) ? Optional.of(factors) : Optional.empty();
  }

  private Factors<V> through(int pivot, int rows, int columns, V matrix) {
    V column = numbers.zeros(rows);
    numbers.copy(matrix, pivot % columns, columns, column, 0, 1, rows);
    V divisor = inverse.apply(numbers.slice(matrix, pivot, 1));
    V pivotRow = numbers.slice(matrix, pivot / columns * columns, columns);
    return new Factors<>(column, numbers.gemm(1, 1, columns, divisor, pivotRow));
  }

  private boolean equal(V a, V b) {
    for (int at = 0; at < numbers.length(a); at++) {
      if (!numbers.same(a, at, b, at)) {
        return false;
      }
    }
    return true;
  }
}
