package dev.convproof.strategy;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
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
  public Support scope(Geometry g) {
    return Support.ifIndexable("column matrix", Columns.size(g));
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Geometry g = problem.geometry();
    Tensor<V> output = Outputs.biased(algebra, problem);
    int outputs = g.outputChannelsPerGroup();
    for (int group = 0; group < g.groups(); group++) {
      V weights = GroupWeights.matrix(algebra, problem, group);
      for (int n = 0; n < g.batch(); n++) {
        V columns = Columns.of(algebra, g, problem.input(), n, group);
        V product = algebra.gemm(outputs, g.products(), g.windows(), weights, columns);
        int y = output.shape().at(n, group * outputs, 0, 0);
        algebra.add(product, 0, 1, output.data(), y, 1, outputs * g.windows());
      }
    }
    return output;
  }
}
