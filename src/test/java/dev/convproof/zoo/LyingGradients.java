package dev.convproof.zoo;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.strategy.backward.GradientDefinition;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.function.Consumer;

/**
 * The gradients of a liar's own forward pass: each product that it reads wrongly is one that is
 * wrong in the gradients too. The bias's gradient is right.
 */
record LyingGradients(Liar liar) implements BackwardStrategy {
  @Override
  public String name() {
    return "gradients where " + liar.name();
  }

  @Override
  public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Shape x = Shape.input(problem.geometry());
    Tensor<V> output = problem.outputGradient();
    Tensor<V> weights = problem.forward().weights();
    V gradient = algebra.zeros(x.size());
    eachTap(
        problem.geometry(),
        t ->
            algebra.multiplyAdd(
                output.data(),
                output.shape().at(t.toImage, t.toChannel, t.i, t.j),
                weights.data(),
                weights.shape().at(t.kernel, t.c, t.a, t.b),
                gradient,
                x.at(t.image, t.channel, t.row, t.column)));
    return new Tensor<>(x, gradient);
  }

  @Override
  public <V> Tensor<V> weightGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Shape k = Shape.weights(problem.geometry());
    Tensor<V> output = problem.outputGradient();
    Tensor<V> input = problem.forward().input();
    V gradient = algebra.zeros(k.size());
    eachTap(
        problem.geometry(),
        t ->
            algebra.multiplyAdd(
                input.data(),
                input.shape().at(t.image, t.channel, t.row, t.column),
                output.data(),
                output.shape().at(t.toImage, t.toChannel, t.i, t.j),
                gradient,
                k.at(t.kernel, t.c, t.a, t.b)));
    return new Tensor<>(k, gradient);
  }

  @Override
  public <V> Tensor<V> biasGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    return new GradientDefinition().biasGradient(algebra, problem);
  }

  private void eachTap(Geometry g, Consumer<Tap> product) {
    Shape output = Shape.output(g);
    for (int y = 0; y < output.size(); y++) {
      int[] at = output.coordinates(y);
      for (int tap = 0; tap < g.products(); tap++) {
        int b = tap % g.columns().kernel();
        int a = tap / g.columns().kernel() % g.rows().kernel();
        Tap read = new Tap(g, at[0], at[1], at[2], at[3], tap / g.taps(), a, b);
        liar.reading().accept(read);
        if (read.readsData()) {
          product.accept(read);
        }
      }
    }
  }
}
