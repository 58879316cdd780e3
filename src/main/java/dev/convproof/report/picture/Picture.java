package dev.convproof.report.picture;

import dev.convproof.claim.Drawing;
import java.util.ArrayList;
import java.util.List;

/**
 * A counterexample's grids, side by side, in as many rows as a narrow screen needs.
 *
 * @param width in pixels, as is everything here
 */
public record Picture(int width, int height, List<PlacedPanel> panels) {
  private static final int WIDEST = 350;
  private static final int GAP = 22;
  private static final int EDGE = 4;

  /** Copies the panels. */
  public Picture {
    panels = List.copyOf(panels);
  }

  /** Lays a drawing out. */
  public static Picture of(Drawing drawing) {
    List<PlacedPanel> placed = new ArrayList<>();
    int x = EDGE;
    int y = EDGE;
    int rowHeight = 0;
    for (Drawing.Panel grid : drawing.grids()) {
      PlacedPanel panel = GridLayout.of(grid);
      if (x > EDGE && x + panel.width() > WIDEST) {
        x = EDGE;
        y += rowHeight + GAP;
        rowHeight = 0;
      }
      placed.add(panel.at(x, y));
      x += panel.width() + GAP;
      rowHeight = Math.max(rowHeight, panel.height());
    }
    return new Picture(right(placed) + EDGE, y + rowHeight + EDGE, placed);
  }

  private static int right(List<PlacedPanel> panels) {
    return panels.stream().mapToInt(panel -> panel.x() + panel.width()).max().orElse(0);
  }
}
