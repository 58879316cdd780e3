package dev.convproof.law;

import dev.convproof.generate.FewValues;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Tries, at shapes of one size, every list of values that is smaller than the smallest known to
 * fail: fewer of them nonzero, and of no greater Σ|values|.
 */
final class ValueSearch {
  private static final int MOST_VALUES = 50_000;

  private final Predicate<Case> fails;
  private final BooleanSupplier over;
  private TryBudget effort;
  private Case smallest;
  private boolean improved;

  ValueSearch(Case smallest, Predicate<Case> fails, BooleanSupplier over) {
    this.smallest = smallest;
    this.fails = fails;
    this.over = over;
    this.effort = new TryBudget(MOST_VALUES, over);
  }

  /** Tries shapes, with biases and without; whether one of them fails at something smaller. */
  boolean improvesOn(Collection<List<Geometry>> shapes) {
    improved = false;
    effort = new TryBudget(MOST_VALUES, over);
    for (List<Geometry> shape : shapes) {
      on(Case.zeros(shape, false, smallest.exponents()));
      on(Case.zeros(shape, true, smallest.exponents()));
    }
    return improved;
  }

  /** Takes over what is smaller among the extreme values of some shapes. */
  void improveWith(Collection<List<Geometry>> shapes, ExtremeValues extremes) {
    int nonzeros = Math.toIntExact(CaseOrder.nonzeros(smallest));
    shapes.stream()
        .flatMap(shape -> extremes.on(shape, nonzeros))
        .filter(c -> CaseOrder.SMALLEST_FIRST.compare(c, smallest) < 0)
        .forEach(
            c -> {
              if (CaseOrder.SMALLEST_FIRST.compare(c, smallest) < 0) {
                improve(c);
              }
            });
  }

  private void on(Case zeros) {
    int nonzeros = Math.toIntExact(CaseOrder.nonzeros(smallest));
    long magnitude = CaseOrder.magnitude(smallest);
    FewValues.upTo(zeros.values().length, nonzeros, magnitude)
        .takeWhile(values -> effort.timeIsLeft())
        .map(zeros::withValues)
        .filter(c -> CaseOrder.SMALLEST_FIRST.compare(c, smallest) < 0)
        .takeWhile(c -> effort.spend())
        .filter(fails)
        .forEach(this::improve);
  }

  private void improve(Case smaller) {
    smallest = smaller;
    improved = true;
  }

  /** The smallest case known to fail. */
  Case smallest() {
    return smallest;
  }

  /** Returns how many lists of values were tried last, and whether that was all of them. */
  TryBudget effort() {
    return effort;
  }
}
