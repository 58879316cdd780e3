package dev.convproof.law;

import dev.convproof.algebra.Exactness;
import dev.convproof.generate.Shapes;
import dev.convproof.generate.Shrinker;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import dev.convproof.tensor.Layer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One search for the smallest case on which a law fails. */
final class SearchBelow {
  private static final int MOST_SHAPES = 50_000;
  private static final int SHRINKING_TIMES = 10;

  /** Shapes below this size are tried at once: what fails everywhere needs no shrinking. */
  private static final int TINY = 2;

  private final Exactness exactness;
  private final Function<Case, Outcome> judging;
  private final Supplier<Duration> time;
  private final long began = System.nanoTime();
  private long shrunk;

  /**
   * A search among cases of some exactness.
   *
   * @param judging judges the law on a case
   * @param time for the search below what shrinking finds, which itself may take ten times as long;
   *     asked again and again
   */
  SearchBelow(Exactness exactness, Function<Case, Outcome> judging, Supplier<Duration> time) {
    this.exactness = exactness;
    this.judging = judging;
    this.time = time;
  }

  Smallest.Found from(Disagreement failing) {
    if (!fails(failing.on())) {
      return Smallest.notRepeated(failing);
    }
    TryBudget shapes = new TryBudget(MOST_SHAPES, this::isShrinkingOver);
    Optional<Case> smaller = onShapeBelow(TINY, failing.on(), shapes);
    Case smallest =
        Shrinker.minimise(smaller.orElse(failing.on()), this::fails, this::isShrinkingOver);
    shrunk = System.nanoTime();
    do {
      shapes = new TryBudget(MOST_SHAPES, this::isOver);
      smaller = onShapeBelow(smallest.size(), smallest, shapes);
      if (smaller.isPresent()) {
        smallest = Shrinker.minimise(smaller.get(), this::fails, this::isShrinkingOver);
      }
    } while (smaller.isPresent());
    if (!shapes.exhausted() && CaseOrder.isExtreme(smallest)) {
      smallest = plainOfSize(smallest).orElse(smallest);
    }
    ValueSearch values = new ValueSearch(smallest, this::fails, this::isOver);
    Set<List<Geometry>> failingShapes = failingShapes(smallest, shapes);
    if (CaseOrder.isExtreme(smallest)) {
      values.improveWith(failingShapes, new ExtremeValues(exactness, this::fails, this::isOver));
    }
    while (values.improvesOn(failingShapes)) {
      // once more, from the smaller one
    }
    Minimality known = Minimality.of(smallest, shapes, values, failingShapes.size());
    return refuted(values.smallest())
        .map(by -> new Smallest.Found(by, known))
        .orElse(Smallest.notRepeated(failing));
  }

  /** Returns a case that fails on a shape below a size, and smaller than a case; the first. */
  private Optional<Case> onShapeBelow(int size, Case like, TryBudget shapes) {
    GenericValues values = generic(like);
    return IntStream.range(0, Math.min(size, like.size()))
        .boxed()
        .flatMap(excess -> Shapes.ofSize(like.layers().size(), excess))
        .takeWhile(shape -> shapes.spend())
        .flatMap(values::on)
        .filter(this::fails)
        .findFirst();
  }

  /** The shapes of a case's size that fail at random values, and its own, which is known to. */
  private Set<List<Geometry>> failingShapes(Case c, TryBudget smallerShapes) {
    Set<List<Geometry>> failing = new LinkedHashSet<>();
    failing.add(shape(c));
    if (!smallerShapes.exhausted()) {
      GenericValues values = generic(c);
      TryBudget shapes = new TryBudget(MOST_SHAPES, this::isOver);
      Shapes.ofSize(c.layers().size(), c.size())
          .takeWhile(shape -> shapes.spend())
          .filter(shape -> values.on(shape).anyMatch(this::fails))
          .forEach(failing::add);
    }
    return failing;
  }

  /** Returns a case of the same size, shrunk, that fails at plain values, where one is found. */
  private Optional<Case> plainOfSize(Case extreme) {
    GenericValues values = generic(Case.zeros(shape(extreme), false));
    TryBudget shapes = new TryBudget(MOST_SHAPES, this::isOver);
    return Shapes.ofSize(extreme.layers().size(), extreme.size())
        .takeWhile(shape -> shapes.spend())
        .flatMap(values::on)
        .filter(c -> !CaseOrder.isExtreme(c))
        .filter(this::fails)
        .findFirst()
        .map(plain -> Shrinker.minimise(plain, this::fails, this::isShrinkingOver));
  }

  private static List<Geometry> shape(Case c) {
    return c.layers().stream().map(Layer::geometry).toList();
  }

  private GenericValues generic(Case like) {
    return new GenericValues(like, exactness);
  }

  private boolean isShrinkingOver() {
    return System.nanoTime() - began > SHRINKING_TIMES * time.get().toNanos();
  }

  private boolean isOver() {
    return System.nanoTime() - shrunk > time.get().toNanos();
  }

  private boolean fails(Case c) {
    return refuted(c).isPresent();
  }

  private Optional<Disagreement> refuted(Case c) {
    return judging.apply(c) instanceof Outcome.Refuted refuted
        ? Optional.of(refuted.by())
        : Optional.empty();
  }
}
