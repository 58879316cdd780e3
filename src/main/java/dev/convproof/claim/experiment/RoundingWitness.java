package dev.convproof.claim.experiment;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.FloatArithmetic;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.SummationOrder;
import dev.convproof.algebra.SummationOrder.SummationTrees;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.strategy.PerChannelSums;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The smallest shape at which two right computations make different roundings, and small integers
 * there for which their float32 results differ. At every smaller shape they round alike, for all
 * values.
 */
record RoundingWitness(Pairing pairing, PlainShapes domain) {
  /** Around the square root of 2^24, where products stop being exact. */
  private static final long[] VALUES = {1, 4096, 4097};

  /** The shapes at which both round alike, before the first at which they do not. */
  long shapesRoundedAlike() {
    return IntStream.rangeClosed(0, domain.most())
        .mapToObj(domain::ofSize)
        .takeWhile(level -> level.stream().allMatch(pairing::roundsAlike))
        .mapToLong(List::size)
        .sum();
  }

  /** The case, or nothing where both round alike at every shape of the domain. */
  Optional<Case> find() {
    return IntStream.rangeClosed(0, domain.most())
        .mapToObj(excess -> domain.ofSize(excess).stream().filter(g -> !pairing.roundsAlike(g)))
        .map(shapes -> shapes.flatMap(RoundingWitness::cases).filter(this::differs))
        .flatMap(cases -> cases.min(CaseOrder.SMALLEST_FIRST).stream())
        .findFirst();
  }

  private static Stream<Case> cases(Geometry g) {
    int count = g.inputSize() + g.weightSize();
    int choices = (int) Math.pow(VALUES.length, count);
    Case shapes = Case.of(g, new long[g.inputSize()], new long[g.weightSize()], Optional.empty());
    return IntStream.range(0, choices).mapToObj(choice -> shapes.withValues(values(choice, count)));
  }

  private static long[] values(int choice, int count) {
    long[] values = new long[count];
    int rest = choice;
    for (int at = 0; at < count; at++) {
      values[at] = VALUES[rest % VALUES.length];
      rest /= VALUES.length;
    }
    return values;
  }

  private boolean differs(Case c) {
    return Results.of(pairing, c).at() >= 0;
  }

  /**
   * Both results of a case.
   *
   * @param at the first position at which they differ, or −1
   */
  private record Results(float[] first, float[] second, int at) {
    static Results of(Pairing pairing, Case c) {
      Problem<float[]> problem = c.problem(Floats.INSTANCE);
      float[] first = pairing.first(Floats.INSTANCE, problem);
      float[] second = pairing.second(Floats.INSTANCE, problem);
      return new Results(first, second, Arrays.mismatch(first, second));
    }

    String y1() {
      return Floats.INSTANCE.show(first, at);
    }

    String y2() {
      return Floats.INSTANCE.show(second, at);
    }
  }

  /** Returns the case with how far Y1 and Y2 are apart where they first differ. */
  String difference(Case c) {
    Results results = Results.of(pairing, c);
    BigDecimal apart = new BigDecimal(results.y2()).subtract(new BigDecimal(results.y1())).abs();
    return "%s: |%s − %s| = %s".formatted(c, results.y1(), results.y2(), apart);
  }

  /** Returns the case as a counterexample to equality: Y2, then Y1, and the exact value. */
  Counterexample counterexample(Case c) {
    Results results = Results.of(pairing, c);
    long[] weights = c.layers().get(0).weights();
    long exact = IntegerConvolution.convolve(c.geometry(), c.input(), weights)[results.at()];
    Shape shape = Shape.output(c.geometry());
    List<Panel> panels = new ArrayList<>(operands(c, weights));
    panels.add(Panel.cell(Role.EXACT, Long.toString(exact)));
    panels.addAll(planes(Role.EXPECTED, shape, results.second(), results.at()));
    panels.addAll(planes(Role.ACTUAL, shape, results.first(), results.at()));
    return new Counterexample(
        c.toString(),
        pairing.fused() ? Contrast.UNFUSED_FUSED : Contrast.ORDERS,
        Message.verbatim(results.y2()),
        Message.verbatim(results.y1()),
        false,
        Message.of("known.smaller-round-alike", exact, shapesRoundedAlike()),
        CaseDrawing.of(panels));
  }

  /** Of a layer whose channels have one number each, the channels in a row, and their products. */
  private static List<Panel> operands(Case c, long[] weights) {
    if (c.input().length != weights.length || c.geometry().taps() > 1) {
      return CaseDrawing.operands(c);
    }
    long[] products = new long[weights.length];
    Arrays.setAll(products, at -> c.input()[at] * weights[at]);
    return List.of(
        Panel.row(Role.INPUT, c.input()),
        Panel.row(Role.KERNEL, weights),
        Panel.row(Role.PRODUCTS, products));
  }

  private static List<Panel> planes(Role role, Shape shape, float[] values, int marked) {
    return CaseDrawing.planes(role, shape, i -> Floats.INSTANCE.show(values, i), marked);
  }

  /**
   * Two computations of one convolution: Y1 by some strategy whose matrix products sum in a named
   * order, and Y2 by the book's sums over channels of windows, from left to right, without fusing.
   *
   * @param strategy of Y1
   * @param order in which the matrix products of Y1 sum, or empty for the library's
   * @param fused whether Y1 adds its products unrounded
   */
  record Pairing(Strategy strategy, Optional<SummationOrder> order, boolean fused) {
    private static final Strategy BOOK = new PerChannelSums();

    static Pairing of(Strategy strategy, SummationOrder order, boolean fused) {
      return new Pairing(strategy, Optional.of(order), fused);
    }

    /** Such as {@code float32, reversed, fma}. */
    Message name(String format) {
      String name = order.map(SummationOrder::name).orElse("EJML");
      Message ordered = Message.of("order." + Message.slug(name), format);
      return fused ? Message.of("order.fused", ordered) : ordered;
    }

    <V> V first(FloatArithmetic<V> numbers, Problem<V> problem) {
      return strategy
          .convolve(
              order.map(o -> o.over(fused ? numbers.fused() : numbers)).orElse(numbers), problem)
          .data();
    }

    <V> V second(FloatArithmetic<V> numbers, Problem<V> problem) {
      return BOOK.convolve(numbers, problem).data();
    }

    /**
     * Returns whether Y1 and Y2 make the same roundings at a shape: then they are equal for all
     * values.
     */
    boolean roundsAlike(Geometry g) {
      Problem<String[]> problem =
          Problem.of(
              g,
              SummationTrees.data("x", g.inputSize()),
              SummationTrees.data("k", g.weightSize()),
              Optional.empty());
      Algebra<String[]> first = order.orElseThrow().over(new SummationTrees(fused));
      return Arrays.equals(
          strategy.convolve(first, problem).data(),
          BOOK.convolve(new SummationTrees(false), problem).data());
    }
  }
}
