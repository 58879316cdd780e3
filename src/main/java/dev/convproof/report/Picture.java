package dev.convproof.report;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Example;
import dev.convproof.message.Message;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A counterexample's grids, side by side, in as many rows as a narrow screen needs.
 *
 * @param width in pixels, as is everything here
 */
public record Picture(int width, int height, List<Grid> panels) {
  private static final int WIDEST = 350;
  private static final int GAP = 22;
  private static final int EDGE = 4;

  private static final int CELL_HEIGHT = 30;
  private static final int TITLE = 22;
  private static final int TITLE_LETTER = 7;
  private static final int IDEOGRAPH = 13;
  private static final int LETTER = 9;
  private static final int MARGIN = 20;

  /**
   * A grid in its place, with its title above.
   *
   * @param title what it shows
   * @param detail what follows the title, as which kernel it is; may be empty
   */
  public record Grid(Text title, String detail, int x, int y, List<Cell> cells) {
    /** Returns the line that the title stands on. */
    public int baseline() {
      return y + 14;
    }

    /** Returns the cells, a list for each row. */
    public List<List<Cell>> rows() {
      return List.copyOf(
          cells.stream()
              .collect(Collectors.groupingBy(Cell::y, TreeMap::new, Collectors.toList()))
              .values());
    }
  }

  /**
   * One number of a grid, in its place.
   *
   * @param marked whether it is the number that disagrees
   * @param padding whether it is padding
   */
  public record Cell(
      int x, int y, int width, int height, String text, boolean marked, boolean padding) {
    /** Returns the middle, across. */
    public int middle() {
      return x + width / 2;
    }

    /** Returns the line that the text stands on. */
    public int baseline() {
      return y + height / 2 + 5;
    }
  }

  /** Lays the picture of a counterexample out; of one without grids, both sides. */
  static Picture of(Counterexample by, Wording wording) {
    return of(
        by.drawing().orElseGet(() -> sides(by)).grids().stream()
            .map(panel -> new Sized(panel, wording.text("panel." + name(panel.role(), by))))
            .toList());
  }

  /** Lays out the picture of a worked example. */
  static Picture of(Example example, Wording wording) {
    return of(
        example.grids().stream()
            .map(
                panel ->
                    new Sized(panel, wording.text(Message.named("panel", panel.role().name()))))
            .toList());
  }

  private static Picture of(List<Sized> panels) {
    List<Grid> placed = new ArrayList<>();
    int x = EDGE;
    int y = EDGE;
    int rowHeight = 0;
    int right = 0;
    for (int at = 0; at < panels.size(); at++) {
      Sized panel = panels.get(at);
      if (x > EDGE && x + widthOfRow(panels, at) > WIDEST) {
        x = EDGE;
        y += rowHeight + GAP;
        rowHeight = 0;
      }
      placed.add(panel.at(x, y));
      right = Math.max(right, x + panel.width());
      x += panel.width() + GAP;
      rowHeight = Math.max(rowHeight, panel.height());
    }
    return new Picture(right + EDGE, y + rowHeight + EDGE, List.copyOf(placed));
  }

  private static Drawing sides(Counterexample by) {
    return new Drawing(
        List.of(
            Drawing.Panel.cell(Role.EXPECTED, Wording.english(by.expected())),
            Drawing.Panel.cell(Role.ACTUAL, Wording.english(by.actual())).marked(0, 0)));
  }

  /** The sides are named for what they are. */
  private static String name(Role role, Counterexample by) {
    return switch (role) {
      case EXPECTED -> by.contrast().expected();
      case ACTUAL -> by.contrast().actual();
      default -> Message.slug(role.name());
    };
  }

  /** Returns what a panel needs: the last two are opposed to each other, and stay side by side. */
  private static int widthOfRow(List<Sized> panels, int at) {
    int width = panels.get(at).width();
    return at == panels.size() - 2 ? width + GAP + panels.get(at + 1).width() : width;
  }

  /** A panel before it is in its place. */
  private record Sized(Drawing.Panel panel, Text title) {
    int width() {
      int columns = panel.rows().stream().mapToInt(List::size).max().orElse(0);
      return Math.max(columns * cellWidth(), titleWidth());
    }

    int height() {
      return TITLE + panel.rows().size() * CELL_HEIGHT;
    }

    /** As files show it, in both languages; about. */
    private int titleWidth() {
      String line = title.english() + " · " + title.chinese();
      int letters =
          line.codePoints()
              .map(letter -> Character.isIdeographic(letter) ? IDEOGRAPH : TITLE_LETTER)
              .sum();
      return letters + LETTER * panel.detail().length();
    }

    private int cellWidth() {
      int longest =
          panel.rows().stream()
              .flatMap(List::stream)
              .mapToInt(text -> text.codePointCount(0, text.length()))
              .max()
              .orElse(0);
      return Math.max(CELL_HEIGHT, MARGIN + LETTER * longest);
    }

    Grid at(int x, int y) {
      List<Cell> cells =
          IntStream.range(0, panel.rows().size())
              .boxed()
              .flatMap(
                  row ->
                      IntStream.range(0, panel.rows().get(row).size())
                          .mapToObj(column -> cell(x, y, row, column)))
              .toList();
      return new Grid(title, panel.detail(), x, y, cells);
    }

    private Cell cell(int x, int y, int row, int column) {
      int width = cellWidth();
      return new Cell(
          x + column * width,
          y + TITLE + row * CELL_HEIGHT,
          width,
          CELL_HEIGHT,
          panel.rows().get(row).get(column).replaceFirst("^-(?=[0-9])", "−"),
          panel.marked().equals(List.of(row, column)),
          isPadding(row, column));
    }

    private boolean isPadding(int row, int column) {
      List<Integer> borders = panel.padding();
      return !borders.isEmpty()
          && (row < borders.get(0)
              || row >= panel.rows().size() - borders.get(1)
              || column < borders.get(2)
              || column >= panel.rows().get(row).size() - borders.get(3));
    }
  }
}
