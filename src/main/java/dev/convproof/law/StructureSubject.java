package dev.convproof.law;

import dev.convproof.algebra.Exactness;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Fft;
import dev.convproof.strategy.Separable;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.Winograd;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A strategy and cases whose geometry is in its scope.
 *
 * @param strategy the strategy
 * @param on the cases in words, such as {@code 3×3 kernels}
 * @param cases at least one
 */
public record StructureSubject(Strategy strategy, String on, List<Case> cases) {
  private static final int CASES = 10;

  /** Every strategy; Winograd's for the kernels that tell what it divides by. */
  public static List<StructureSubject> all() {
    Stream<StructureSubject> direct =
        Strategies.direct().stream().map(s -> new StructureSubject(s, kernels(s), drawn(s)));
    Stream<StructureSubject> fast =
        Stream.of(
            winograd(2, 2),
            winograd(2, 3),
            winograd(4, 3),
            winograd(6, 3),
            new StructureSubject(new Fft(false), "all kernels", drawn(new Fft(false))),
            new StructureSubject(new Separable(), "equal rows", equalRows()));
    return Stream.concat(direct, fast).toList();
  }

  private static String kernels(Strategy strategy) {
    boolean all = strategy.scope(Geometry.UNIT.withAxes(Axis.of(2, 2), Axis.of(2, 2))).applies();
    return all ? "all kernels" : "1×1 kernels";
  }

  private static StructureSubject winograd(int m, int r) {
    String kernels = "%s×%s kernels".formatted(r, r);
    List<Case> cases = IntStream.range(0, CASES).mapToObj(seed -> square(r, seed)).toList();
    return new StructureSubject(new Winograd(m, m), kernels, cases);
  }

  private static Stream<Case> random() {
    return IntStream.iterate(0, seed -> seed + 1)
        .mapToObj(seed -> RandomCase.draw(Reach.SMALL, Exactness.INTEGERS, 1, false, seed));
  }

  private static List<Case> drawn(Strategy strategy) {
    return random().filter(c -> strategy.scope(c.geometry()).applies()).limit(CASES).toList();
  }

  /** Kernels that have rank one whatever a sum and a product are: all rows are the same. */
  private static List<Case> equalRows() {
    return random().map(StructureSubject::withEqualRows).limit(CASES).toList();
  }

  private static Case withEqualRows(Case c) {
    int columns = c.geometry().columns().kernel();
    Layer layer = c.layers().get(0);
    long[] weights = new long[layer.weights().length];
    for (int tap = 0; tap < weights.length; tap++) {
      weights[tap] = layer.weights()[tap / c.geometry().taps() * columns + tap % columns];
    }
    Layer changed = new Layer(layer.geometry(), weights, layer.bias(), layer.exponent());
    return new Case(c.input(), c.exponent(), List.of(changed));
  }

  private static Case square(int kernel, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Axis rows = axis(random, kernel);
    Axis columns = axis(random, kernel);
    Geometry g = new Geometry(1, 1, 1 + seed % 2, 1 + seed % 3, rows, columns);
    return Case.of(
        g,
        random.longs(g.inputSize(), -9, 10).toArray(),
        random.longs(g.weightSize(), -9, 10).toArray(),
        Optional.of(random.longs(g.outputChannels(), -9, 10).toArray()));
  }

  private static Axis axis(SplittableRandom random, int kernel) {
    int input = kernel + random.nextInt(6);
    return new Axis(input, kernel, 1, random.nextInt(2), random.nextInt(2), 1);
  }
}
