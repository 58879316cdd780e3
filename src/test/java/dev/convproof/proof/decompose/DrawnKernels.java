package dev.convproof.proof.decompose;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.apache.commons.numbers.fraction.BigFraction;

/** Random kernels of small fractions. */
final class DrawnKernels {
  private DrawnKernels() {}

  /** Kernels of one channel, of up to 3×3 taps, zeros at their borders included. */
  static Arbitrary<Kernel> planes() {
    return Arbitraries.integers()
        .between(1, 3)
        .tuple2()
        .flatMap(sizes -> taps(Layout.PLANE, new Shape(1, 1, sizes.get1(), sizes.get2())));
  }

  /** Kernels of one dimension, of up to 5 taps. */
  static Arbitrary<Kernel> rows() {
    return Arbitraries.integers()
        .between(1, 5)
        .flatMap(width -> taps(Layout.ROW, new Shape(1, 1, 1, width)));
  }

  /** Kernels of one shape. */
  static Arbitrary<Kernel> of(Shape shape) {
    return taps(Layout.CHANNELS, shape);
  }

  private static Arbitrary<Kernel> taps(Layout layout, Shape shape) {
    Arbitrary<BigFraction> tap =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(BigFraction.ZERO)),
            Tuple.of(3, Arbitraries.integers().between(-4, 4).map(n -> BigFraction.of(n, 3))));
    return tap.list()
        .ofSize(shape.size())
        .map((List<BigFraction> t) -> new Kernel(layout, shape, t));
  }
}
