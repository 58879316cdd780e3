package dev.convproof.report.picture;

import dev.convproof.claim.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

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

  /**
   * Lays a drawing out.
   *
   * @param titles the whole title for a panel's message key
   */
  public static Picture of(Drawing drawing, UnaryOperator<String> titles) {
    List<PlacedPanel> panels =
        drawing.grids().stream().map(grid -> GridLayout.of(grid, titles)).toList();
    List<PlacedPanel> placed = new ArrayList<>();
    int x = EDGE;
    int y = EDGE;
    int rowHeight = 0;
    for (int at = 0; at < panels.size(); at++) {
      PlacedPanel panel = panels.get(at);
      if (x > EDGE && x + widthOfRow(panels, at) > WIDEST) {
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

  /** What a panel needs: the last two are opposed to each other, and stay side by side. */
  private static int widthOfRow(List<PlacedPanel> panels, int at) {
    int width = panels.get(at).width();
    return at == panels.size() - 2 ? width + GAP + panels.get(at + 1).width() : width;
  }

  private static int right(List<PlacedPanel> panels) {
    return panels.stream().mapToInt(panel -> panel.x() + panel.width()).max().orElse(0);
  }
}
