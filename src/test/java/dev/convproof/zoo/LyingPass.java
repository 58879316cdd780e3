package dev.convproof.zoo;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.function.Consumer;

/**
 * Gradients that are the definition's but for one detail: which products are added, and where to,
 * or what is done to the result.
 *
 * @param input changes, or leaves out, a product of the input's gradient
 * @param weights the same of the weights' gradient
 * @param bias the same of the bias's gradient, whose products are the output's gradients themselves
 * @param edit what is done to a finished gradient
 */
record LyingPass(
    String name, Consumer<Tap> input, Consumer<Tap> weights, Consumer<Tap> bias, Edit edit)
    implements BackwardStrategy {

  /** Which gradient it is. */
  enum Of {
    INPUT,
    WEIGHTS,
    BIAS
  }

  /** What is done to a finished gradient. */
  @FunctionalInterface
  interface Edit {
    Edit NONE =
        new Edit() {
          @Override
          public <V> Tensor<V> of(Algebra<V> algebra, Geometry g, Of which, Tensor<V> gradient) {
            return gradient;
          }
        };

    <V> Tensor<V> of(Algebra<V> algebra, Geometry g, Of which, Tensor<V> gradient);
  }

  /** The definition under another name: still honest. */
  static LyingPass named(String name) {
    return new LyingPass(name, t -> {}, t -> {}, t -> {}, Edit.NONE);
  }

  /** The gradients of a liar's own forward pass, but for the bias's, which is right. */
  static LyingPass where(Liar liar) {
    return named("gradients where " + liar.name()).input(liar.reading()).weights(liar.reading());
  }

  LyingPass input(Consumer<Tap> lie) {
    return new LyingPass(name, lie, weights, bias, edit);
  }

  LyingPass weights(Consumer<Tap> lie) {
    return new LyingPass(name, input, lie, bias, edit);
  }

  LyingPass bias(Consumer<Tap> lie) {
    return new LyingPass(name, input, weights, lie, edit);
  }

  LyingPass edited(Edit lie) {
    return new LyingPass(name, input, weights, bias, lie);
  }

  @Override
  public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Shape x = Shape.input(problem.geometry());
    Tensor<V> y = problem.outputGradient();
    Tensor<V> k = problem.forward().weights();
    V gradient = algebra.zeros(x.size());
    eachTap(
        problem.geometry(),
        input,
        t ->
            algebra.multiplyAdd(
                y.data(),
                y.shape().at(t.toImage, t.toChannel, t.i, t.j),
                k.data(),
                k.shape().at(t.kernel, t.c, t.a, t.b),
                gradient,
                x.at(t.image, t.channel, t.row, t.column)));
    return edit.of(algebra, problem.geometry(), Of.INPUT, new Tensor<>(x, gradient));
  }

  @Override
  public <V> Tensor<V> weightGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Shape k = Shape.weights(problem.geometry());
    Tensor<V> y = problem.outputGradient();
    Tensor<V> x = problem.forward().input();
    V gradient = algebra.zeros(k.size());
    eachTap(
        problem.geometry(),
        weights,
        t ->
            algebra.multiplyAdd(
                x.data(),
                x.shape().at(t.image, t.channel, t.row, t.column),
                y.data(),
                y.shape().at(t.toImage, t.toChannel, t.i, t.j),
                gradient,
                k.at(t.kernel, t.c, t.a, t.b)));
    return edit.of(algebra, problem.geometry(), Of.WEIGHTS, new Tensor<>(k, gradient));
  }

  @Override
  public <V> Tensor<V> biasGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Shape b = Shape.bias(problem.geometry());
    Tensor<V> y = problem.outputGradient();
    V gradient = algebra.zeros(b.size());
    Shape output = Shape.output(problem.geometry());
    for (int at = 0; at < output.size(); at++) {
      int[] c = output.coordinates(at);
      Tap t = new Tap(problem.geometry(), c[0], c[1], c[2], c[3], 0, 0, 0);
      bias.accept(t);
      if (!t.skipped) {
        int from = y.shape().at(t.toImage, t.toChannel, t.i, t.j);
        algebra.add(y.data(), from, 1, gradient, t.kernel, 1, 1);
      }
    }
    return edit.of(algebra, problem.geometry(), Of.BIAS, new Tensor<>(b, gradient));
  }

  private static void eachTap(Geometry g, Consumer<Tap> lie, Consumer<Tap> product) {
    Shape output = Shape.output(g);
    for (int y = 0; y < output.size(); y++) {
      int[] at = output.coordinates(y);
      for (int tap = 0; tap < g.products(); tap++) {
        int b = tap % g.columns().kernel();
        int a = tap / g.columns().kernel() % g.rows().kernel();
        Tap read = new Tap(g, at[0], at[1], at[2], at[3], tap / g.taps(), a, b);
        lie.accept(read);
        if (read.readsData()) {
          product.accept(read);
        }
      }
    }
  }
}
