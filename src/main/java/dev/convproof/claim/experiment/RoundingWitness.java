package dev.convproof.claim.experiment;

import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Message;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
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
record RoundingWitness(Pairing pairing, Domain domain) {
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
    Problem<float[]> problem = c.problem(Floats.INSTANCE);
    return !Arrays.equals(
        pairing.first(Floats.INSTANCE, problem), pairing.second(Floats.INSTANCE, problem));
  }

  private static long[] exactly(Case c) {
    return Strategies.DEFINITION.convolve(Integers.INSTANCE, c.problem(Integers.INSTANCE)).data();
  }

  /** Returns the case with how far Y1 and Y2 are apart where they first differ. */
  String difference(Case c) {
    Problem<float[]> problem = c.problem(Floats.INSTANCE);
    float[] first = pairing.first(Floats.INSTANCE, problem);
    float[] second = pairing.second(Floats.INSTANCE, problem);
    int at = Arrays.mismatch(first, second);
    String y1 = Floats.INSTANCE.show(first, at);
    String y2 = Floats.INSTANCE.show(second, at);
    BigDecimal apart = new BigDecimal(y2).subtract(new BigDecimal(y1)).abs();
    return "%s: |%s − %s| = %s".formatted(c, y1, y2, apart);
  }

  /** The case as a counterexample to equality: Y2, then Y1, and the exact value. */
  Counterexample counterexample(Case c) {
    Problem<float[]> problem = c.problem(Floats.INSTANCE);
    float[] first = pairing.first(Floats.INSTANCE, problem);
    float[] second = pairing.second(Floats.INSTANCE, problem);
    int at = Arrays.mismatch(first, second);
    Shape shape = Shape.output(c.geometry());
    List<Panel> panels = new ArrayList<>(Drawings.operands(c));
    String exact = Long.toString(exactly(c)[at]);
    panels.add(Panel.cell(Role.EXACT, exact));
    panels.addAll(Drawings.planes(Role.EXPECTED, shape, i -> Floats.INSTANCE.show(second, i), at));
    panels.addAll(Drawings.planes(Role.ACTUAL, shape, i -> Floats.INSTANCE.show(first, i), at));
    return new Counterexample(
        c.toString(),
        pairing.fused() ? Contrast.UNFUSED_FUSED : Contrast.ORDERS,
        Message.verbatim(Floats.INSTANCE.show(second, at)),
        Message.verbatim(Floats.INSTANCE.show(first, at)),
        false,
        Message.of("known.smaller-round-alike", exact, shapesRoundedAlike()),
        Drawings.of(panels));
  }
}
