package dev.convproof.strategy.backward;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * The gradients by definition. The output is a sum of products x·k and a bias; the product rule
 * gives, for each product that the forward pass adds to an output y, G[y]·k to the gradient of x
 * and G[y]·x to the gradient of k; and G[y] to the gradient of the bias.
 *
 * <p>Taps that fall outside the input are skipped. Memory: the gradients alone. The other
 * strategies are compared with this one.
 */
public final class GradientDefinition implements BackwardStrategy {
  @Override
  public String name() {
    return "gradient definition";
  }

  @Override
  public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Geometry g = problem.geometry();
    V output = problem.outputGradient().data();
    V weights = problem.forward().weights().data();
    V gradient = algebra.zeros(g.inputSize());
    eachProduct(g, (x, k, y) -> algebra.multiplyAdd(output, y, weights, k, gradient, x));
    return new Tensor<>(Shape.input(g), gradient);
  }

  @Override
  public <V> Tensor<V> weightGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Geometry g = problem.geometry();
    V output = problem.outputGradient().data();
    V input = problem.forward().input().data();
    V gradient = algebra.zeros(g.weightSize());
    eachProduct(g, (x, k, y) -> algebra.multiplyAdd(input, x, output, y, gradient, k));
    return new Tensor<>(Shape.weights(g), gradient);
  }

  /** Window after window. */
  @Override
  public <V> Tensor<V> biasGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Geometry g = problem.geometry();
    Tensor<V> output = problem.outputGradient();
    V gradient = algebra.zeros(g.outputChannels());
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outputChannels(); o++) {
        int y = output.shape().at(n, o, 0, 0);
        algebra.add(output.data(), y, 1, gradient, o, 0, g.windows());
      }
    }
    return new Tensor<>(Shape.bias(g), gradient);
  }

  /** Where a product of the forward pass reads its factors, and which output it is a term of. */
  @FunctionalInterface
  private interface Product {
    void at(int x, int k, int y);
  }

  private static void eachProduct(Geometry g, Product product) {
    Shape output = Shape.output(g);
    for (int y = 0; y < output.size(); y++) {
      int[] at = output.coordinates(y);
      for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
        window(g, at, c, y, product);
      }
    }
  }

  /** The products of one window, in one channel. */
  private static void window(Geometry g, int[] at, int c, int y, Product product) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    Shape input = Shape.input(g);
    Shape weights = Shape.weights(g);
    int channel = g.firstInputChannel(at[1]) + c;
    for (int a = 0; a < rows.kernel(); a++) {
      int row = rows.position(at[2], a);
      for (int b = 0; b < columns.kernel(); b++) {
        int column = columns.position(at[3], b);
        if (rows.inside(row) && columns.inside(column)) {
          product.at(input.at(at[0], channel, row, column), weights.at(at[1], c, a, b), y);
        }
      }
    }
  }
}
