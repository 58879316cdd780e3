package dev.convproof.strategy.backward;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Columns;
import dev.convproof.strategy.Padding;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * Im2col, col2im and GEMM: the forward pass is weights · columns, so its gradients are two matrix
 * products with one factor transposed.
 *
 * <p>Shapes, per image and group: weightsᵀ [(ci/g)·kh·kw, co/g] · G [co/g, ho·wo] → the columns'
 * gradient, which col2im adds up over the padded input; and G [co/g, ho·wo] · columnsᵀ [ho·wo,
 * (ci/g)·kh·kw] → the weights' gradient, added up over the images.
 *
 * <p>Scope: columns that an int can index. Memory: twice (ci/g)·kh·kw·ho·wo scalars for columns and
 * their transpose, and the gradient of the padded input.
 *
 * <p>Source: Chellapilla, Puri and Simard, High Performance Convolutional Neural Networks for
 * Document Processing, 2006.
 */
public final class Col2imGemm implements BackwardStrategy {
  @Override
  public String name() {
    return "col2im";
  }

  @Override
  public Support scope(Geometry g) {
    return Support.ifIndexable("column matrix", Columns.size(g));
  }

  @Override
  public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Geometry g = problem.geometry();
    Geometry explicit = g.paddingMadeExplicit();
    V padded = algebra.zeros(explicit.inputSize());
    for (int group = 0; group < g.groups(); group++) {
      V weights = transposedWeights(algebra, problem, group);
      for (int n = 0; n < g.batch(); n++) {
        V output = output(algebra, problem, n, group);
        V columns =
            algebra.gemm(g.products(), g.outputChannelsPerGroup(), g.windows(), weights, output);
        Columns.addBack(algebra, explicit, columns, padded, n, group);
      }
    }
    return Padding.removed(algebra, g, padded);
  }

  @Override
  public <V> Tensor<V> weightGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Geometry g = problem.geometry();
    V gradient = algebra.zeros(g.weightSize());
    int outputs = g.outputChannelsPerGroup();
    int size = outputs * g.products();
    for (int group = 0; group < g.groups(); group++) {
      for (int n = 0; n < g.batch(); n++) {
        V columns = Columns.of(algebra, g, problem.forward().input(), n, group);
        V across = transposed(algebra, columns, 0, g.products(), g.windows());
        V output = output(algebra, problem, n, group);
        V product = algebra.gemm(outputs, g.windows(), g.products(), output, across);
        algebra.add(product, 0, 1, gradient, group * size, 1, size);
      }
    }
    return new Tensor<>(Shape.weights(g), gradient);
  }

  /** Halves folded onto each other until one scalar is left of each channel. */
  @Override
  public <V> Tensor<V> biasGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Geometry g = problem.geometry();
    Tensor<V> output = problem.outputGradient();
    V gradient = algebra.zeros(g.outputChannels());
    for (int o = 0; o < g.outputChannels(); o++) {
      V terms = algebra.zeros(g.batch() * g.windows());
      for (int n = 0; n < g.batch(); n++) {
        int y = output.shape().at(n, o, 0, 0);
        algebra.copy(output.data(), y, 1, terms, n * g.windows(), 1, g.windows());
      }
      for (int left = g.batch() * g.windows(); left > 1; left = (left + 1) / 2) {
        int half = (left + 1) / 2;
        algebra.add(terms, half, 1, terms, 0, 1, left - half);
      }
      algebra.copy(terms, 0, 1, gradient, o, 1, 1);
    }
    return new Tensor<>(Shape.bias(g), gradient);
  }

  /** One image's gradient of one group's output, [co/g, ho·wo]. */
  private static <V> V output(Algebra<V> algebra, BackwardProblem<V> problem, int n, int group) {
    Tensor<V> output = problem.outputGradient();
    int channels = problem.geometry().outputChannelsPerGroup();
    int first = output.shape().at(n, group * channels, 0, 0);
    return algebra.slice(output.data(), first, channels * problem.geometry().windows());
  }

  private static <V> V transposedWeights(
      Algebra<V> algebra, BackwardProblem<V> problem, int group) {
    Geometry g = problem.geometry();
    int outputs = g.outputChannelsPerGroup();
    int first = group * outputs * g.products();
    return transposed(algebra, problem.forward().weights().data(), first, outputs, g.products());
  }

  /** The transpose [columns, rows] of a matrix [rows, columns] that begins at a position. */
  private static <V> V transposed(Algebra<V> algebra, V matrix, int at, int rows, int columns) {
    V transposed = algebra.zeros(rows * columns);
    for (int row = 0; row < rows; row++) {
      algebra.copy(matrix, at + row * columns, 1, transposed, row, rows, columns);
    }
    return transposed;
  }
}
