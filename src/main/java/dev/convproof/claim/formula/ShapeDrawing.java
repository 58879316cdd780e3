package dev.convproof.claim.formula;

import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Role;
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
final class ShapeDrawing {
  /** Cells on a side. */
  private static final int LARGEST = 12;

  private ShapeDrawing() {}

  static Optional<Drawing> of(Instance shape, String truth, String claimed) {
    List<Drawing.Panel> panels = new ArrayList<>();
    for (Geometry g : shape.layers()) {
      panels.add(input(g, panels.isEmpty() ? Role.INPUT : Role.INTERMEDIATE));
      panels.add(panel(Role.KERNEL, g.rows().kernel(), g.columns().kernel()));
    }
    Geometry last = shape.layers().get(shape.layers().size() - 1);
    panels.add(panel(Role.OUTPUT, last.rows().output(), last.columns().output()));
    boolean fits =
        panels.stream()
            .allMatch(p -> p.rows().size() <= LARGEST && p.rows().get(0).size() <= LARGEST);
    panels.add(Drawing.Panel.cell(Role.EXPECTED, truth));
    panels.add(Drawing.Panel.cell(Role.ACTUAL, claimed).marked(0, 0));
    return fits ? Optional.of(new Drawing(panels)) : Optional.empty();
  }

  private static Drawing.Panel input(Geometry g, Role role) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    List<Integer> padding =
        List.of(rows.padBefore(), rows.padAfter(), columns.padBefore(), columns.padAfter());
    return panel(role, rows.padded(), columns.padded()).padded(padding);
  }

  private static Drawing.Panel panel(Role role, int rows, int columns) {
    int shownRows = Math.min(rows, LARGEST + 1); // one more is enough to know that it is too many
    int shownColumns = Math.min(columns, LARGEST + 1);
    List<String> row = Collections.nCopies(shownColumns, "");
    return Drawing.Panel.of(role, Collections.nCopies(shownRows, row));
  }
}
