package dev.convproof.claim;

import java.util.Arrays;
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

  /** Returns whether both sides are shown, and the second is ringed where they disagree. */
  boolean opposes() {
    return grids.stream().anyMatch(panel -> panel.role() == Role.EXPECTED)
        && grids.stream()
            .anyMatch(panel -> panel.role() == Role.ACTUAL && !panel.marked().isEmpty());
  }

  /** The content of a grid; the bundles name it, {@code panel.input-moved}. */
  public enum Role {
    /** The input, with its padding. */
    INPUT,
    /** A kernel. */
    KERNEL,
    /** The weights of a locally connected layer. */
    WEIGHTS_BY_WINDOW,
    /** The input, moved by one. */
    INPUT_MOVED,
    /** The input of the second of two layers, with its padding. */
    INTERMEDIATE,
    /** The output. */
    OUTPUT,
    /** The kernel of the first of two layers. */
    FIRST_KERNEL,
    /** The kernel of the second of two layers. */
    SECOND_KERNEL,
    /** The single kernel of two layers. */
    COMPOSED,
    /** The single kernel of two layers, the first of which has stride 2. */
    COMPOSED_STRIDED,
    /** A kernel to compare with. */
    OTHER_KERNEL,
    /** A kernel of one column. */
    COLUMN,
    /** A kernel of one row. */
    ROW,
    /** A matrix. */
    MATRIX,
    /** A bias. */
    BIAS,
    /** A bias for each pair of an output and an input channel. */
    PAIR_BIASES,
    /** The gradient of the output. */
    OUTPUT_GRADIENT,
    /** The gradient of the input. */
    INPUT_GRADIENT,
    /** The gradient of the weights. */
    WEIGHT_GRADIENT,
    /** The gradient of the bias. */
    BIAS_GRADIENT,
    /** The input with its padding doubled. */
    INPUT_DOUBLED,
    /** The output after doubling. */
    OUTPUT_DOUBLED,
    /** A copy of the input with its padding. */
    PADDED_COPY,
    /** Kernels with both channel counts doubled. */
    KERNELS_DOUBLED,
    /** The elements that one window reads. */
    WINDOW,
    /** A kernel in one input channel. */
    SLICE,
    /** The products of elements at the same place. */
    BY_ELEMENTS,
    /** Products that are to be summed. */
    PRODUCTS,
    /** Their running sums, from the first on. */
    IN_SEQUENCE,
    /** Their running sums, from the last on. */
    FROM_THE_END,
    /** A kernel, all its taps in a row. */
    KERNEL_AS_ROW,
    /** Windows as columns. */
    COLUMNS,
    /** A strip of the input that is as wide as the kernel. */
    STRIP,
    /** A wider strip of the input. */
    WIDE_STRIP,
    /** The intermediate values after an activation. */
    ACTIVATED,
    /** The input with its sign changed. */
    NEGATED,
    /** The exact value. */
    EXACT,
    /** The first side of the counterexample. */
    EXPECTED,
    /** The second side of the counterexample. */
    ACTUAL
  }

  /**
   * One grid.
   *
   * @param role what it shows
   * @param detail which of several, such as {@code [0, 1]}; or empty
   * @param rows the cells' texts; padding is shown in its own style
   * @param marked the cell at which the sides disagree, as {row, column}, or empty
   * @param padding which cells are padding: top, bottom, left, right; or empty
   */
  public record Panel(
      Role role,
      String detail,
      List<List<String>> rows,
      List<Integer> marked,
      List<Integer> padding) {
    /** Copies the rows. */
    public Panel {
      rows = rows.stream().map(List::copyOf).toList();
      marked = List.copyOf(marked);
      padding = List.copyOf(padding);
    }

    /** Returns a grid that is the only one of its role. */
    public static Panel of(Role role, List<List<String>> rows) {
      return new Panel(role, "", rows, List.of(), List.of());
    }

    /** Returns a row of numbers. */
    public static Panel row(Role role, long[] values) {
      return of(role, List.of(Arrays.stream(values).mapToObj(Long::toString).toList()));
    }

    /** Returns a grid of one cell. */
    public static Panel cell(Role role, String text) {
      return of(role, List.of(List.of(text)));
    }

    /** Returns the grid as one of several. */
    public Panel detailed(String which) {
      return new Panel(role, which, rows, marked, padding);
    }

    /** Returns the grid with a ring around a cell. */
    public Panel marked(int row, int column) {
      return new Panel(role, detail, rows, List.of(row, column), padding);
    }

    /** Returns the grid with padding at its borders. */
    public Panel padded(List<Integer> borders) {
      return new Panel(role, detail, rows, marked, borders);
    }
  }
}
