package dev.convproof.claim.formula;

import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The picture of a shape at which a formula is wrong, in which what is counted can be counted: the
 * input x and the kernel k, element by element, and each output as the sum that it is; of two
 * stacked kernels, what they compose to; where something is doubled, the layer before and after.
 *
 * @param quantity what the formula says that it is
 * @param under the conventions
 * @param shape where it is wrong
 */
record FormulaDrawing(Quantity quantity, Conventions under, Instance shape) {
  /** Cells on a side of a grid. */
  private static final int LARGEST_GRID = 12;

  private static final int MOST_CELLS = 100;

  /** Characters of a sum that a cell has room for. */
  private static final int LONGEST = 44;

  private static final int ZERO_BELOW = '\u2080';

  /** Returns the grids, and beside them the true number and the one that is claimed. */
  Optional<Drawing> beside(String truth, String claimed) {
    List<Panel> panels = new ArrayList<>(grids());
    int cells = panels.stream().flatMap(panel -> panel.rows().stream()).mapToInt(List::size).sum();
    if (panels.isEmpty() || cells > MOST_CELLS) {
      return Optional.empty();
    }
    panels.add(Panel.cell(Role.EXPECTED, truth));
    panels.add(Panel.cell(Role.ACTUAL, claimed).marked(0, 0));
    return Optional.of(new Drawing(panels));
  }

  private List<Panel> grids() {
    if (shape.layers().stream().anyMatch(FormulaDrawing::isLarge)) {
      return List.of();
    }
    if (quantity.stacked()) {
      return composed(shape.layers().get(0).rows(), shape.layers().get(1).rows());
    }
    boolean backward = quantity.name().startsWith("backward");
    if (shape.layers().size() != 1 || backward) {
      return List.of();
    }
    return quantity
        .doubled(shape, under)
        .filter(after -> !isLarge(after.geometry()))
        .map(after -> doubled(shape.geometry(), after.geometry()))
        .orElseGet(() -> layer(shape.geometry()));
  }

  private static boolean isLarge(Geometry g) {
    return IntStream.of(
                g.batch(),
                g.inputChannels(),
                g.outputChannels(),
                g.rows().padded(),
                g.columns().padded(),
                g.rows().output(),
                g.columns().output())
            .max()
            .orElseThrow()
        > LARGEST_GRID;
  }

  private List<Panel> layer(Geometry g) {
    List<Panel> panels = new ArrayList<>(inputs(Role.INPUT, g));
    if (under.of(Choice.PADDED_COPY).filter("counted"::equals).isPresent()) {
      panels.addAll(inputs(Role.PADDED_COPY, g));
    }
    for (int o = 0; o < g.outputChannels(); o++) {
      for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
        panels.add(kernel(g, o, c));
      }
    }
    if (quantity.division() == DivisionRule.FLOOR) {
      panels.addAll(outputs(Role.OUTPUT, g, false));
      return panels;
    }
    if (isBiased()) {
      panels.add(
          Panel.of(
              Role.BIAS,
              List.of(
                  IntStream.range(0, g.outputChannels())
                      .mapToObj(o -> "b" + below(g.outputChannels(), o))
                      .toList())));
    }
    panels.addAll(outputs(Role.OUTPUT, g, true));
    return panels;
  }

  private List<Panel> doubled(Geometry before, Geometry after) {
    List<Panel> panels = new ArrayList<>();
    if (before.rows().padded() < after.rows().padded()
        || before.columns().padded() < after.columns().padded()) {
      panels.addAll(inputs(Role.INPUT, before));
      panels.addAll(outputs(Role.OUTPUT, before, true));
      panels.addAll(inputs(Role.INPUT_DOUBLED, after));
      panels.addAll(outputs(Role.OUTPUT_DOUBLED, after, true));
    } else {
      panels.addAll(outputs(Role.OUTPUT, before, true));
      panels.addAll(outputs(Role.OUTPUT_DOUBLED, after, true));
    }
    return panels;
  }

  /** Returns whether the outputs have biases in what is counted. */
  private boolean isBiased() {
    boolean ofBiases = quantity.name().equals("biases") || quantity.choices().contains(Choice.BIAS);
    return ofBiases && under.bias() == BiasTerm.COUNTED;
  }

  private static List<Panel> inputs(Role role, Geometry g) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    List<Integer> borders =
        List.of(rows.padBefore(), rows.padAfter(), columns.padBefore(), columns.padAfter());
    return planes(
        g.batch(),
        g.inputChannels(),
        (image, c) ->
            Panel.of(
                    role,
                    grid(
                        rows.padded(),
                        columns.padded(),
                        (i, j) ->
                            input(g, image, c, i - rows.padBefore(), j - columns.padBefore())))
                .padded(g.padded() ? borders : List.of()));
  }

  private static String input(Geometry g, int image, int channel, int row, int column) {
    return g.rows().inside(row) && g.columns().inside(column)
        ? "x"
            + below(g.batch(), image)
            + below(g.inputChannels(), channel)
            + below(g.rows().input(), row)
            + below(g.columns().input(), column)
        : "0";
  }

  private static Panel kernel(Geometry g, int output, int channel) {
    String which =
        (g.outputChannels() == 1 ? "" : "[" + output + "]")
            + (g.inputChannelsPerGroup() == 1 ? "" : "[" + channel + "]");
    return Panel.of(
            Role.KERNEL,
            grid(
                g.rows().kernel(),
                g.columns().kernel(),
                (a, b) -> weight(g, output, channel, a, b)))
        .detailed(which);
  }

  private static String weight(Geometry g, int output, int channel, int row, int column) {
    return "k"
        + below(g.outputChannels(), output)
        + below(g.inputChannelsPerGroup(), channel)
        + below(g.rows().kernel(), row)
        + below(g.columns().kernel(), column);
  }

  /** The outputs: as the sums that they are, if all of them are short; else their names. */
  private List<Panel> outputs(Role role, Geometry g, boolean summed) {
    boolean sums =
        summed
            && outputs(role, g, (image, o) -> (i, j) -> sum(g, image, o, i, j)).stream()
                .flatMap(panel -> panel.rows().stream())
                .flatMap(List::stream)
                .allMatch(text -> text.length() <= LONGEST);
    return outputs(
        role, g, (image, o) -> (i, j) -> sums ? sum(g, image, o, i, j) : output(g, image, o, i, j));
  }

  private static List<Panel> outputs(Role role, Geometry g, Plane<CellText> cells) {
    return planes(
        g.batch(),
        g.outputChannels(),
        (image, o) ->
            Panel.of(role, grid(g.rows().output(), g.columns().output(), cells.of(image, o))));
  }

  private static String output(Geometry g, int image, int output, int row, int column) {
    return "y"
        + below(g.batch(), image)
        + below(g.outputChannels(), output)
        + below(g.rows().output(), row)
        + below(g.columns().output(), column);
  }

  /** An output as the sum over channels, each in brackets where it is a sum of its own. */
  private String sum(Geometry g, int image, int output, int i, int j) {
    int group = output / g.outputChannelsPerGroup();
    int perGroup = g.inputChannelsPerGroup();
    boolean bracketed = perGroup > 1 && g.rows().kernel() * g.columns().kernel() > 1;
    String sum =
        IntStream.range(0, perGroup)
            .mapToObj(
                c -> {
                  String one = channel(g, image, output, group * perGroup + c, c, i, j);
                  return bracketed ? "(" + one + ")" : one;
                })
            .collect(Collectors.joining(" + "));
    return isBiased() ? sum + " + b" + below(g.outputChannels(), output) : sum;
  }

  private static String channel(
      Geometry g, int image, int output, int channel, int ofKernel, int i, int j) {
    List<String> products = new ArrayList<>();
    for (int a = 0; a < g.rows().kernel(); a++) {
      for (int b = 0; b < g.columns().kernel(); b++) {
        String read = input(g, image, channel, read(g.rows(), i, a), read(g.columns(), j, b));
        products.add(read + "·" + weight(g, output, ofKernel, a, b));
      }
    }
    return String.join(" + ", products);
  }

  private static int read(Axis axis, int window, int tap) {
    return window * axis.stride() + tap * axis.dilation() - axis.padBefore();
  }

  /** Two kernels of one column, and what they compose to: products that meet are added. */
  private static List<Panel> composed(Axis first, Axis second) {
    IntBinaryOperator place =
        (i, j) -> i * first.dilation() + j * first.stride() * second.dilation();
    List<String> taps = new ArrayList<>();
    for (int at = 0; at <= place.applyAsInt(first.kernel() - 1, second.kernel() - 1); at++) {
      List<String> products = new ArrayList<>();
      for (int i = 0; i < first.kernel(); i++) {
        for (int j = 0; j < second.kernel(); j++) {
          if (place.applyAsInt(i, j) == at) {
            products.add("a" + below(first.kernel(), i) + "·b" + below(second.kernel(), j));
          }
        }
      }
      taps.add(products.isEmpty() ? "0" : String.join(" + ", products));
    }
    return List.of(
        Panel.of(Role.FIRST_KERNEL, column(first.kernel(), "a")),
        Panel.of(Role.SECOND_KERNEL, column(second.kernel(), "b")),
        Panel.of(Role.COMPOSED, taps.stream().map(List::of).toList()));
  }

  private static List<List<String>> column(int count, String letter) {
    return IntStream.range(0, count).mapToObj(at -> List.of(letter + below(count, at))).toList();
  }

  /** A function of an image and a channel. */
  @FunctionalInterface
  private interface Plane<T> {
    T of(int image, int channel);
  }

  /** The text of a cell. */
  @FunctionalInterface
  private interface CellText {
    String at(int row, int column);
  }

  private static List<List<String>> grid(int rows, int columns, CellText cell) {
    IntFunction<List<String>> row =
        i -> IntStream.range(0, columns).mapToObj(j -> cell.at(i, j)).toList();
    return IntStream.range(0, rows).mapToObj(row).toList();
  }

  private static List<Panel> planes(int images, int channels, Plane<Panel> plane) {
    List<Panel> panels = new ArrayList<>();
    for (int image = 0; image < images; image++) {
      for (int c = 0; c < channels; c++) {
        String which =
            (images == 1 ? "" : "[" + image + "]") + (channels == 1 ? "" : "[" + c + "]");
        panels.add(plane.of(image, c).detailed(which));
      }
    }
    return panels;
  }

  /** Returns a number as a subscript, where there is more than one. */
  private static String below(int count, int at) {
    return count == 1
        ? ""
        : Integer.toString(at)
            .chars()
            .map(digit -> digit - '0' + ZERO_BELOW)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
  }
}
