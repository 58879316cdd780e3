package dev.convproof.claim.formula;

import dev.convproof.claim.Drawing;
import dev.convproof.claim.quantity.Instance;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Draws a shape: the input with its padding, the kernel and the output, as empty grids, and beside
 * them the true number and the one that is claimed.
 */
final class Picture {
  /** Cells on a side. */
  private static final int LARGEST = 12;

  private Picture() {}

  static Optional<Drawing> of(Instance shape, String truth, String claimed) {
    List<Drawing.Panel> panels = new ArrayList<>();
    for (Geometry g : shape.layers()) {
      panels.add(input(g, panels.isEmpty() ? "input" : "intermediate"));
      panels.add(panel("kernel", g.rows().kernel(), g.columns().kernel(), List.of()));
    }
    Geometry last = shape.layers().get(shape.layers().size() - 1);
    panels.add(panel("output", last.rows().output(), last.columns().output(), List.of()));
    boolean fits =
        panels.stream()
            .allMatch(p -> p.rows().size() <= LARGEST && p.rows().get(0).size() <= LARGEST);
    panels.add(new Drawing.Panel("expected", List.of(List.of(truth)), List.of(), List.of()));
    panels.add(new Drawing.Panel("actual", List.of(List.of(claimed)), List.of(0, 0), List.of()));
    return fits ? Optional.of(new Drawing(panels)) : Optional.empty();
  }

  private static Drawing.Panel input(Geometry g, String title) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    List<Integer> padding =
        List.of(rows.padBefore(), rows.padAfter(), columns.padBefore(), columns.padAfter());
    return panel(title, rows.padded(), columns.padded(), padding);
  }

  private static Drawing.Panel panel(String title, int rows, int columns, List<Integer> padding) {
    int shownRows = Math.min(rows, LARGEST + 1); // one more is enough to know that it is too many
    int shownColumns = Math.min(columns, LARGEST + 1);
    List<String> row = Collections.nCopies(shownColumns, "");
    return new Drawing.Panel(title, Collections.nCopies(shownRows, row), List.of(), padding);
  }
}
