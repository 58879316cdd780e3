package dev.convproof.strategy;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.SparsePattern;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * The convolution as one sparse matrix, doubly block Toeplitz where the stride is 1, times the
 * input as a vector.
 *
 * <p>Shapes, per image and group: matrix [(co/g)·ho·wo, (ci/g)·h·w] · input [(ci/g)·h·w] →
 * [(co/g)·ho·wo]. The matrix holds an entry for every tap of every window that falls inside the
 * input.
 *
 * <p>Scope: entries that an int can index. Needs a semiring. Memory: the entries.
 */
public final class ToeplitzProduct implements Strategy {
  @Override
  public String name() {
    return "toeplitz";
  }

  /** By the taps of all windows, those in the padding included. */
  @Override
  public Support scope(Geometry g) {
    double taps = (double) g.taps() * g.windows();
    return Support.ifIndexable(
        "matrix", taps * g.inputChannelsPerGroup() * g.outputChannelsPerGroup());
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Geometry g = problem.geometry();
    Tensor<V> output = Outputs.biased(algebra, problem);
    ToeplitzMatrix matrix = ToeplitzMatrix.of(g);
    SparsePattern pattern = matrix.pattern();
    int outputs = g.outputChannelsPerGroup();
    int size = g.inputChannelsPerGroup() * g.pixels();
    for (int group = 0; group < g.groups(); group++) {
      V weights = GroupWeights.matrix(algebra, problem, group);
      V entries = algebra.gather(weights, matrix.weights());
      for (int n = 0; n < g.batch(); n++) {
        int x = problem.input().shape().at(n, group * g.inputChannelsPerGroup(), 0, 0);
        V product =
            algebra.multiply(pattern, entries, algebra.slice(problem.input().data(), x, size));
        int y = output.shape().at(n, group * outputs, 0, 0);
        algebra.add(product, 0, 1, output.data(), y, 1, outputs * g.windows());
      }
    }
    return output;
  }
}
