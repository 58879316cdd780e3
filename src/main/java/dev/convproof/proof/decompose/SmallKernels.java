package dev.convproof.proof.decompose;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
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

  /** Returns those whose rows and columns together exceed 1 and 1 by a number, 1×n first. */
  public static Stream<Kernel> ofSize(int excess) {
    return IntStream.rangeClosed(1, excess + 1)
        .boxed()
        .flatMap(height -> of(height, excess + 2 - height).stream());
  }

  /** Returns those of one size. */
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
    int bottom = kernel.height() - 1;
    int right = kernel.width() - 1;
    return anyTap(kernel.width(), j -> kernel.at(0, 0, 0, j))
        && anyTap(kernel.width(), j -> kernel.at(0, 0, bottom, j))
        && anyTap(kernel.height(), i -> kernel.at(0, 0, i, 0))
        && anyTap(kernel.height(), i -> kernel.at(0, 0, i, right));
  }

  private static boolean anyTap(int size, IntFunction<BigFraction> border) {
    return IntStream.range(0, size).anyMatch(at -> border.apply(at).signum() != 0);
  }

  /**
   * How many kernels are compositions, and by what the others were found not to be.
   *
   * @param compositions how many are, exactly or approximately
   * @param certified how many are none, by the kind of certificate
   * @param uncertified how many are none by the factoring library's word alone
   */
  public record Survey(int compositions, Map<String, Integer> certified, int uncertified) {

    /** Copies the counts, in the order of their names. */
    public Survey {
      certified = Collections.unmodifiableMap(new TreeMap<>(certified));
    }

    /** Decides every kernel. */
    public static Survey of(Stream<Kernel> kernels, Function<Kernel, Decomposition> decide) {
      Map<String, Integer> certified = new TreeMap<>();
      int[] others = new int[2];
      kernels
          .map(decide)
          .forEach(
              answer -> {
                if (answer instanceof Decomposition.Indecomposable none
                    && none.certificate().isPresent()) {
                  certified.merge(none.certificate().get(), 1, Integer::sum);
                } else {
                  others[answer instanceof Decomposition.Indecomposable ? 1 : 0]++;
                }
              });
      return new Survey(others[0], certified, others[1]);
    }

    /** Returns how many are none. */
    public int indecomposable() {
      return uncertified + certified.values().stream().mapToInt(Integer::intValue).sum();
    }
  }
}
