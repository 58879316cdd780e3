package dev.convproof.claim.experiment;

import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Enumerates the values of a shape in the order of cases, for the first that fail. */
final class SmallestValues {
  private static final int MOST_NONZERO = 4;
  private static final int MOST_BEYOND = 4;

  private SmallestValues() {}

  /** The smallest failing case of a shape without bias, if few and small values suffice. */
  static Optional<Case> of(Geometry g, Predicate<Case> fails) {
    return of(
        Case.of(g, new long[g.inputSize()], new long[g.weightSize()], Optional.empty()), fails);
  }

  /** The smallest failing case with the shapes of a given one. */
  static Optional<Case> of(Case shapes, Predicate<Case> fails) {
    for (int nonzeros = 0; nonzeros <= MOST_NONZERO; nonzeros++) {
      int most = nonzeros == 0 ? 0 : nonzeros + MOST_BEYOND;
      for (int magnitude = nonzeros; magnitude <= most; magnitude++) {
        List<long[]> found = new ArrayList<>();
        fill(new long[shapes.values().length], 0, nonzeros, magnitude, found);
        Optional<Case> smallest =
            found.stream().map(shapes::withValues).filter(fails).min(CaseOrder.SMALLEST_FIRST);
        if (smallest.isPresent()) {
          return smallest;
        }
      }
    }
    return Optional.empty();
  }

  /** Every way to place so many nonzero values with the given sum of magnitudes. */
  private static void fill(long[] values, int at, int nonzeros, int magnitude, List<long[]> into) {
    if (nonzeros == 0) {
      if (magnitude == 0) {
        into.add(values.clone());
      }
      return;
    }
    if (values.length - at < nonzeros) {
      return;
    }
    fill(values, at + 1, nonzeros, magnitude, into);
    for (int size = 1; size <= magnitude - nonzeros + 1; size++) {
      for (int value : new int[] {size, -size}) {
        values[at] = value;
        fill(values, at + 1, nonzeros - 1, magnitude - size, into);
      }
      values[at] = 0;
    }
  }
}
