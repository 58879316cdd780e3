package dev.convproof.claim.experiment;

import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Disagreement;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cases as pictures: one panel for each channel of the input, of each kernel and of the outputs.
 */
final class CaseDrawing {
  private static final int MOST_CELLS = 100;

  private CaseDrawing() {}

  /** A case and the first numbers that differ on it, if that is small enough to be read. */
  static Optional<Drawing> of(Disagreement by) {
    List<Panel> panels = new ArrayList<>(operands(by.on()));
    panels.addAll(biases(by.on()));
    panels.add(Panel.cell(Role.EXPECTED, by.expected()));
    panels.add(Panel.cell(Role.ACTUAL, by.actual()).marked(0, 0));
    return of(panels);
  }

  /** The input, padded where the layer pads, and the kernels of every layer. */
  static List<Panel> operands(Case c) {
    List<Panel> panels = new ArrayList<>(input(c));
    for (int index = 0; index < c.layers().size(); index++) {
      Layer layer = c.layers().get(index);
      String which = c.layers().size() == 1 ? "" : Integer.toString(index + 1);
      Shape shape = Shape.weights(layer.geometry());
      panels.addAll(planes(Role.KERNEL, which, shape, texts(layer.weights()), -1));
    }
    return panels;
  }

  /** The biases of every layer that has one that is not zero. */
  private static List<Panel> biases(Case c) {
    List<Panel> panels = new ArrayList<>();
    for (int index = 0; index < c.layers().size(); index++) {
      long[] bias = c.layers().get(index).bias().orElse(new long[0]);
      String which = c.layers().size() == 1 ? "" : Integer.toString(index + 1);
      if (Arrays.stream(bias).anyMatch(value -> value != 0)) {
        panels.add(Panel.row(Role.BIAS, bias).detailed(which));
      }
    }
    return panels;
  }

  private static List<Panel> input(Case c) {
    Geometry g = c.geometry();
    Shape shape = Shape.input(g);
    Shape padded = Shape.input(g.paddingMadeExplicit());
    String[] cells = new String[padded.size()];
    for (int at = 0; at < cells.length; at++) {
      int[] p = padded.coordinates(at);
      int row = p[2] - g.rows().padBefore();
      int column = p[3] - g.columns().padBefore();
      boolean inside = g.rows().inside(row) && g.columns().inside(column);
      cells[at] = inside ? Long.toString(c.input()[shape.at(p[0], p[1], row, column)]) : "0";
    }
    return planes(Role.INPUT, "", padded, at -> cells[at], -1).stream()
        .map(panel -> panel.padded(padding(g)))
        .toList();
  }

  private static List<Integer> padding(Geometry g) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    return g.padded()
        ? List.of(rows.padBefore(), rows.padAfter(), columns.padBefore(), columns.padAfter())
        : List.of();
  }

  /** Returns a number as a subscript. */
  static String below(int number) {
    return Integer.toString(number)
        .chars()
        .mapToObj(digit -> Character.toString(digit - '0' + '₀'))
        .collect(Collectors.joining());
  }

  /**
   * A panel for each plane of a tensor.
   *
   * @param marked the position of the cell that disagrees, or −1
   */
  static List<Panel> planes(Role role, Shape shape, IntFunction<String> cell, int marked) {
    return planes(role, "", shape, cell, marked);
  }

  private static List<Panel> planes(
      Role role, String which, Shape shape, IntFunction<String> cell, int marked) {
    int planes = shape.outer() * shape.channels();
    return IntStream.range(0, planes)
        .mapToObj(
            plane -> {
              String detail = planes == 1 ? which : (which + " " + number(shape, plane)).strip();
              return plane(role, detail, shape, cell, plane * shape.plane(), marked);
            })
        .toList();
  }

  private static String number(Shape shape, int plane) {
    int outer = plane / shape.channels();
    int channel = plane % shape.channels();
    return shape.outer() == 1 ? "[" + channel + "]" : "[" + outer + ", " + channel + "]";
  }

  private static Panel plane(
      Role role, String detail, Shape shape, IntFunction<String> cell, int first, int marked) {
    List<List<String>> rows =
        IntStream.range(0, shape.height())
            .mapToObj(
                row ->
                    IntStream.range(0, shape.width())
                        .mapToObj(column -> cell.apply(first + row * shape.width() + column))
                        .toList())
            .toList();
    boolean here = marked >= first && marked < first + shape.plane();
    List<Integer> cellMarked =
        here
            ? List.of((marked - first) / shape.width(), (marked - first) % shape.width())
            : List.of();
    return new Panel(role, detail, rows, cellMarked, List.of());
  }

  static IntFunction<String> texts(long[] values) {
    return at -> Long.toString(values[at]);
  }

  /** A drawing of some panels, if all of them together are small enough to be read. */
  static Optional<Drawing> of(List<Panel> panels) {
    int cells = panels.stream().flatMap(panel -> panel.rows().stream()).mapToInt(List::size).sum();
    return cells <= MOST_CELLS ? Optional.of(new Drawing(panels)) : Optional.empty();
  }
}
