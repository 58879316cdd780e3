package dev.convproof.law;

import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Cases of few nonzero values that are as large, or scaled as far, as number formats make
 * interesting: beside powers of two, and at the ends of the exponents. They are the same whatever
 * failed first, so that the smallest failure among them does not depend on a seed.
 *
 * @param exactness what sums must stay within
 * @param fails whether a law fails on a case
 * @param tries how many may be judged
 */
record ExtremeValues(Exactness exactness, Predicate<Case> fails, TryBudget tries) {
  private static final int MOST_TRIED = 50_000;

  /** Of half precision, 32 and 64 bits, single and bfloat16, and double precision. */
  private static final int[] ENDS_OF_FORMATS = {
    15, -14, -24, 31, 63, 127, -126, -133, -149, 1023, -1022, -1074
  };

  ExtremeValues(Exactness exactness, Predicate<Case> fails, BooleanSupplier over) {
    this(exactness, fails, new TryBudget(MOST_TRIED, over));
  }

  /** Returns the failing cases of a shape with at most so many nonzero values, lazily. */
  Stream<Case> on(List<Geometry> shape, int nonzeros) {
    return Stream.of(false, true)
        .map(biased -> Case.zeros(shape, biased))
        .flatMap(
            zeros ->
                IntStream.rangeClosed(1, Math.min(2, nonzeros))
                    .boxed()
                    .flatMap(count -> Stream.concat(large(zeros, count), scaled(zeros, count))));
  }

  /** One value beside a power of two, and a one where there are two values. */
  private Stream<Case> large(Case zeros, int count) {
    return positions(zeros, count)
        .flatMap(
            at ->
                besidePowersOfTwo()
                    .boxed()
                    .flatMap(v -> Stream.of(v, -v))
                    .map(v -> zeros.withValues(with(zeros.values(), at, v))))
        .takeWhile(c -> tries.left())
        .filter(this::failsExactly)
        .map(this::withSmallerValue);
  }

  private LongStream besidePowersOfTwo() {
    return IntStream.range(7, 63)
        .mapToLong(bit -> 1L << bit)
        .flatMap(power -> LongStream.of(power - 1, power, power + 1))
        .filter(value -> value <= exactness.magnitude());
  }

  /** The same with the least value of which it still fails, as far as halving finds it. */
  private Case withSmallerValue(Case failing) {
    long[] values = failing.values();
    int largest =
        IntStream.range(0, values.length)
            .reduce(0, (a, b) -> Math.abs(values[b]) > Math.abs(values[a]) ? b : a);
    long sign = Long.signum(values[largest]);
    long passing = 0;
    long known = Math.abs(values[largest]);
    while (known - passing > 1) {
      long middle = passing + (known - passing) / 2;
      values[largest] = sign * middle;
      if (failsExactly(failing.withValues(values))) {
        known = middle;
      } else {
        passing = middle;
      }
    }
    values[largest] = sign * known;
    return failing.withValues(values);
  }

  /** Ones, where one tensor is scaled to where a number format ends. */
  private Stream<Case> scaled(Case zeros, int count) {
    if (exactness.greatestExponent() == 0 && exactness.leastExponent() == 0) {
      return Stream.empty();
    }
    return positions(zeros, count)
        .flatMap(at -> Stream.of(1L, -1L).map(v -> zeros.withValues(with(zeros.values(), at, v))))
        .takeWhile(c -> tries.left())
        .flatMap(
            ones ->
                IntStream.rangeClosed(0, ones.layers().size())
                    .boxed()
                    .flatMap(
                        tensor ->
                            exponents()
                                .mapToObj(e -> scaled(ones, tensor, e))
                                .filter(this::failsExactly)));
  }

  /** The exponents beside which a number format ends, and the ends of this one. */
  private IntStream exponents() {
    return IntStream.concat(
            IntStream.of(ENDS_OF_FORMATS).flatMap(end -> IntStream.rangeClosed(end - 2, end + 2)),
            IntStream.of(exactness.leastExponent(), exactness.greatestExponent()))
        .filter(e -> exactness.leastExponent() <= e && e <= exactness.greatestExponent());
  }

  private static Case scaled(Case c, int tensor, int exponent) {
    List<Layer> layers = new ArrayList<>();
    for (Layer l : c.layers()) {
      int own = layers.size() + 1 == tensor ? exponent : 0;
      layers.add(new Layer(l.geometry(), l.weights(), l.bias(), own));
    }
    return new Case(c.input(), tensor == 0 ? exponent : 0, layers);
  }

  private boolean failsExactly(Case c) {
    return tries.left() && DeepestSum.isWithin(exactness, c) && tries.spend() && fails.test(c);
  }

  private static Stream<int[]> positions(Case zeros, int count) {
    int length = zeros.values().length;
    return count == 1
        ? IntStream.range(0, length).mapToObj(at -> new int[] {at})
        : IntStream.range(0, length)
            .boxed()
            .flatMap(
                a ->
                    IntStream.range(0, length).filter(b -> b != a).mapToObj(b -> new int[] {a, b}));
  }

  private static long[] with(long[] zeros, int[] at, long value) {
    zeros[at[0]] = value;
    if (at.length > 1) {
      zeros[at[1]] = 1;
    }
    return zeros;
  }
}
