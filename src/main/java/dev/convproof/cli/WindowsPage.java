package dev.convproof.cli;

import static dev.convproof.cli.BadInput.requireTold;

import dev.convproof.geometry.Axis;
import dev.convproof.web.WebQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The windows of a kernel along one axis, drawn.
 *
 * @param axis what slides over what
 * @param width of the drawing
 * @param height of the drawing
 * @param cells of the padded input, and below it of each window
 * @param sizes the sizes that can be moved, by their letters
 */
record WindowsPage(Axis axis, int width, int height, List<Cell> cells, List<Size> sizes) {
  private static final int CELL = 24;
  private static final int LABEL = 34;
  private static final int GAP = 10;

  /** The letters, each with its least, its greatest and its usual value. */
  private static final Map<String, int[]> LETTERS = letters();

  private static Map<String, int[]> letters() {
    Map<String, int[]> letters = new LinkedHashMap<>();
    letters.put("h", new int[] {1, 24, 7});
    letters.put("k", new int[] {1, 11, 3});
    letters.put("s", new int[] {1, 8, 2});
    letters.put("p", new int[] {0, 8, 1});
    letters.put("d", new int[] {1, 5, 1});
    return letters;
  }

  /** A size that can be moved. */
  record Size(String name, int least, int most, int value) {}

  /**
   * A square of the drawing.
   *
   * @param kind {@code input} or {@code padding} in the first row, {@code tap} or {@code skipped}
   *     in a window's
   */
  record Cell(int x, int y, String kind, String text) {}

  /** Returns the sizes that a question gives, each within its bounds. */
  static List<Size> sizes(WebQuestion question) {
    List<Size> sizes = new ArrayList<>();
    LETTERS.forEach(
        (name, bounds) -> {
          String given = question.given(name).orElse(Integer.toString(bounds[2]));
          boolean fits =
              given.matches("[0-9]{1,2}")
                  && Integer.parseInt(given) >= bounds[0]
                  && Integer.parseInt(given) <= bounds[1];
          requireTold(
              fits,
              "range",
              "%s %s: from %d to %d would be right",
              name,
              given,
              bounds[0],
              bounds[1]);
          sizes.add(new Size(name, bounds[0], bounds[1], Integer.parseInt(given)));
        });
    return sizes;
  }

  /** Draws the windows; p is added on each side. */
  static WindowsPage of(List<Size> sizes) {
    Axis axis =
        new Axis(
            sizes.get(0).value(),
            sizes.get(1).value(),
            sizes.get(2).value(),
            sizes.get(3).value(),
            sizes.get(3).value(),
            sizes.get(4).value());
    List<Cell> cells = new ArrayList<>();
    for (int at = 0; at < axis.padded(); at++) {
      int position = at - axis.padBefore();
      boolean inside = axis.inside(position);
      cells.add(
          new Cell(
              LABEL + at * CELL,
              0,
              inside ? "input" : "padding",
              inside ? Integer.toString(position) : "0"));
    }
    for (int window = 0; window < axis.output(); window++) {
      int y = CELL + GAP + window * CELL;
      for (int at = 0; at < axis.reach(); at++) {
        boolean tap = at % axis.dilation() == 0;
        cells.add(
            new Cell(
                LABEL + (window * axis.stride() + at) * CELL,
                y,
                tap ? "tap" : "skipped",
                tap ? Integer.toString(at / axis.dilation()) : ""));
      }
    }
    return new WindowsPage(
        axis,
        LABEL + axis.padded() * CELL + 2,
        CELL + GAP + axis.output() * CELL + 2,
        cells,
        sizes);
  }

  /** Returns the places of the windows' labels. */
  public List<Integer> rows() {
    List<Integer> rows = new ArrayList<>();
    for (int window = 0; window < axis.output(); window++) {
      rows.add(CELL + GAP + window * CELL);
    }
    return rows;
  }
}
