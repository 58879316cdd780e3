package dev.convproof.proof.decompose;

import dev.convproof.message.Message;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.polynomial.NewtonPolygon;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** The answer to whether a kernel is a composition of two. */
public sealed interface Decomposition {

  /**
   * It is, exactly: the two were composed and compared with it.
   *
   * @param first the kernel that meets the input
   * @param second the kernel that meets what the first one produced
   * @param how what it rests on
   */
  record Composed(Kernel first, Kernel second, Message how) implements Decomposition {

    /**
     * Composes the two kernels and compares the result with a third.
     *
     * @throws IllegalStateException if they differ, which would be a defect
     */
    static Composed checked(Kernel kernel, Kernel first, Kernel second, Message how) {
      Kernel composed = first.then(second);
      if (!composed.shape().equals(kernel.shape()) || !composed.taps().equals(kernel.taps())) {
        throw new IllegalStateException(
            "%s and %s compose to %s, not to %s".formatted(first, second, composed, kernel));
      }
      return new Composed(first, second, how);
    }
  }

  /**
   * It is, by a theorem, of kernels that decimals approximate.
   *
   * @param first a kernel close to the first one
   * @param second a kernel close to the second one
   * @param residual the largest |K − first ∗ second| of any tap, exactly; of complex taps the
   *     larger one of the real and the imaginary part
   * @param how the theorem
   */
  record Approximated(DecimalKernel first, DecimalKernel second, BigFraction residual, Message how)
      implements Decomposition {}

  /**
   * It is none.
   *
   * @param certificate the kind of reason that was checked, or empty where the verdict rests on the
   *     factoring library's word
   * @param why the reason
   */
  record Indecomposable(Optional<String> certificate, Message why) implements Decomposition {
    /** Returns whether the reason holds over every field that contains the rationals. */
    public boolean overEveryField() {
      return certificate.filter(NewtonPolygon.KIND::equals).isPresent();
    }
  }

  /**
   * Not known.
   *
   * @param reason why, and what is known
   */
  record Unsettled(Message reason) implements Decomposition {}

  /** The numbers that the taps of the two kernels may be. */
  enum NumberField {
    /** Fractions. */
    RATIONAL("ℚ"),

    /** Real numbers; in one dimension. */
    REAL("ℝ"),

    /** Complex numbers; in one dimension. */
    COMPLEX("ℂ");

    private final String symbol;

    NumberField(String symbol) {
      this.symbol = symbol;
    }

    /** Returns the letter that it has in mathematics. */
    public String symbol() {
      return symbol;
    }
  }
}
