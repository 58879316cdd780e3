package dev.convproof.report.picture;

import dev.convproof.claim.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lays the cells of one grid out, the panel's corner at (0, 0). */
final class GridLayout {
  static final int HEIGHT = 30;
  static final int TITLE = 22;

  private static final int TITLE_LETTER = 7;
  private static final int IDEOGRAPH = 13;
  private static final int DETAIL_WIDTH = 9;
  private static final int LETTER = 9;
  private static final int MARGIN = 20;

  private final Drawing.Panel panel;
  private final UnaryOperator<String> titles;
  private final int cellWidth;

  private GridLayout(Drawing.Panel panel, UnaryOperator<String> titles) {
    this.panel = panel;
    this.titles = titles;
    this.cellWidth = Math.max(HEIGHT, MARGIN + LETTER * longest(panel));
  }

  static PlacedPanel of(Drawing.Panel panel, UnaryOperator<String> titles) {
    return new GridLayout(panel, titles).placed();
  }

  private PlacedPanel placed() {
    String[] title = panel.title().split(" ", 2);
    String detail = title.length > 1 ? title[1] : "";
    int titleWidth = width(titles.apply(title[0])) + DETAIL_WIDTH * detail.length();
    int width = Math.max(columns() * cellWidth, titleWidth);
    int height = TITLE + panel.rows().size() * HEIGHT;
    return new PlacedPanel(title[0], detail, 0, 0, width, height, cells());
  }

  /** Of a line of text, about. */
  private static int width(String line) {
    return line.codePoints()
        .map(letter -> Character.isIdeographic(letter) ? IDEOGRAPH : TITLE_LETTER)
        .sum();
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < panel.rows().size(); i++) {
      for (int j = 0; j < panel.rows().get(i).size(); j++) {
        cells.add(cell(i, j, panel.rows().get(i).get(j)));
      }
    }
    return cells;
  }

  private Cell cell(int row, int column, String text) {
    boolean marked = panel.marked().equals(List.of(row, column));
    int x = column * cellWidth;
    int y = TITLE + row * HEIGHT;
    return new Cell(x, y, cellWidth, HEIGHT, text, marked, isPadding(row, column));
  }

  private boolean isPadding(int row, int column) {
    if (panel.padding().isEmpty()) {
      return false;
    }
    return row < panel.padding().get(0)
        || row >= panel.rows().size() - panel.padding().get(1)
        || column < panel.padding().get(2)
        || column >= panel.rows().get(row).size() - panel.padding().get(3);
  }

  private int columns() {
    return panel.rows().stream().mapToInt(List::size).max().orElse(0);
  }

  private static int longest(Drawing.Panel panel) {
    return panel.rows().stream()
        .flatMap(List::stream)
        .mapToInt(text -> text.codePointCount(0, text.length()))
        .max()
        .orElse(0);
  }
}
