package dev.convproof.report;

import dev.convproof.report.words.Text;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table in words.
 *
 * @param name part of its anchor
 * @param title what it shows
 * @param note how to read it
 * @param columns the heads
 * @param rows the cells
 */
public record SideBySide(
    String name, Text title, Text note, List<Text> columns, List<List<Text>> rows) {
  private static final Pattern UNBROKEN =
      Pattern.compile("[^A-Za-z]+ = [^A-Za-z]+(e-\\d+)?|[\\d.]+e-\\d+");

  /**
   * Returns whether a cell is an equation of numbers, or a number with an exponent: kept on one
   * line.
   */
  public boolean keeps(Text cell) {
    return UNBROKEN.matcher(cell.english()).matches();
  }
}
