package dev.convproof.claim.catalogue;

import static dev.convproof.claim.catalogue.ExampleGrids.K;
import static dev.convproof.claim.catalogue.ExampleGrids.SECTION;
import static dev.convproof.claim.catalogue.ExampleGrids.SIDE;
import static dev.convproof.claim.catalogue.ExampleGrids.X;
import static dev.convproof.claim.catalogue.ExampleGrids.grid;
import static dev.convproof.claim.catalogue.ExampleGrids.output;
import static dev.convproof.claim.catalogue.ExampleGrids.plane;
import static dev.convproof.claim.catalogue.ExampleGrids.planes;
import static dev.convproof.claim.catalogue.ExampleGrids.problem;
import static dev.convproof.claim.catalogue.ExampleGrids.row;

import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Example;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Worked examples of what costs grow with, and of the ways to compute a convolution: E3 to E8. */
final class CostExamples {
  private CostExamples() {}

  static Example channelsDoubled() {
    long[] twice = Stream.of(K, K, K, K).flatMapToLong(Arrays::stream).toArray();
    Geometry g = SECTION.geometry();
    Geometry doubled = new Geometry(1, 1, 4, 2, g.rows(), g.columns());
    List<Panel> grids = new ArrayList<>(planes(Role.KERNEL, Shape.weights(g), K));
    grids.addAll(planes(Role.KERNELS_DOUBLED, Shape.weights(doubled), twice));
    return new Example(
        "E3a",
        grids,
        Message.of(
            "example.E3a",
            K.length,
            twice.length,
            (long) K.length * g.outputChannels() * 4,
            (long) twice.length * 4));
  }

  static Example paddingDoubled() {
    long[] kernel = Arrays.copyOf(K, 4);
    long[] image = Arrays.copyOf(X, SIDE * SIDE);
    List<Panel> grids = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    for (int pad = 1; pad <= 2; pad++) {
      Problem<long[]> padded = problem(plane(SIDE, 2, 1, pad), image, kernel);
      int side = padded.geometry().rows().padded();
      long[] cells = new long[side * side];
      for (int at = 0; at < image.length; at++) {
        cells[(at / SIDE + pad) * side + at % SIDE + pad] = image[at];
      }
      int rows = padded.geometry().rows().output();
      Role input = pad == 1 ? Role.INPUT : Role.INPUT_DOUBLED;
      grids.add(grid(input, side, side, cells).padded(List.of(pad, pad, pad, pad)));
      grids.add(grid(pad == 1 ? Role.OUTPUT : Role.OUTPUT_DOUBLED, rows, rows, output(padded)));
      outputs.add(rows * rows);
    }
    return new Example(
        "E3b", grids, Message.of("example.E3b", outputs.get(0), outputs.get(1), kernel.length));
  }

  static Example oneByOne() {
    Geometry g = new Geometry(1, 1, 2, 3, Axis.of(SIDE, 1), Axis.of(SIDE, 1));
    long[] weights = {0, 1, 1, 2, 2, 3};
    long[] product = output(problem(g, X, weights));
    int columns = SIDE * SIDE;
    return new Example(
        "E4",
        List.of(
            grid(Role.MATRIX, 3, 2, weights),
            grid(Role.INPUT, 2, columns, X),
            grid(Role.OUTPUT, 3, columns, product)),
        Message.of("example.E4", columns, weights.length * columns));
  }

  static Example roundings() {
    float[] terms = {1, 1, 4096f * 4096f};
    return new Example(
        "E5",
        List.of(
            floats(Role.PRODUCTS, terms, at -> at, false),
            floats(Role.IN_SEQUENCE, terms, at -> at, true),
            floats(Role.FROM_THE_END, terms, at -> terms.length - 1 - at, true)),
        Message.of("example.E5", (long) terms[2]));
  }

  /** The terms in an order, or their running sums in float32. */
  private static Panel floats(Role role, float[] terms, IntUnaryOperator order, boolean summed) {
    List<String> cells = new ArrayList<>();
    float sum = 0;
    for (int at = 0; at < terms.length; at++) {
      float term = terms[order.applyAsInt(at)];
      sum += term;
      cells.add(Long.toString((long) (summed ? sum : term)));
    }
    return Panel.of(role, List.of(cells));
  }

  static Example unfolded() {
    long[] columns = new long[K.length * 4];
    for (int line = 0; line < K.length; line++) {
      for (int window = 0; window < 4; window++) {
        int row = line % 4 / 2 + window / 2;
        int column = line % 2 + window % 2;
        columns[line * 4 + window] = X[line / 4 * SIDE * SIDE + row * SIDE + column];
      }
    }
    return new Example(
        "E6",
        List.of(
            grid(Role.KERNEL_AS_ROW, 1, K.length, K),
            grid(Role.COLUMNS, K.length, 4, columns),
            grid(Role.OUTPUT, 1, 4, product(K, columns))),
        Message.of("example.E6", K.length));
  }

  private static long[] product(long[] row, long[] columns) {
    long[] product = new long[columns.length / row.length];
    for (int at = 0; at < columns.length; at++) {
      product[at % product.length] += row[at / product.length] * columns[at];
    }
    return product;
  }

  static Example strips() {
    long[] image = Arrays.copyOf(X, SIDE * SIDE);
    long[] kernel = Arrays.copyOf(K, 4);
    long[] out = output(problem(plane(SIDE, 2, 1, 0), image, kernel));
    return new Example(
        "E7",
        List.of(
            grid(Role.STRIP, SIDE, 2, columns(image, SIDE, 0, 2)),
            grid(Role.OUTPUT, 2, 1, columns(out, 2, 0, 1)),
            grid(Role.STRIP, SIDE, 2, columns(image, SIDE, 1, 3)),
            grid(Role.OUTPUT, 2, 1, columns(out, 2, 1, 2)),
            grid(Role.WIDE_STRIP, SIDE, SIDE, image),
            grid(Role.OUTPUT, 2, 2, out)),
        Message.of("example.E7", 2 * 2, SIDE, 2 * 2 * SIDE, SIDE * SIDE));
  }

  private static long[] columns(long[] image, int width, int from, int to) {
    return IntStream.range(0, image.length)
        .filter(at -> at % width >= from && at % width < to)
        .mapToLong(at -> image[at])
        .toArray();
  }

  static Example blocks() {
    int c = 4;
    long[] matrix = new long[c * c];
    for (int at = 0; at < K.length; at++) {
      int block = at / 4;
      matrix[(2 * block + at % 4 / 2) * c + 2 * block + at % 2] = K[at];
    }
    long[] vector = {1, 2, 3, 4};
    Geometry grouped = new Geometry(1, 2, c, c, Axis.of(1, 1), Axis.of(1, 1));
    return new Example(
        "E8",
        List.of(
            grid(Role.MATRIX, c, c, matrix),
            grid(Role.INPUT, c, 1, vector),
            grid(Role.OUTPUT, c, 1, output(problem(grouped, vector, K)))),
        Message.of("example.E8", K.length, c * c));
  }
}
