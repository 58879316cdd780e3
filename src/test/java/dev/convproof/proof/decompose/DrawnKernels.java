package dev.convproof.proof.decompose;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.commons.numbers.fraction.BigFraction;

/** Random kernels of small fractions, drawn so that each is as its name says. */
final class DrawnKernels {
  private static final int WIDEST = 3;

  private DrawnKernels() {}

  /** Kernels of one channel, of up to 3×3 taps, zeros at their borders included. */
  static Arbitrary<Kernel> planes() {
    return planes(1).flatMap(shape -> taps(Layout.PLANE, shape));
  }

  /** The same, at least two of their taps nonzero. */
  static Arbitrary<Kernel> planesOfSeveralTaps() {
    return planes(2).flatMap(shape -> severalTaps(Layout.PLANE, shape));
  }

  /** Kernels of one dimension, of up to 5 taps, at least two of them nonzero. */
  static Arbitrary<Kernel> rowsOfSeveralTaps() {
    return rows(2).flatMap(shape -> severalTaps(Layout.ROW, shape));
  }

  /** Kernels of one dimension, of 4 or 5 taps, the first and the last of them nonzero. */
  static Arbitrary<Kernel> longRowsBetweenNonzeroEnds() {
    return rows(4).flatMap(shape -> with(Layout.ROW, shape, Arbitraries.of(0), shape.width() - 1));
  }

  /** Kernels of one shape. */
  static Arbitrary<Kernel> of(Shape shape) {
    return taps(Layout.CHANNELS, shape);
  }

  private static Arbitrary<Shape> planes(int leastSize) {
    Stream<Shape> all =
        IntStream.rangeClosed(1, WIDEST)
            .boxed()
            .flatMap(h -> IntStream.rangeClosed(1, WIDEST).mapToObj(w -> new Shape(1, 1, h, w)));
    return Arbitraries.of(all.filter(shape -> shape.size() >= leastSize).toList());
  }

  private static Arbitrary<Shape> rows(int leastWidth) {
    return Arbitraries.integers().between(leastWidth, 5).map(width -> new Shape(1, 1, 1, width));
  }

  /** A nonzero last tap, and another one somewhere before it. */
  private static Arbitrary<Kernel> severalTaps(Layout layout, Shape shape) {
    return Arbitraries.integers()
        .between(1, shape.size() - 1)
        .flatMap(last -> with(layout, shape, Arbitraries.integers().between(0, last - 1), last));
  }

  /** Random taps, but nonzero ones at two places. */
  private static Arbitrary<Kernel> with(
      Layout layout, Shape shape, Arbitrary<Integer> before, int last) {
    return Combinators.combine(taps(layout, shape), before, nonzero(), nonzero())
        .as(
            (kernel, first, one, other) -> {
              List<BigFraction> taps = new ArrayList<>(kernel.taps());
              taps.set(first, one);
              taps.set(last, other);
              return new Kernel(layout, shape, taps);
            });
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

  private static Arbitrary<BigFraction> nonzero() {
    return Arbitraries.of(-4, -3, -2, -1, 1, 2, 3, 4).map(n -> BigFraction.of(n, 3));
  }
}
