package dev.convproof.law;

import dev.convproof.algebra.Numbers;
import dev.convproof.geometry.Geometries;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shrinking;
import java.util.Iterator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Looks below a shrunk counterexample: tries every smaller shape, in order, at random values, and
 * starts over from the first that fails.
 */
public final class Smallest {
  private static final int DRAWS = 3;
  private static final int MOST_SHAPES = 50_000;

  private Smallest() {}

  /**
   * A counterexample, and what is known of smaller ones.
   *
   * @param by the disagreement on the smallest case found
   * @param known in words: whether it is the smallest, and why
   */
  public record Found(Disagreement by, String known) {}

  /** Searches below a case that fails. */
  public static <V> Found below(Law law, Numbers<V> numbers, Strategy subject, Case failing) {
    Case smallest =
        Shrinking.minimise(failing, c -> law.judge(numbers, subject, c) instanceof Outcome.Refuted);
    if (smallest.layers().size() > 1) {
      return found(law, numbers, subject, smallest, "not known: no neighbour fails");
    }
    int tried = 0;
    for (int excess = 0; excess < smallest.excess(); excess++) {
      Iterator<Geometry> shapes = Geometries.withExcess(excess).iterator();
      while (shapes.hasNext()) {
        if (tried++ == MOST_SHAPES) {
          String known = "not known: the first " + MOST_SHAPES + " smaller shapes hold";
          return found(law, numbers, subject, smallest, known);
        }
        Optional<Case> smaller = failing(law, numbers, subject, shapes.next());
        if (smaller.isPresent()) {
          return below(law, numbers, subject, smaller.get());
        }
      }
    }
    String known =
        "yes: all " + tried + " smaller shapes hold, each at " + DRAWS + " random values";
    return found(law, numbers, subject, smallest, tried == 0 ? "yes: no shape is smaller" : known);
  }

  private static <V> Found found(
      Law law, Numbers<V> numbers, Strategy subject, Case smallest, String known) {
    Outcome outcome = law.judge(numbers, subject, smallest);
    if (outcome instanceof Outcome.Refuted refuted) {
      return new Found(refuted.by(), known);
    }
    throw new IllegalStateException(
        subject.name() + " is not deterministic: " + smallest + " failed before and holds now");
  }

  private static <V> Optional<Case> failing(
      Law law, Numbers<V> numbers, Strategy subject, Geometry shape) {
    return IntStream.range(0, DRAWS)
        .mapToObj(seed -> drawn(shape, seed))
        .filter(c -> law.judge(numbers, subject, c) instanceof Outcome.Refuted)
        .findFirst();
  }

  private static Case drawn(Geometry g, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Case.of(
        g,
        random.longs(g.inputSize(), 1, 10).toArray(),
        random.longs(g.weightSize(), 1, 10).toArray(),
        Optional.of(random.longs(g.outputChannels(), 1, 10).toArray()));
  }
}
