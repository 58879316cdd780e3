package dev.convproof.algebra;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Elimination for scalars that are rational numbers: integers and floating-point numbers among
 * them. The column is made of integers without a common divisor. So the row is an integer
 * combination of the matrix's rows: integers have integer factors (Gauss's lemma), and a
 * floating-point matrix has floating-point factors whose products and sums are as exact as those of
 * the matrix, since every |row| is at most a |matrix|.
 */
final class RationalElimination<V> implements Elimination<V> {
  private final Function<V, BigFraction[]> exactly;
  private final Function<BigFraction[], V> nearest;

  /**
   * @param exactly the rational numbers that scalars are; null for what is no number
   * @param nearest scalars for rational numbers, the numbers themselves where there are such
   */
  RationalElimination(Function<V, BigFraction[]> exactly, Function<BigFraction[], V> nearest) {
    this.exactly = exactly;
    this.nearest = nearest;
  }

  @Override
  public Optional<Factors<V>> rankOne(int rows, int columns, V matrix) {
    BigFraction[] scalars = exactly.apply(matrix);
    return Arrays.asList(scalars).contains(null)
        ? Optional.empty()
        : rankOne(rows, columns, scalars);
  }

  private Optional<Factors<V>> rankOne(int rows, int columns, BigFraction[] scalars) {
    int pivot = 0;
    while (pivot < scalars.length && scalars[pivot].signum() == 0) {
      pivot++;
    }
    BigFraction[] column = new BigFraction[rows];
    BigFraction[] row = new BigFraction[columns];
    Arrays.fill(column, BigFraction.ZERO);
    Arrays.fill(row, BigFraction.ZERO);
    if (pivot < scalars.length) {
      int first = pivot;
      Arrays.setAll(column, a -> scalars[a * columns + first % columns].divide(scalars[first]));
      BigFraction unit = primitive(column);
      Arrays.setAll(column, a -> column[a].divide(unit));
      Arrays.setAll(row, b -> scalars[first / columns * columns + b].multiply(unit));
    }
    return isProduct(scalars, column, row) ? representable(column, row) : Optional.empty();
  }

  /** The rational number whose integer multiples the column's are, without a common divisor. */
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

  private Optional<Factors<V>> representable(BigFraction[] column, BigFraction[] row) {
    Factors<V> factors = new Factors<>(nearest.apply(column), nearest.apply(row));
    boolean exact =
        Arrays.equals(exactly.apply(factors.column()), column)
            && Arrays.equals(exactly.apply(factors.row()), row);
    return exact ? Optional.of(factors) : Optional.empty();
  }
}
