package dev.convproof.claim.experiment;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.algebra.SummationOrder;
import dev.convproof.algebra.SummationTrees;
import dev.convproof.claim.Message;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.PerChannelSums;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Optional;

/**
 * Two computations of one convolution: Y1 by some way whose matrix products sum in a named order,
 * and Y2 by the book's sums over channels of windows, from left to right, without fusing.
 *
 * @param way of Y1
 * @param order in which the matrix products of Y1 sum, or empty for the library's
 * @param fused whether Y1 adds its products unrounded
 */
record Pairing(Way way, Optional<SummationOrder> order, boolean fused) {
  private static final Way BOOK = Way.of(new PerChannelSums());

  static Pairing of(Way way, SummationOrder order, boolean fused) {
    return new Pairing(way, Optional.of(order), fused);
  }

  /** Such as {@code float32, reversed, fma}. */
  Message name(String format) {
    String name = order.map(SummationOrder::name).orElse("EJML");
    Message ordered = Message.of("order." + Message.slug(name), format);
    return fused ? Message.of("order.fused", ordered) : ordered;
  }

  <V> V first(FloatArithmetic<V> numbers, Problem<V> problem) {
    return way.compute(
        order.map(o -> o.over(fused ? numbers.fused() : numbers)).orElse(numbers), problem);
  }

  <V> V second(FloatArithmetic<V> numbers, Problem<V> problem) {
    return BOOK.compute(numbers, problem);
  }

  /** Whether Y1 and Y2 make the same roundings at a shape: then they are equal for all values. */
  boolean roundsAlike(Geometry g) {
    Problem<String[]> problem =
        Problem.of(
            g,
            SummationTrees.data("x", g.inputSize()),
            SummationTrees.data("k", g.weightSize()),
            Optional.empty());
    Algebra<String[]> first = order.orElseThrow().over(new SummationTrees(fused));
    return Arrays.equals(
        way.compute(first, problem), BOOK.compute(new SummationTrees(false), problem));
  }
}
