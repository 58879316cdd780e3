package dev.convproof.proof.decompose;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.polynomial.PlanePolynomial;
import dev.convproof.tensor.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A kernel of one channel as a number times a shifted primitive polynomial: K = unit · x^left ·
 * y^top · polynomial.
 *
 * @param kernel not zero
 * @param top rows of zeros above the first tap
 * @param left columns of zeros before the first tap
 * @param unit a rational number
 * @param polynomial primitive, its first coefficient positive; neither x nor y divides it
 */
record Core(Kernel kernel, int top, int left, BigFraction unit, PlanePolynomial polynomial) {

  /** Takes a kernel that is not zero apart. */
  static Core of(Kernel kernel) {
    int[] rows = those(kernel.height(), i -> hasTapInRow(kernel, i));
    int[] columns = those(kernel.width(), j -> hasTapInColumn(kernel, j));
    BigInteger denominator =
        kernel.taps().stream()
            .map(tap -> tap.getDenominator().abs())
            .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
    PlanePolynomial whole =
        PlanePolynomial.of(
            rows[rows.length - 1] - rows[0],
            columns[columns.length - 1] - columns[0],
            (y, x) -> integer(kernel.at(0, 0, rows[0] + y, columns[0] + x).multiply(denominator)));
    BigFraction unit = BigFraction.of(whole.content(), denominator);
    return new Core(kernel, rows[0], columns[0], unit, whole.primitive());
  }

  private static BigInteger integer(BigFraction whole) {
    return whole.getNumerator().divide(whole.getDenominator());
  }

  private static int[] those(int size, IntPredicate wanted) {
    return IntStream.range(0, size).filter(wanted).toArray();
  }

  private static boolean hasTapInRow(Kernel kernel, int i) {
    return IntStream.range(0, kernel.width()).anyMatch(j -> kernel.at(0, 0, i, j).signum() != 0);
  }

  private static boolean hasTapInColumn(Kernel kernel, int j) {
    return IntStream.range(0, kernel.height()).anyMatch(i -> kernel.at(0, 0, i, j).signum() != 0);
  }

  /**
   * The first of two kernels whose polynomials multiply to this one's: the number goes to it, and
   * as much of the zeros above and to the left as its size holds.
   */
  Kernel first(PlanePolynomial factor, int height, int width) {
    int above = Math.min(top, height - 1 - factor.degreeY());
    int before = Math.min(left, width - 1 - factor.degreeX());
    return laid(factor, height, width, above, before, unit);
  }

  /** The second of two kernels, of the size that is left, with the zeros that are left. */
  Kernel second(PlanePolynomial factor, PlanePolynomial other, int height, int width) {
    int above = top - Math.min(top, height - 1 - other.degreeY());
    int before = left - Math.min(left, width - 1 - other.degreeX());
    return laid(
        factor,
        kernel.height() - height + 1,
        kernel.width() - width + 1,
        above,
        before,
        BigFraction.ONE);
  }

  private Kernel laid(
      PlanePolynomial factor, int height, int width, int above, int before, BigFraction times) {
    List<BigFraction> taps = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        boolean inside = i >= above && j >= before;
        BigInteger tap = inside ? factor.coefficient(i - above, j - before) : BigInteger.ZERO;
        taps.add(times.multiply(tap));
      }
    }
    return new Kernel(kernel.layout(), new Shape(1, 1, height, width), taps);
  }
}
