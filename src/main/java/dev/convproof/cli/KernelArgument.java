package dev.convproof.cli;

import dev.convproof.file.TensorFileException;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.KernelException;
import dev.convproof.proof.kernel.KernelSource;
import dev.convproof.proof.kernel.KernelText;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/** Kernels and biases on the command line; a mistake in one is told with its name. */
final class KernelArgument {
  /** What a kernel looks like, for help texts. */
  static final String DESCRIPTION =
      "[1,2,1], [[1,2],[3,4]], nested 4 deep [co][ci][kh][kw], or an .npy file. Numbers are"
          + " integers, fractions 1/3 and decimals 0.5, all exact.";

  private KernelArgument() {}

  static Kernel read(String name, String text) throws TensorFileException {
    try {
      return KernelSource.read(text);
    } catch (KernelException e) {
      throw new BadInput("%s: %s", name, e.getMessage());
    }
  }

  /** The biases of a convolution, one for each output channel. */
  static Optional<List<BigFraction>> biases(String option, String text, int channels) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      List<BigFraction> biases = KernelText.parseNumbers(text);
      BadInput.require(
          biases.size() == channels,
          "%s: %d given: one for each of the %d output channels would be right",
          option,
          biases.size(),
          channels);
      return Optional.of(biases);
    } catch (KernelException e) {
      throw new BadInput("%s: %s", option, e.getMessage());
    }
  }
}
