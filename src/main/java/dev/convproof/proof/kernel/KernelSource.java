package dev.convproof.proof.kernel;

import static dev.convproof.proof.kernel.KernelException.require;
import static dev.convproof.proof.kernel.KernelException.requireTold;

import dev.convproof.file.StoredTensor;
import dev.convproof.file.TensorFileException;
import dev.convproof.file.TensorFiles;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/** Where a kernel comes from: a text, or an {@code .npy} file, whose floats are exact fractions. */
public final class KernelSource {
  private KernelSource() {}

  /**
   * Reads a kernel from its text, or from the file that a text ending in {@code .npy} names.
   *
   * @throws KernelException if the text is no kernel, or the array is none
   * @throws TensorFileException if the file cannot be read
   */
  public static Kernel read(String argument) throws TensorFileException {
    if (argument.toLowerCase(Locale.ROOT).endsWith(".npy")) {
      return of(argument, TensorFiles.read(path(argument)));
    }
    requireTold(
        argument.stripLeading().startsWith("["),
        "no-kernel",
        "\"%s\" is no kernel: [1,2,1], [[1,2],[3,4]] or a file that ends in .npy would be right",
        argument);
    return KernelText.parse(argument);
  }

  private static Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new KernelException("\"%s\" cannot be a path: %s", argument, e.getReason());
    }
  }

  private static Kernel of(String file, StoredTensor tensor) {
    List<Integer> shape = tensor.shape();
    require(
        shape.size() == 1 || shape.size() == 2 || shape.size() == 4,
        "%s: has %d dimensions: a kernel has 1, 2 (kh, kw) or 4 (co, ci, kh, kw)",
        file,
        shape.size());
    require(tensor.size() > 0, "%s: has no elements: a kernel has at least one tap", file);
    require(
        tensor.size() <= Kernel.MOST_TAPS,
        "%s: has %d elements: a kernel may have %d taps",
        file,
        tensor.size(),
        Kernel.MOST_TAPS);
    int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
    IntFunction<BigFraction> value = values(file, tensor);
    return KernelText.of(sizes, IntStream.range(0, tensor.size()).mapToObj(value).toList());
  }

  private static IntFunction<BigFraction> values(String file, StoredTensor tensor) {
    return switch (tensor.type()) {
      case FLOAT32 -> at -> exact(file, at, tensor.floats()[at]);
      case FLOAT64 -> at -> exact(file, at, tensor.doubles()[at]);
      default -> at -> BigFraction.of(tensor.integers()[at]);
    };
  }

  private static BigFraction exact(String file, int at, double value) {
    require(
        Double.isFinite(value),
        "%s: element %d is %s: every tap must be a finite number",
        file,
        at,
        value);
    return ExactNumber.of(new BigDecimal(value));
  }
}
