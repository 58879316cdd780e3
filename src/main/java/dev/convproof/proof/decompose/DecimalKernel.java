package dev.convproof.proof.decompose;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A kernel of one channel whose taps are decimals, exactly those that it prints.
 *
 * @param layout how it is written
 * @param shape [1, 1, kh, kw]
 * @param taps in row-major order
 */
public record DecimalKernel(Layout layout, Shape shape, List<DecimalTap> taps) {
  /** Copies the taps. */
  public DecimalKernel {
    taps = List.copyOf(taps);
  }

  /** The largest difference, in any part of any tap, of a kernel from the composition of two. */
  static BigFraction residual(Kernel kernel, DecimalKernel first, DecimalKernel second) {
    List<DecimalTap> composed = first.times(second, kernel.shape());
    return IntStream.range(0, composed.size())
        .mapToObj(at -> composed.get(at).distance(kernel.taps().get(at)))
        .max(BigFraction::compareTo)
        .orElseThrow();
  }

  private List<DecimalTap> times(DecimalKernel other, Shape target) {
    DecimalTap[] product =
        Collections.nCopies(target.size(), DecimalTap.ZERO).toArray(DecimalTap[]::new);
    for (int a = 0; a < taps.size(); a++) {
      for (int b = 0; b < other.taps.size(); b++) {
        int[] one = shape.coordinates(a);
        int[] two = other.shape.coordinates(b);
        int at = target.at(0, 0, one[2] + two[2], one[3] + two[3]);
        product[at] = product[at].plus(taps.get(a).times(other.taps.get(b)));
      }
    }
    return List.of(product);
  }

  /** As nested lists of numbers. */
  @Override
  public String toString() {
    String rows =
        IntStream.range(0, shape.height()).mapToObj(this::row).collect(Collectors.joining(", "));
    int around = layout.depth() - 1;
    return "[".repeat(around) + rows + "]".repeat(around);
  }

  private String row(int i) {
    return taps.subList(shape.at(0, 0, i, 0), shape.at(0, 0, i, 0) + shape.width()).toString();
  }
}
