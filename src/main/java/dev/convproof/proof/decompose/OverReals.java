package dev.convproof.proof.decompose;

import static dev.convproof.proof.kernel.KernelException.requireTold;

import dev.convproof.message.Message;
import dev.convproof.proof.decompose.DecimalKernel.DecimalTap;
import dev.convproof.proof.decompose.Decomposition.NumberField;
import dev.convproof.proof.decompose.NumericalFactors.Complex;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.polynomial.Factorisation;
import dev.convproof.proof.polynomial.IntegerPolynomial;
import dev.convproof.tensor.Shape;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a kernel of one dimension is a composition of two over ℝ or ℂ.
 *
 * <p>Over ℂ a polynomial of degree 2 or more has a root, hence a factor of degree 1 (the
 * fundamental theorem of algebra): from three taps between nonzero ends on, every kernel
 * decomposes. Over ℝ a root that is not real brings its conjugate, and the two make a real factor
 * of degree 2: from four taps on, every kernel decomposes; three taps [c, b, a] do exactly when b²
 * − 4ac ≥ 0. So whether it decomposes is decided exactly; the two kernels are exact where rational
 * ones exist and the degree is at most 16, else decimals, whose composition is computed exactly and
 * compared with the kernel.
 */
public final class OverReals {
  private static final int LARGEST_FACTORED = 16;
  private static final double LARGEST = 1e100;

  private OverReals() {}

  /**
   * Decides.
   *
   * @throws dev.convproof.proof.kernel.KernelException if the kernel has channels or two
   *     dimensions, more than 256 taps, or taps beyond 10^±100
   */
  public static Decomposition decide(Kernel kernel, NumberField field) {
    Optional<Decomposition> trivial = OverRationals.withoutFactoring(kernel);
    if (trivial.isPresent()) {
      return trivial.get();
    }
    KernelPolynomial core = OverRationals.core(kernel);
    requireTold(
        core.polynomial().isLine(),
        "reals-one-dimension",
        "taps in two dimensions: over %s a kernel must have its taps in one row or one column",
        field.symbol());
    Optional<Decomposition> none = obstacle(core.polynomial().line(), field);
    if (none.isPresent()) {
      return none.get();
    }
    return rational(core)
        .orElseGet(() -> approximated(core, field, theorem(core.polynomial().line(), field)));
  }

  private static Optional<Decomposition> rational(KernelPolynomial core) {
    if (core.polynomial().line().degreeX() > LARGEST_FACTORED) {
      return Optional.empty();
    }
    List<IntegerPolynomial> factors = Factorisation.factors(core.polynomial());
    return factors.size() > 1
        ? Optional.of(OverRationals.composed(core, factors))
        : Optional.empty();
  }

  private static Optional<Decomposition> obstacle(IntegerPolynomial f, NumberField field) {
    if (f.degreeX() == 1) {
      return Optional.of(
          new Decomposition.Indecomposable(
              Optional.of("degree 1"), Message.of("decomposition.degree-one", f)));
    }
    BigInteger discriminant = discriminant(f);
    if (field == NumberField.COMPLEX || f.degreeX() > 2 || discriminant.signum() >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Decomposition.Indecomposable(
            Optional.of("discriminant"),
            Message.of("decomposition.no-real-root", f, discriminant)));
  }

  /** Returns b² − 4ac of the three lowest coefficients. */
  private static BigInteger discriminant(IntegerPolynomial f) {
    BigInteger ac = f.coefficient(0, 0).multiply(f.coefficient(0, 2));
    return f.coefficient(0, 1).pow(2).subtract(ac.shiftLeft(2));
  }

  private static Message theorem(IntegerPolynomial f, NumberField field) {
    if (field == NumberField.COMPLEX) {
      return Message.of("decomposition.complex-root", f.brief(), f.degreeX());
    }
    return f.degreeX() == 2
        ? Message.of("decomposition.two-real-roots", f, discriminant(f))
        : Message.of("decomposition.real-factor", f.brief(), f.degreeX());
  }

  /**
   * Returns two kernels of decimals whose composition is close. How close is computed exactly, from
   * the decimals that are shown.
   */
  private static Decomposition approximated(
      KernelPolynomial core, NumberField field, Message theorem) {
    double[] taps =
        Arrays.stream(core.polynomial().line().coefficients())
            .mapToDouble(c -> core.unit().multiply(c).doubleValue())
            .toArray();
    for (double tap : taps) {
      double size = Math.abs(tap);
      requireTold(
          tap == 0 || (size <= LARGEST && size >= 1 / LARGEST),
          "reals-size",
          "a tap is about %.2g: from 1e-100 to 1e100 in size the kernels can be approximated",
          tap);
    }
    try {
      return NumericalFactors.closest(taps, field == NumberField.REAL).stream()
          .map(found -> approximated(core, found, theorem))
          .min(Comparator.comparing(Decomposition.Approximated::residual))
          .orElseThrow(() -> new ArithmeticException("no factor is found numerically"));
    } catch (ArithmeticException notFound) {
      return new Decomposition.Unsettled(Message.of("decomposition.not-numerical", theorem));
    }
  }

  private static Decomposition.Approximated approximated(
      KernelPolynomial core, NumericalFactors found, Message theorem) {
    Kernel kernel = core.kernel();
    boolean upright = core.polynomial().degreeX() == 0;
    int less = found.rest().degree();
    Shape rest = upright ? new Shape(1, 1, less + 1, 1) : new Shape(1, 1, 1, less + 1);
    Shape shape =
        new Shape(1, 1, kernel.height() - rest.height() + 1, kernel.width() - rest.width() + 1);
    DecimalKernel first =
        laid(
            core,
            shape,
            found.factor().coefficients(),
            shape.at(0, 0, core.top(), core.left()),
            upright);
    DecimalKernel second = laid(core, rest, found.rest().coefficients(), 0, upright);
    return new Decomposition.Approximated(
        first, second, DecimalKernel.residual(kernel, first, second), theorem);
  }

  /**
   * Returns a kernel whose taps start at one place and run across or down; elsewhere it is zero.
   */
  private static DecimalKernel laid(
      KernelPolynomial core, Shape shape, List<Complex> taps, int start, boolean upright) {
    DecimalTap[] laid =
        Collections.nCopies(shape.size(), DecimalTap.ZERO).toArray(DecimalTap[]::new);
    for (int at = 0; at < taps.size(); at++) {
      laid[start + at * (upright ? shape.width() : 1)] = DecimalTap.of(taps.get(at));
    }
    return new DecimalKernel(core.kernel().layout(), shape, List.of(laid));
  }
}
