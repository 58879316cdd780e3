package dev.convproof.proof.decompose;

import static dev.convproof.proof.kernel.KernelException.require;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.tensor.Shape;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Two kernels of decimals whose composition is close to a kernel of one dimension. How close is
 * computed exactly, from the decimals that are shown.
 */
final class Approximation {
  private static final double LARGEST = 1e100;

  private Approximation() {}

  /**
   * Finds the kernels.
   *
   * @param theorem why such kernels exist
   * @throws dev.convproof.proof.kernel.KernelException if a tap is beyond 10^±100
   */
  static Answer of(Core core, NumberField field, String theorem) {
    double[] taps =
        core.polynomial().line().coefficients().stream()
            .mapToDouble(c -> core.unit().multiply(c).doubleValue())
            .toArray();
    for (double tap : taps) {
      double size = Math.abs(tap);
      require(
          tap == 0 || (size <= LARGEST && size >= 1 / LARGEST),
          "a tap is about %.2g: from 1e-100 to 1e100 in size the kernels can be approximated",
          tap);
    }
    try {
      return NumericalFactor.closest(taps, field == NumberField.REAL).stream()
          .map(found -> of(core, found, theorem))
          .min(Comparator.comparing(Answer.Approximated::residual))
          .orElseThrow(() -> new ArithmeticException("no factor is found numerically"));
    } catch (ArithmeticException notFound) {
      return new Answer.Undecided(theorem + "; but " + notFound.getMessage());
    }
  }

  private static Answer.Approximated of(Core core, NumericalFactor found, String theorem) {
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
    return new Answer.Approximated(
        first, second, DecimalKernel.residual(kernel, first, second), theorem);
  }

  /** A kernel whose taps start at one place and run across or down; elsewhere it is zero. */
  private static DecimalKernel laid(
      Core core, Shape shape, List<Complex> taps, int start, boolean upright) {
    DecimalTap[] laid =
        Collections.nCopies(shape.size(), DecimalTap.ZERO).toArray(DecimalTap[]::new);
    for (int at = 0; at < taps.size(); at++) {
      laid[start + at * (upright ? shape.width() : 1)] = DecimalTap.of(taps.get(at));
    }
    return new DecimalKernel(core.kernel().layout(), shape, List.of(laid));
  }
}
