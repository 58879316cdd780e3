package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * A stride-1 output cut into tiles; the last ones may pass its edge.
 *
 * @param height output rows of a tile, m
 * @param width output columns of a tile
 * @param down tiles along the rows
 * @param across tiles along the columns
 */
record Tiling(int height, int width, int down, int across) {

  static Tiling of(Geometry g, int height, int width) {
    return new Tiling(
        height, width, tiles(g.rows().output(), height), tiles(g.columns().output(), width));
  }

  /** Returns how many tiles cover an axis. */
  static int tiles(int outputs, int tile) {
    return (outputs - 1) / tile + 1;
  }

  /** Tiles of one image. */
  int tiles() {
    return down * across;
  }

  /** The same problem on an input that holds its padding, and zeros for outputs past the edge. */
  <V> Problem<V> filled(Algebra<V> algebra, Problem<V> problem) {
    Geometry g = problem.geometry();
    Geometry whole =
        g.withAxes(filled(g.rows(), down * height), filled(g.columns(), across * width));
    V input = problem.input().data();
    V weights = problem.weights().data();
    return Padding.madeExplicit(
        algebra, Problem.of(whole, input, weights, problem.bias().map(Tensor::data)));
  }

  private static Axis filled(Axis axis, int outputs) {
    int after = axis.padAfter() + outputs - axis.output();
    return new Axis(axis.input(), axis.kernel(), 1, axis.padBefore(), after, 1);
  }

  /** Returns what every tile of an image reads: [m+kh−1, m′+kw−1, ci/g, tiles]. */
  <V> V gathered(Algebra<V> algebra, Problem<V> p, int n, int group) {
    Geometry g = p.geometry();
    int rows = height + g.rows().kernel() - 1;
    int columns = width + g.columns().kernel() - 1;
    int channels = g.inputChannelsPerGroup();
    V gathered = algebra.zeros(rows * columns * channels * tiles());
    int at = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        for (int c = 0; c < channels; c++) {
          for (int tile = 0; tile < down; tile++) {
            int channel = group * channels + c;
            int x = p.input().shape().at(n, channel, tile * height + row, column);
            algebra.copy(p.input().data(), x, width, gathered, at, 1, across);
            at += across;
          }
        }
      }
    }
    return gathered;
  }

  /** Adds [m, m′, co/g, tiles] onto the maps of an image and a group, without what is past them. */
  <V> void scatter(Algebra<V> algebra, V results, Tensor<V> output, int n, int group, int maps) {
    Shape shape = output.shape();
    int at = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        for (int o = 0; o < maps; o++) {
          for (int tile = 0; tile < down; tile++) {
            int i = tile * height + row;
            if (i < shape.height() && column < shape.width()) {
              int y = shape.at(n, group * maps + o, i, column);
              int inside = tiles(shape.width() - column, width);
              algebra.add(results, at, 1, output.data(), y, width, inside);
            }
            at += across;
          }
        }
      }
    }
  }
}
