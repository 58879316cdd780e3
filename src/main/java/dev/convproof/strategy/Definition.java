package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * The definition: y[n,o,i,j] = b[o] + Σ over c, a, b of x[n, c, i·sh + a·dh − pt, j·sw + b·dw − pl]
 * · k[o,c,a,b], where a tap that falls outside the input is skipped.
 *
 * <p>Needs a semiring. Memory: the output alone. Every other strategy is compared with this one.
 */
public final class Definition implements Strategy {
  @Override
  public String name() {
    return "definition";
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Tensor<V> output = Outputs.biased(algebra, problem);
    Geometry g = problem.geometry();
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outputChannels(); o++) {
        for (int i = 0; i < g.rows().output(); i++) {
          for (int j = 0; j < g.columns().output(); j++) {
            window(algebra, problem, output, n, o, i, j);
          }
        }
      }
    }
    return output;
  }

  private static <V> void window(
      Algebra<V> algebra, Problem<V> problem, Tensor<V> output, int n, int o, int i, int j) {
    Geometry g = problem.geometry();
    Axis rows = g.rows();
    Axis columns = g.columns();
    int y = output.shape().at(n, o, i, j);
    for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
      for (int a = 0; a < rows.kernel(); a++) {
        int row = rows.position(i, a);
        if (rows.inside(row)) {
          int x = problem.input().shape().at(n, g.firstInputChannel(o) + c, row, 0);
          int k = problem.weights().shape().at(o, c, a, 0);
          for (int b = 0; b < columns.kernel(); b++) {
            int column = columns.position(j, b);
            if (columns.inside(column)) {
              V input = problem.input().data();
              V weights = problem.weights().data();
              algebra.multiplyAdd(input, x + column, weights, k + b, output.data(), y);
            }
          }
        }
      }
    }
  }
}
