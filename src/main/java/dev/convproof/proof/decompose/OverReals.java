package dev.convproof.proof.decompose;

import static dev.convproof.proof.kernel.KernelException.require;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.polynomial.Factoring;
import dev.convproof.proof.polynomial.LinePolynomial;
import dev.convproof.proof.polynomial.PlanePolynomial;
import java.math.BigInteger;
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

  private OverReals() {}

  /**
   * Decides.
   *
   * @throws dev.convproof.proof.kernel.KernelException if the kernel has channels or two
   *     dimensions, more than 256 taps, or taps beyond 10^±100
   */
  public static Answer decide(Kernel kernel, NumberField field) {
    Optional<Answer> trivial = OverRationals.withoutFactoring(kernel);
    if (trivial.isPresent()) {
      return trivial.get();
    }
    Core core = OverRationals.core(kernel);
    require(
        core.polynomial().isLine(),
        "taps in two dimensions: over %s a kernel must have its taps in one row or one column",
        field.symbol());
    Optional<Answer> none = obstacle(core.polynomial().line(), field);
    if (none.isPresent()) {
      return none.get();
    }
    return rational(core)
        .orElseGet(() -> Approximation.of(core, field, theorem(core.polynomial().line(), field)));
  }

  private static Optional<Answer> rational(Core core) {
    if (core.polynomial().line().degree() > LARGEST_FACTORED) {
      return Optional.empty();
    }
    List<PlanePolynomial> factors = Factoring.factors(core.polynomial());
    return factors.size() > 1
        ? Optional.of(OverRationals.composed(core, factors))
        : Optional.empty();
  }

  private static Optional<Answer> obstacle(LinePolynomial f, NumberField field) {
    if (f.degree() == 1) {
      return Optional.of(
          new Answer.Indecomposable(
              Optional.of("degree 1"),
              "its polynomial %s has degree 1, and the degrees of factors add up".formatted(f)));
    }
    BigInteger discriminant = discriminant(f);
    if (field == NumberField.COMPLEX || f.degree() > 2 || discriminant.signum() >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Answer.Indecomposable(
            Optional.of("discriminant"),
            "its polynomial %s has degree 2 and no real root: its discriminant is %s"
                .formatted(f, discriminant)));
  }

  /** b² − 4ac of the three lowest coefficients. */
  private static BigInteger discriminant(LinePolynomial f) {
    BigInteger ac = f.coefficient(0).multiply(f.coefficient(2));
    return f.coefficient(1).pow(2).subtract(ac.shiftLeft(2));
  }

  private static String theorem(LinePolynomial f, NumberField field) {
    if (field == NumberField.COMPLEX) {
      return "its polynomial %s has degree %s ≥ 2, so it has a complex root and a factor of degree 1"
          .formatted(f.brief(), f.degree());
    }
    return f.degree() == 2
        ? "its polynomial %s has degree 2 and two real roots: its discriminant is %s"
            .formatted(f, discriminant(f))
        : "its polynomial %s has degree %s ≥ 3, so it has a real root or two conjugate ones, and a real factor of degree 1 or 2"
            .formatted(f.brief(), f.degree());
  }
}
