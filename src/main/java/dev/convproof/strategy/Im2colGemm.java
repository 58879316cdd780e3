package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * Im2col and GEMM: every receptive field becomes a column, then one matrix product does the work.
 *
 * <p>Shapes, per image and group: weights [co/g, (ci/g)·kh·kw] · columns [(ci/g)·kh·kw, ho·wo] →
 * [co/g, ho·wo].
 *
 * <p>Scope: columns that an int can index. Needs a semiring. Memory: (ci/g)·kh·kw·ho·wo scalars for
 * the columns.
 *
 * <p>Source: Chellapilla, Puri and Simard, High Performance Convolutional Neural Networks for
 * Document Processing, 2006.
 */
public final class Im2colGemm implements Strategy {
  @Override
  public String name() {
    return "im2col";
  }

  @Override
  public Scope scope(Geometry g) {
    return Scope.ifIndexable("column matrix", (double) g.products() * g.windows());
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Geometry g = problem.geometry();
    Tensor<V> output = Outputs.biased(algebra, problem);
    int outputs = g.outputChannelsPerGroup();
    for (int group = 0; group < g.groups(); group++) {
      V weights = GroupWeights.matrix(algebra, problem, group);
      for (int n = 0; n < g.batch(); n++) {
        V columns = columns(algebra, problem, n, group);
        V product = algebra.gemm(outputs, g.products(), g.windows(), weights, columns);
        int y = output.shape().at(n, group * outputs, 0, 0);
        algebra.add(product, 0, 1, output.data(), y, 1, outputs * g.windows());
      }
    }
    return output;
  }

  /**
   * The matrix [(ci/g)·kh·kw, ho·wo] whose columns are the receptive fields; padding stays zero.
   */
  private static <V> V columns(Algebra<V> algebra, Problem<V> problem, int n, int group) {
    Geometry g = problem.geometry();
    V columns = algebra.zeros(g.products() * g.windows());
    int line = 0;
    for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
      int channel = group * g.inputChannelsPerGroup() + c;
      for (int a = 0; a < g.rows().kernel(); a++) {
        for (int b = 0; b < g.columns().kernel(); b++) {
          gather(algebra, problem, columns, line * g.windows(), n, channel, a, b);
          line++;
        }
      }
    }
    return columns;
  }

  /** What tap (a, b) of every window reads from one channel. */
  private static <V> void gather(
      Algebra<V> algebra, Problem<V> p, V columns, int line, int n, int channel, int a, int b) {
    Axis rows = p.geometry().rows();
    Axis across = p.geometry().columns();
    int from = across.firstInside(b);
    int count = across.endInside(b) - from;
    for (int i = rows.firstInside(a); i < rows.endInside(a); i++) {
      int x = p.input().shape().at(n, channel, rows.position(i, a), across.position(from, b));
      int target = line + i * across.output() + from;
      algebra.copy(p.input().data(), x, across.stride(), columns, target, 1, count);
    }
  }
}
