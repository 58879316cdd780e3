package dev.convproof.claim.catalogue;

import dev.convproof.algebra.Integers;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.SectionExample;
import dev.convproof.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The common parts of worked examples: the section's numbers, small convolutions, and grids of
 * numbers.
 */
final class ExampleGrids {
  static final Integers NUMBERS = Integers.INSTANCE;
  static final Problem<long[]> SECTION = SectionExample.ONE_OUTPUT.problem(NUMBERS);
  static final long[] X = SECTION.input().data();
  static final long[] K = SECTION.weights().data();
  static final int SIDE = 3;

  private ExampleGrids() {}

  static Geometry plane(int side, int kernel, int stride, int pad) {
    Axis axis = new Axis(side, kernel, stride, pad, pad, 1);
    return new Geometry(1, 1, 1, 1, axis, axis);
  }

  static Geometry row(Axis columns) {
    return Geometry.UNIT.withAxes(Axis.of(1, 1), columns);
  }

  static Problem<long[]> problem(Geometry g, long[] input, long[] weights) {
    return Problem.of(g, input, weights, Optional.empty());
  }

  static long[] output(Problem<long[]> problem) {
    return Strategies.DEFINITION.convolve(NUMBERS, problem).data();
  }

  static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  static Panel grid(Role role, int rows, int columns, long[] cells) {
    return Panel.of(
        role,
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    Arrays.stream(cells, i * columns, (i + 1) * columns)
                        .mapToObj(Long::toString)
                        .toList())
            .toList());
  }

  /** A grid for each plane, numbered where there are several. */
  static List<Panel> planes(Role role, Shape shape, long[] cells) {
    int count = shape.outer() * shape.channels();
    return IntStream.range(0, count)
        .mapToObj(
            at -> {
              Panel panel =
                  grid(
                      role,
                      shape.height(),
                      shape.width(),
                      Arrays.copyOfRange(cells, at * shape.plane(), (at + 1) * shape.plane()));
              String channel = Integer.toString(at % shape.channels());
              String which =
                  shape.outer() == 1
                      ? "[" + channel + "]"
                      : "[" + at / shape.channels() + ", " + channel + "]";
              return new Panel(role, count == 1 ? "" : which, panel.rows(), List.of(), List.of());
            })
        .toList();
  }
}
