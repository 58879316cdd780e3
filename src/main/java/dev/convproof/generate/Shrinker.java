package dev.convproof.generate;

import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.ShapeParameter;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Shrinks a case that fails: shape first, then values towards 0 and 1. All that is tried is smaller
 * in the {@link CaseOrder}, and each list is finite, so shrinking ends.
 */
public final class Shrinker {
  private static final ShapeParameter[] QUANTITIES = ShapeParameter.values();
  private static final int MANY = 2_048;

  private Shrinker() {}

  /**
   * Follows smaller cases as long as one of them fails, to a case with no smaller neighbour that
   * fails.
   *
   * @param failing fails
   * @param fails whether a case fails
   */
  public static Case minimise(Case failing, Predicate<Case> fails) {
    return minimise(failing, fails, () -> false);
  }

  /**
   * Follows smaller cases as long as one of them fails and there is time.
   *
   * @param failing fails
   * @param fails whether a case fails
   * @param over whether no more cases are to be tried
   */
  public static Case minimise(Case failing, Predicate<Case> fails, BooleanSupplier over) {
    Case smallest = failing;
    Optional<Case> next = Optional.of(failing);
    while (next.isPresent()) {
      smallest = next.get();
      next = smallerThan(smallest).takeWhile(c -> !over.getAsBoolean()).filter(fails).findFirst();
    }
    return smallest;
  }

  /** Returns the next smaller cases to try, the largest leaps first, lazily. */
  public static Stream<Case> smallerThan(Case c) {
    return Joined.of(Stream.of(smallerShapes(c), SmallerValues.of(c)))
        .filter(smaller -> CaseOrder.SMALLEST_FIRST.compare(smaller, c) < 0);
  }

  private static Stream<Case> smallerShapes(Case c) {
    return Joined.of(
        IntStream.range(0, c.layers().size())
            .mapToObj(
                layer -> Joined.of(changes(c, layer).map(change -> variants(c, layer, change)))));
  }

  /** With the first values kept, with the last, and with values that tell positions apart. */
  private static Stream<Case> variants(Case c, int layer, Map<ShapeParameter, Integer> change) {
    return Stream.concat(
        Reshaped.of(c, layer, change, false).stream()
            .flatMap(cropped -> Stream.of(cropped, distinct(cropped))),
        Reshaped.of(c, layer, change, true).stream());
  }

  private static Case distinct(Case c) {
    SplittableRandom random = new SplittableRandom(c.size());
    int most = c.layers().size() == 1 ? 9 : 2; // stacked sums grow by a factor at every layer
    return c.withValues(random.longs(c.values().length, 1, most + 1L).toArray());
  }

  private static Stream<Map<ShapeParameter, Integer>> changes(Case c, int layer) {
    Geometry g = c.layers().get(layer).geometry();
    return Joined.of(Stream.of(single(g), channels(g), pairs(g)));
  }

  /** One quantity to its default, half-way there, or one less. */
  private static Stream<Map<ShapeParameter, Integer>> single(Geometry g) {
    return Arrays.stream(QUANTITIES)
        .flatMap(q -> lower(q.of(g), q.standard()).mapToObj(value -> Map.of(q, value)));
  }

  private static IntStream lower(int value, int least) {
    int half = least + (value - least) / 2;
    return IntStream.of(least, half, value - 1).distinct().filter(v -> v >= least && v < value);
  }

  /** Fewer groups, and fewer channels in every group. */
  private static Stream<Map<ShapeParameter, Integer>> channels(Geometry g) {
    List<Map<ShapeParameter, Integer>> changes = new ArrayList<>();
    int inputs = g.inputChannelsPerGroup();
    int outputs = g.outputChannelsPerGroup();
    lower(g.groups(), 1).forEach(groups -> changes.add(grouped(groups, inputs, outputs)));
    lower(inputs, 1).forEach(fewer -> changes.add(grouped(g.groups(), fewer, outputs)));
    lower(outputs, 1).forEach(fewer -> changes.add(grouped(g.groups(), inputs, fewer)));
    return changes.stream();
  }

  private static Map<ShapeParameter, Integer> grouped(int groups, int inputs, int outputs) {
    return Map.of(
        ShapeParameter.GROUPS, groups,
        ShapeParameter.INPUT_CHANNELS, groups * inputs,
        ShapeParameter.OUTPUT_CHANNELS, groups * outputs);
  }

  /** Two quantities one less each, or one two less (or at its default) and another one more. */
  private static Stream<Map<ShapeParameter, Integer>> pairs(Geometry g) {
    return Joined.of(
        Arrays.stream(QUANTITIES)
            .filter(q -> q.of(g) > q.standard())
            .map(
                q ->
                    Joined.of(
                        Arrays.stream(QUANTITIES).filter(r -> r != q).map(r -> pair(g, q, r)))));
  }

  private static Stream<Map<ShapeParameter, Integer>> pair(
      Geometry g, ShapeParameter q, ShapeParameter r) {
    List<Map<ShapeParameter, Integer>> changes = new ArrayList<>();
    if (q.compareTo(r) < 0 && r.of(g) > r.standard()) {
      changes.add(Map.of(q, q.of(g) - 1, r, r.of(g) - 1));
    }
    twoLess(q.standard(), q.of(g)).forEach(value -> changes.add(Map.of(q, value, r, r.of(g) + 1)));
    return changes.stream();
  }

  /** All values from the least one to two less than a value; of very many, halves on the way. */
  private static IntStream twoLess(int least, int value) {
    return value - least <= MANY
        ? IntStream.rangeClosed(least, value - 2)
        : IntStream.iterate(value - least, less -> less > 1, less -> less / 2)
            .map(less -> value - less);
  }
}
