package dev.convproof.proof.decompose;

import dev.convproof.proof.decompose.NumericalFactors.Complex;
import dev.convproof.proof.kernel.ExactNumber;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Kernel.Layout;
import dev.convproof.tensor.Shape;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A kernel of one channel whose taps are decimals, exactly those that it prints.
 *
 * @param layout how it is written
 * @param shape [1, 1, kh, kw]
 * @param taps in row-major order
 */
public record DecimalKernel(Layout layout, Shape shape, List<DecimalTap> taps) {
  /** Copies the taps. */
  public DecimalKernel {
    taps = List.copyOf(taps);
  }

  /**
   * Returns the largest difference, in any part of any tap, of a kernel from the composition of
   * two.
   */
  static BigFraction residual(Kernel kernel, DecimalKernel first, DecimalKernel second) {
    List<DecimalTap> composed = first.times(second, kernel.shape());
    return IntStream.range(0, composed.size())
        .mapToObj(at -> composed.get(at).distance(kernel.taps().get(at)))
        .max(BigFraction::compareTo)
        .orElseThrow();
  }

  private List<DecimalTap> times(DecimalKernel other, Shape target) {
    DecimalTap[] product =
        Collections.nCopies(target.size(), DecimalTap.ZERO).toArray(DecimalTap[]::new);
    for (int a = 0; a < taps.size(); a++) {
      for (int b = 0; b < other.taps.size(); b++) {
        int[] one = shape.coordinates(a);
        int[] two = other.shape.coordinates(b);
        int at = target.at(0, 0, one[2] + two[2], one[3] + two[3]);
        product[at] = product[at].plus(taps.get(a).times(other.taps.get(b)));
      }
    }
    return List.of(product);
  }

  /** Returns nested lists of numbers. */
  @Override
  public String toString() {
    String rows =
        IntStream.range(0, shape.height()).mapToObj(this::row).collect(Collectors.joining(", "));
    int around = layout.depth() - 1;
    return "[".repeat(around) + rows + "]".repeat(around);
  }

  private String row(int i) {
    return taps.subList(shape.at(0, 0, i, 0), shape.at(0, 0, i, 0) + shape.width()).toString();
  }

  /**
   * A tap whose parts are decimals.
   *
   * @param real the real part
   * @param imaginary the imaginary part, 0 for a real tap
   */
  public record DecimalTap(BigDecimal real, BigDecimal imaginary) {
    /** The tap 0. */
    static final DecimalTap ZERO = new DecimalTap(BigDecimal.ZERO, BigDecimal.ZERO);

    private static final int PLAIN_DIGITS = 20;

    /** Returns the shortest decimals that read back as the same doubles. */
    static DecimalTap of(Complex value) {
      return new DecimalTap(decimal(value.re()), decimal(value.im()));
    }

    private static BigDecimal decimal(double value) {
      BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
      boolean hugeInteger = decimal.precision() - decimal.scale() > PLAIN_DIGITS;
      return decimal.scale() < 0 && !hugeInteger ? decimal.setScale(0) : decimal;
    }

    DecimalTap plus(DecimalTap other) {
      return new DecimalTap(real.add(other.real), imaginary.add(other.imaginary));
    }

    DecimalTap times(DecimalTap other) {
      return new DecimalTap(
          real.multiply(other.real).subtract(imaginary.multiply(other.imaginary)),
          real.multiply(other.imaginary).add(imaginary.multiply(other.real)));
    }

    /** Returns the larger one of the two parts of the difference from a rational number. */
    BigFraction distance(BigFraction from) {
      BigFraction ahead = ExactNumber.of(real).subtract(from).abs();
      BigFraction aside = ExactNumber.of(imaginary).abs();
      return ahead.compareTo(aside) >= 0 ? ahead : aside;
    }

    /** Returns a text such as {@code 0.5}, or {@code 0.5-1.25i}. */
    @Override
    public String toString() {
      if (imaginary.signum() == 0) {
        return real.toString();
      }
      return real + (imaginary.signum() > 0 ? "+" : "") + imaginary + "i";
    }
  }
}
