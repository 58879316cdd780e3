package dev.convproof.proof.decompose;

import static dev.convproof.proof.kernel.KernelException.require;
import static dev.convproof.proof.kernel.KernelException.requireTold;

import dev.convproof.message.Message;
import dev.convproof.proof.decompose.KernelPolynomial.Split;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.polynomial.Certificate;
import dev.convproof.proof.polynomial.CertificateSearch;
import dev.convproof.proof.polynomial.Factorisation;
import dev.convproof.proof.polynomial.IntegerPolynomial;
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
  public static Decomposition decide(Kernel kernel) {
    Optional<Decomposition> trivial = withoutFactoring(kernel);
    if (trivial.isPresent()) {
      return trivial.get();
    }
    KernelPolynomial core = core(kernel);
    List<IntegerPolynomial> factors = Factorisation.factors(core.polynomial());
    return factors.size() > 1 ? composed(core, factors) : irreducible(core.polynomial());
  }

  /** Answers for a kernel of less than two taps, over every field. */
  static Optional<Decomposition> withoutFactoring(Kernel kernel) {
    require(kernel.singleChannel(), "the kernel %s has channels", kernel.shape());
    if (kernel.nonzeroTaps() > 1) {
      return Optional.empty();
    }
    String why = kernel.nonzeroTaps() == 0 ? "decomposition.zero" : "decomposition.one-tap";
    return Optional.of(new Decomposition.Indecomposable(Optional.of("taps"), Message.of(why)));
  }

  /** Returns the polynomial of a kernel that is small enough to be factored. */
  static KernelPolynomial core(Kernel kernel) {
    KernelPolynomial core = KernelPolynomial.of(kernel);
    IntegerPolynomial polynomial = core.polynomial();
    int rows = polynomial.degreeY() + 1;
    int columns = polynomial.degreeX() + 1;
    int larger = Math.max(rows, columns);
    requireTold(
        larger <= LONGEST_LINE || !polynomial.isLine(),
        "line-too-long",
        "%d taps in one dimension: at most %d can be factored",
        larger,
        LONGEST_LINE);
    requireTold(
        larger <= LARGEST_PLANE || polynomial.isLine(),
        "plane-too-large",
        "%d rows and %d columns: at most %d of each can be factored",
        rows,
        columns,
        LARGEST_PLANE);
    return core;
  }

  /** Answers for a polynomial of at least two factors. */
  static Decomposition composed(KernelPolynomial core, List<IntegerPolynomial> factors) {
    Split.Powers all = Split.Powers.of(core.polynomial());
    Split split =
        Split.best(factors, first -> !first.equals(new Split.Powers(0, 0)) && !first.equals(all))
            .orElseThrow();
    int height = core.kernel().height() - split.second().degreeY();
    int width = core.kernel().width() - split.second().degreeX();
    return core.composed(split, height, width, factors);
  }

  /** Answers for a polynomial that the library did not factor, with a certificate if possible. */
  static Decomposition irreducible(IntegerPolynomial f) {
    IntegerPolynomial turned = f.isLine() ? f.line() : f;
    Optional<Certificate> found = CertificateSearch.find(turned);
    Message reason =
        found
            .map(certificate -> certificate.words(turned))
            .orElseGet(() -> Message.of("certificate.none", CertificateSearch.tried(turned)));
    return new Decomposition.Indecomposable(
        found.map(Certificate::kind), Message.of("value.irreducible", f.brief(), reason));
  }
}
