package dev.convproof.proof.decompose;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Checks the one-hot construction for all values at a shape. Its first kernel does not depend on
 * the taps and its second is linear in them, so that it composes to every kernel if it composes to
 * each that is 1 at one place and 0 elsewhere.
 */
public final class OneHotBasis {
  private OneHotBasis() {}

  /**
   * Composes them all, and compares.
   *
   * @param shape of the kernel
   * @return how many sizes of the first kernel there are
   * @throws IllegalStateException if one does not compose to what it should
   */
  public static int check(Shape shape) {
    for (int height = 1; height <= shape.height(); height++) {
      for (int width = 1; width <= shape.width(); width++) {
        for (int at = 0; at < shape.size(); at++) {
          check(unit(shape, at), height, width);
        }
      }
    }
    return shape.plane();
  }

  private static Kernel unit(Shape shape, int at) {
    List<BigFraction> taps = new ArrayList<>(Collections.nCopies(shape.size(), BigFraction.ZERO));
    taps.set(at, BigFraction.ONE);
    return new Kernel(Layout.CHANNELS, shape, taps);
  }

  private static void check(Kernel kernel, int height, int width) {
    RankFactors channels = RankFactors.unreduced(Unfolding.byInput(kernel));
    int inner = channels.rank() * OneHot.places(kernel, height, width);
    int most = kernel.shape().channels() * height * width;
    if (inner > most) {
      throw new IllegalStateException(inner + " inner channels, but " + most + " suffice");
    }
    List<Kernel> built = OneHot.build(kernel, channels, inner, height, width);
    KernelProduct.checked(kernel, built.get(0), built.get(1), "one-hot");
  }
}
