package dev.convproof.claim;

import java.util.List;

/**
 * A counterexample as grids of numbers, for a picture.
 *
 * @param grids in reading order: input, kernel, output …
 */
public record Drawing(List<Panel> grids) {
  /** Copies the grids. */
  public Drawing {
    grids = List.copyOf(grids);
  }

  /**
   * One grid.
   *
   * @param title a message key, such as {@code input} or {@code kernel}, and after a space which of
   *     several; {@code expected} and {@code actual} are the sides of the counterexample's contrast
   * @param rows the cells' texts; padding is shown in its own style
   * @param marked the cell at which the sides disagree, as {row, column}, or empty
   * @param padding which cells are padding: top, bottom, left, right
   */
  public record Panel(
      String title, List<List<String>> rows, List<Integer> marked, List<Integer> padding) {
    /** Copies the rows. */
    public Panel {
      rows = rows.stream().map(List::copyOf).toList();
      marked = List.copyOf(marked);
      padding = List.copyOf(padding);
    }
  }
}
