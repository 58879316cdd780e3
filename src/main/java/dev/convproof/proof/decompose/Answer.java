package dev.convproof.proof.decompose;

import dev.convproof.proof.certificate.LatticePolygon;
import dev.convproof.proof.kernel.Kernel;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** Whether a kernel is a composition of two. */
public sealed interface Answer {

  /**
   * It is, exactly: the two were composed and compared with it.
   *
   * @param first the kernel that meets the input
   * @param second the kernel that meets what the first one produced
   * @param how in words: what it rests on
   */
  record Composed(Kernel first, Kernel second, String how) implements Answer {}

  /**
   * It is, by a theorem, of kernels that decimals approximate.
   *
   * @param first a kernel close to the first one
   * @param second a kernel close to the second one
   * @param residual the largest |K − first ∗ second| of any tap, exactly; of complex taps the
   *     larger one of the real and the imaginary part
   * @param how the theorem, in words
   */
  record Approximated(DecimalKernel first, DecimalKernel second, BigFraction residual, String how)
      implements Answer {}

  /**
   * It is none.
   *
   * @param certificate the kind of reason that was checked, or empty where the verdict rests on the
   *     factoring library's word
   * @param why in words
   */
  record Indecomposable(Optional<String> certificate, String why) implements Answer {
    /** Whether the reason holds over every field that contains the rationals. */
    public boolean overEveryField() {
      return certificate.filter(LatticePolygon.KIND::equals).isPresent();
    }
  }

  /**
   * Not known.
   *
   * @param reason why, and what is known
   */
  record Undecided(String reason) implements Answer {}
}
