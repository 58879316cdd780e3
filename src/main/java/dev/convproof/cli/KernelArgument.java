package dev.convproof.cli;

import dev.convproof.algebra.Rationals;
import dev.convproof.file.TensorFileException;
import dev.convproof.proof.decompose.DecimalKernel;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.KernelException;
import dev.convproof.proof.kernel.KernelSource;
import dev.convproof.proof.kernel.KernelText;
import dev.convproof.tensor.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Kernels and biases on the command line, and in JSON: lists nested as deep as the kernel is
 * written, of numbers where JSON has them (integers and decimals), else of texts such as {@code
 * "1/3"} and {@code "0.5+1i"}.
 */
final class KernelArgument {
  /** What a kernel looks like, for help texts. */
  static final String DESCRIPTION =
      "[1,2,1], [[1,2],[3,4]], nested 4 deep [co][ci][kh][kw], or an .npy file. Numbers are"
          + " integers, fractions 1/3 and decimals 0.5, all exact.";

  private KernelArgument() {}

  /**
   * Reads a kernel.
   *
   * @param name of the argument, which a mistake is told with
   */
  static Kernel read(String name, String text) throws TensorFileException {
    try {
      return KernelSource.read(Execution.unquoted(text));
    } catch (KernelException e) {
      throw BadInput.in(name, e);
    }
  }

  /** Reads the biases of a convolution, one for each output channel. */
  static Optional<List<BigFraction>> biases(String option, String text, int channels) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      List<BigFraction> biases = KernelText.parseNumbers(Execution.unquoted(text));
      BadInput.requireTold(
          biases.size() == channels,
          "biases-given",
          "%s: %d given: one for each output channel (%d) would be right",
          option,
          biases.size(),
          channels);
      return Optional.of(biases);
    } catch (KernelException e) {
      throw BadInput.in(option, e);
    }
  }

  /** Returns a kernel as people read it: a matrix as a grid of numbers, another on one line. */
  static List<String> lines(Kernel kernel) {
    return lines(kernel.toString(), kernel.shape(), kernel.layout().depth(), json(kernel));
  }

  /** Returns a kernel of decimals as people read it. */
  static List<String> lines(DecimalKernel kernel) {
    return lines(kernel.toString(), kernel.shape(), kernel.layout().depth(), json(kernel));
  }

  private static List<String> lines(String text, Shape shape, int depth, Object nested) {
    if (depth != 2 || shape.height() == 1) {
      return List.of(text);
    }
    List<List<String>> rows =
        ((List<?>) nested)
            .stream().map(row -> ((List<?>) row).stream().map(String::valueOf).toList()).toList();
    int width = rows.stream().flatMap(List::stream).mapToInt(String::length).max().orElse(1);
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(tap -> " ".repeat(width - tap.length()) + tap)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  /** Returns a kernel as nested lists. */
  static Object json(Kernel kernel) {
    return nested(kernel.shape(), kernel.layout().depth(), at -> json(kernel.taps().get(at)));
  }

  /** Returns a kernel of decimals as nested lists. */
  static Object json(DecimalKernel kernel) {
    return nested(kernel.shape(), kernel.layout().depth(), at -> json(kernel.taps().get(at)));
  }

  /** Returns a fraction, as an integer where it is one. */
  static Object json(BigFraction value) {
    String shown = Rationals.INSTANCE.show(new BigFraction[] {value}, 0);
    return shown.contains("/") ? shown : new BigInteger(shown);
  }

  private static Object json(DecimalKernel.DecimalTap tap) {
    return tap.imaginary().signum() == 0 ? tap.real() : tap.toString();
  }

  private static Object nested(Shape shape, int depth, IntFunction<Object> taps) {
    int[] sizes = {shape.outer(), shape.channels(), shape.height(), shape.width()};
    return nested(sizes, sizes.length - depth, 0, taps);
  }

  private static Object nested(int[] sizes, int level, int at, IntFunction<Object> taps) {
    if (level == sizes.length) {
      return taps.apply(at);
    }
    List<Object> entries = new ArrayList<>();
    for (int entry = 0; entry < sizes[level]; entry++) {
      entries.add(nested(sizes, level + 1, at * sizes[level] + entry, taps));
    }
    return entries;
  }
}
