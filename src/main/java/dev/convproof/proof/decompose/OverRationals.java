package dev.convproof.proof.decompose;

import static dev.convproof.proof.kernel.KernelException.require;

import dev.convproof.proof.certificate.LineCertificate;
import dev.convproof.proof.certificate.LineSearch;
import dev.convproof.proof.certificate.PlaneCertificate;
import dev.convproof.proof.certificate.PlaneSearch;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.polynomial.Factoring;
import dev.convproof.proof.polynomial.LinePolynomial;
import dev.convproof.proof.polynomial.PlanePolynomial;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a kernel of one channel is a composition of two kernels of rational taps, each
 * with two or more nonzero taps, by factoring its polynomial.
 *
 * <p>Rows and columns of zeros around the taps go to the first kernel, so that the composition is
 * the kernel with its zeros. Kernels with at most one nonzero tap are no compositions.
 */
public final class OverRationals {
  /** The most taps in one dimension that are factored. */
  public static final int LONGEST_LINE = 256;

  /** The most rows, and the most columns, that are factored. */
  public static final int LARGEST_PLANE = 32;

  private OverRationals() {}

  /**
   * Decides.
   *
   * @throws dev.convproof.proof.kernel.KernelException if the kernel has channels, or more than 256
   *     taps in one dimension or 32 rows or columns in two, zeros around them not counted
   */
  public static Answer decide(Kernel kernel) {
    Optional<Answer> trivial = withoutFactoring(kernel);
    if (trivial.isPresent()) {
      return trivial.get();
    }
    Core core = core(kernel);
    List<PlanePolynomial> factors = Factoring.factors(core.polynomial());
    return factors.size() > 1 ? composed(core, factors) : irreducible(core.polynomial());
  }

  /** The answer for a kernel of less than two taps, over every field. */
  static Optional<Answer> withoutFactoring(Kernel kernel) {
    require(kernel.singleChannel(), "the kernel %s has channels", kernel.shape());
    if (kernel.nonzeroTaps() > 1) {
      return Optional.empty();
    }
    String why =
        kernel.nonzeroTaps() == 0
            ? "it is zero: a composition is zero only where one of the two kernels is, which then has no tap"
            : "it has one nonzero tap: a composition of kernels with two or more has two or more";
    return Optional.of(new Answer.Indecomposable(Optional.of("taps"), why));
  }

  /** The polynomial of a kernel that is small enough to be factored. */
  static Core core(Kernel kernel) {
    Core core = Core.of(kernel);
    PlanePolynomial polynomial = core.polynomial();
    int rows = polynomial.degreeY() + 1;
    int columns = polynomial.degreeX() + 1;
    if (polynomial.isLine()) {
      require(
          Math.max(rows, columns) <= LONGEST_LINE,
          "%d taps in one dimension: at most %d can be factored",
          Math.max(rows, columns),
          LONGEST_LINE);
    } else {
      require(
          Math.max(rows, columns) <= LARGEST_PLANE,
          "%d rows and %d columns: at most %d of each can be factored",
          rows,
          columns,
          LARGEST_PLANE);
    }
    return core;
  }

  /** The answer for a polynomial of at least two factors. */
  static Answer composed(Core core, List<PlanePolynomial> factors) {
    Split.Degrees all = Split.Degrees.of(core.polynomial());
    Split split =
        Split.best(factors, first -> !first.equals(new Split.Degrees(0, 0)) && !first.equals(all))
            .orElseThrow();
    int height = core.kernel().height() - split.second().degreeY();
    int width = core.kernel().width() - split.second().degreeX();
    return KernelProduct.checked(
        core.kernel(),
        core.first(split.first(), height, width),
        core.second(split.second(), split.first(), height, width),
        "the polynomial is " + FactorText.of(core, factors));
  }

  /**
   * The answer for a polynomial that the library did not factor, with a certificate if possible.
   */
  static Answer irreducible(PlanePolynomial f) {
    return f.isLine() ? line(f) : plane(f);
  }

  private static Answer line(PlanePolynomial f) {
    LinePolynomial line = f.line();
    Optional<LineCertificate> found = LineSearch.find(line);
    return new Answer.Indecomposable(
        found.map(LineCertificate::kind),
        why(f, found.map(certificate -> certificate.words(line)), LineSearch.tried()));
  }

  private static Answer plane(PlanePolynomial f) {
    Optional<PlaneCertificate> found = PlaneSearch.find(f);
    return new Answer.Indecomposable(
        found.map(PlaneCertificate::kind),
        why(f, found.map(certificate -> certificate.words(f)), PlaneSearch.tried()));
  }

  private static String why(PlanePolynomial f, Optional<String> words, String tried) {
    String reason =
        words.orElse(
            "this rests on the factorisation by the Rings library; no certificate was found (tried: %s)"
                .formatted(tried));
    return "its polynomial %s is irreducible over ℚ: %s".formatted(f.brief(), reason);
  }
}
