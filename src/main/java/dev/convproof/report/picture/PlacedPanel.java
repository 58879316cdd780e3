package dev.convproof.report.picture;

import java.util.List;

/**
 * A grid in its place, with its title above.
 *
 * @param title a message key without {@code panel.} in front, as {@code kernel}
 * @param detail what follows the title, as which kernel it is; may be empty
 */
public record PlacedPanel(
    String title, String detail, int x, int y, int width, int height, List<Cell> cells) {
  /** Copies the cells. */
  public PlacedPanel {
    cells = List.copyOf(cells);
  }

  /** The line that the title stands on. */
  public int baseline() {
    return y + 14;
  }

  PlacedPanel at(int left, int top) {
    List<Cell> moved = cells.stream().map(cell -> moved(cell, left - x, top - y)).toList();
    return new PlacedPanel(title, detail, left, top, width, height, moved);
  }

  private static Cell moved(Cell c, int right, int down) {
    return new Cell(
        c.x() + right, c.y() + down, c.width(), c.height(), c.text(), c.marked(), c.padding());
  }
}
