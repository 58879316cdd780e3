package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.strategy.backward.Gradients;
import dev.convproof.tensor.Shape;

/** A backward pass under a law: asked for its scope before every run, and run with care. */
record GradientRun(BackwardStrategy strategy) {

  /** All gradients, each in the shape of what it belongs to. */
  <V> Gradients<V> on(Arithmetic<V> numbers, BackwardProblem<V> problem) {
    Geometry g = problem.geometry();
    Run.inScope(strategy.scope(g));
    return new Gradients<>(
        called("input gradient", g, Shape.input(g))
            .of(numbers, () -> strategy.inputGradient(numbers, problem)),
        called("weight gradient", g, Shape.weights(g))
            .of(numbers, () -> strategy.weightGradient(numbers, problem)),
        called("bias gradient", g, Shape.bias(g))
            .of(numbers, () -> strategy.biasGradient(numbers, problem)));
  }

  private Called called(String result, Geometry g, Shape due) {
    return new Called(name(), strategy.getClass(), result, g, due);
  }

  String name() {
    return strategy.name();
  }
}
