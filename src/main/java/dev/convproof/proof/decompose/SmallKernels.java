package dev.convproof.proof.decompose;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * All kernels of one channel with taps −1, 0 and 1, smallest first: by how far the size exceeds
 * 1×1, then by the number of taps that are not zero, then by the taps in reading order, where 1
 * comes before 0 and 0 before −1. Of a kernel and its negative only the first is listed; a kernel
 * has its size only if no row or column at its border is zero.
 */
public final class SmallKernels {
  private static final int[] TAPS = {1, 0, -1};

  private SmallKernels() {}

  /** Those whose rows and columns together exceed 1 and 1 by a number, 1×n first. */
  public static Stream<Kernel> ofSize(int excess) {
    return IntStream.rangeClosed(1, excess + 1)
        .boxed()
        .flatMap(height -> of(height, excess + 2 - height).stream());
  }

  /** Those of one size. */
  public static List<Kernel> of(int height, int width) {
    List<Kernel> kernels = new ArrayList<>();
    int places = height * width;
    long count = Math.round(Math.pow(TAPS.length, places));
    for (long number = 0; number < count; number++) {
      kernels.add(numbered(height, width, number));
    }
    return kernels.stream()
        .filter(SmallKernels::beginsWithOne)
        .filter(SmallKernels::fillsItsSize)
        .sorted(Comparator.comparingLong(Kernel::nonzeroTaps)) // keeps the order of the taps
        .toList();
  }

  private static Kernel numbered(int height, int width, long number) {
    BigFraction[] taps = new BigFraction[height * width];
    long rest = number;
    for (int at = taps.length - 1; at >= 0; at--) {
      taps[at] = BigFraction.of(TAPS[(int) (rest % TAPS.length)]);
      rest /= TAPS.length;
    }
    Layout layout = height == 1 ? Layout.ROW : Layout.PLANE;
    return new Kernel(layout, new Shape(1, 1, height, width), List.of(taps));
  }

  private static boolean beginsWithOne(Kernel kernel) {
    return kernel.taps().stream()
        .filter(tap -> tap.signum() != 0)
        .findFirst()
        .filter(tap -> tap.signum() > 0)
        .isPresent();
  }

  private static boolean fillsItsSize(Kernel kernel) {
    IntPredicate row = i -> any(kernel.width(), j -> kernel.at(0, 0, i, j).signum() != 0);
    IntPredicate column = j -> any(kernel.height(), i -> kernel.at(0, 0, i, j).signum() != 0);
    return row.test(0)
        && row.test(kernel.height() - 1)
        && column.test(0)
        && column.test(kernel.width() - 1);
  }

  private static boolean any(int size, IntPredicate wanted) {
    return IntStream.range(0, size).anyMatch(wanted);
  }
}
