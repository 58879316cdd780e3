package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * Receptive fields as the columns of a matrix [(ci/g)·kh·kw, ho·wo], one for each image and group:
 * im2col, and its transpose col2im.
 */
public final class Columns {
  private Columns() {}

  /** The scalars of one such matrix; more than an int may hold. */
  public static double size(Geometry g) {
    return (double) g.products() * g.windows();
  }

  /** Im2col: the matrix of what the windows read from an input; padding stays zero. */
  public static <V> V of(Algebra<V> algebra, Geometry g, Tensor<V> input, int n, int group) {
    V columns = algebra.zeros(g.products() * g.windows());
    eachTap(
        g,
        group,
        (line, channel, a, b) -> gather(algebra, g, input, columns, line, n, channel, a, b));
    return columns;
  }

  /** What tap (a, b) of every window reads from one channel. */
  private static <V> void gather(
      Algebra<V> algebra,
      Geometry g,
      Tensor<V> input,
      V columns,
      int line,
      int n,
      int channel,
      int a,
      int b) {
    Axis rows = g.rows();
    Axis across = g.columns();
    int from = across.firstInside(b);
    int count = across.endInside(b) - from;
    for (int i = rows.firstInside(a); i < rows.endInside(a); i++) {
      int x = input.shape().at(n, channel, rows.position(i, a), across.position(from, b));
      int target = line + i * across.output() + from;
      algebra.copy(input.data(), x, across.stride(), columns, target, 1, count);
    }
  }

  /**
   * Col2im: adds each entry of the matrix to the element that im2col reads it from.
   *
   * @param g without padding
   * @param input [n, ci, h, w], what is added to
   */
  public static <V> void addBack(
      Algebra<V> algebra, Geometry g, V columns, V input, int n, int group) {
    Shape shape = Shape.input(g);
    int wide = g.columns().output();
    eachTap(
        g,
        group,
        (line, channel, a, b) -> {
          for (int i = 0; i < g.rows().output(); i++) {
            int x = shape.at(n, channel, g.rows().position(i, a), g.columns().position(0, b));
            algebra.add(columns, line + i * wide, 1, input, x, g.columns().stride(), wide);
          }
        });
  }

  private static void eachTap(Geometry g, int group, Line action) {
    int line = 0;
    for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
      int channel = group * g.inputChannelsPerGroup() + c;
      for (int a = 0; a < g.rows().kernel(); a++) {
        for (int b = 0; b < g.columns().kernel(); b++) {
          action.of(line, channel, a, b);
          line += g.windows();
        }
      }
    }
  }

  /** One row of the matrix: where it begins, and which channel and tap it belongs to. */
  @FunctionalInterface
  private interface Line {
    void of(int begin, int channel, int a, int b);
  }
}
