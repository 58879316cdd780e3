package dev.convproof.algebra;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;

/** The two ways to factor a matrix of rank one exactly. */
final class Eliminations {
  private Eliminations() {}

  /**
   * Elimination for scalars that are rational numbers: integers and floating-point numbers among
   * them. The column is made of integers without a common divisor. So the row is an integer
   * combination of the matrix's rows: integers have integer factors (Gauss's lemma), and a
   * floating-point matrix has floating-point factors whose products and sums are as exact as those
   * of the matrix, since every |row| is at most a |matrix|.
   *
   * @param exactly the rational numbers that scalars are; null for what is no number
   * @param nearest scalars for rational numbers, the numbers themselves where there are such
   */
  static <V> Elimination<V> overRationals(
      Function<V, BigFraction[]> exactly, Function<BigFraction[], V> nearest) {
    return (rows, columns, matrix) -> {
      BigFraction[] scalars = exactly.apply(matrix);
      if (Arrays.asList(scalars).contains(null)) {
        return Optional.empty();
      }
      return rationalFactors(rows, columns, scalars)
          .filter(f -> isRepresented(f.column(), exactly, nearest))
          .filter(f -> isRepresented(f.row(), exactly, nearest))
          .map(f -> new Elimination.Factors<>(nearest.apply(f.column()), nearest.apply(f.row())));
    };
  }

  private static <V> boolean isRepresented(
      BigFraction[] scalars,
      Function<V, BigFraction[]> exactly,
      Function<BigFraction[], V> nearest) {
    return Arrays.equals(exactly.apply(nearest.apply(scalars)), scalars);
  }

  private static Optional<Elimination.Factors<BigFraction[]>> rationalFactors(
      int rows, int columns, BigFraction[] scalars) {
    BigFraction[] column = new BigFraction[rows];
    BigFraction[] row = new BigFraction[columns];
    Arrays.fill(column, BigFraction.ZERO);
    Arrays.fill(row, BigFraction.ZERO);
    int pivot = 0;
    while (pivot < scalars.length && scalars[pivot].signum() == 0) {
      pivot++;
    }
    if (pivot < scalars.length) {
      int first = pivot;
      Arrays.setAll(column, a -> scalars[a * columns + first % columns].divide(scalars[first]));
      BigFraction unit = primitive(column);
      Arrays.setAll(column, a -> column[a].divide(unit));
      Arrays.setAll(row, b -> scalars[first / columns * columns + b].multiply(unit));
    }
    return isProduct(scalars, column, row)
        ? Optional.of(new Elimination.Factors<>(column, row))
        : Optional.empty();
  }

  /**
   * Returns the rational number whose integer multiples the column's are, without a common divisor.
   */
  private static BigFraction primitive(BigFraction[] column) {
    BigInteger multiple = BigInteger.ONE;
    BigInteger divisor = BigInteger.ZERO;
    for (BigFraction scalar : column) {
      BigInteger denominator = scalar.getDenominator().abs();
      multiple = multiple.multiply(denominator.divide(multiple.gcd(denominator)));
    }
    for (BigFraction scalar : column) {
      divisor = divisor.gcd(scalar.multiply(multiple).getNumerator());
    }
    return BigFraction.of(divisor, multiple);
  }

  private static boolean isProduct(BigFraction[] matrix, BigFraction[] column, BigFraction[] row) {
    for (int at = 0; at < matrix.length; at++) {
      BigFraction product = column[at / row.length].multiply(row[at % row.length]);
      if (!product.equals(matrix[at])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Elimination where every scalar but zero has an inverse: the column through the first nonzero
   * scalar, and the row through it divided by it. Subtraction is not needed.
   *
   * @param inverse of one nonzero scalar, in place or not
   */
  static <V> Elimination<V> byPivot(Arithmetic<V> numbers, UnaryOperator<V> inverse) {
    return (rows, columns, matrix) -> {
      int pivot = 0;
      while (pivot < rows * columns && numbers.isZero(matrix, pivot)) {
        pivot++;
      }
      if (pivot == rows * columns) {
        return Optional.of(new Elimination.Factors<>(numbers.zeros(rows), numbers.zeros(columns)));
      }
      V column = numbers.zeros(rows);
      numbers.copy(matrix, pivot % columns, columns, column, 0, 1, rows);
      V divisor = inverse.apply(numbers.slice(matrix, pivot, 1));
      V pivotRow = numbers.slice(matrix, pivot / columns * columns, columns);
      V row = numbers.gemm(1, 1, columns, divisor, pivotRow);
      return equal(numbers, numbers.gemm(rows, 1, columns, column, row), matrix)
          ? Optional.of(new Elimination.Factors<>(column, row))
          : Optional.empty();
    };
  }

  private static <V> boolean equal(Arithmetic<V> numbers, V a, V b) {
    for (int at = 0; at < numbers.length(a); at++) {
      if (!numbers.same(a, at, b, at)) {
        return false;
      }
    }
    return true;
  }
}
