package dev.convproof.strategy.backward;

import dev.convproof.algebra.Algebra;
import dev.convproof.tensor.Tensor;

/** A backward pass that does as another one does, but for what a liar changes. */
abstract class Lying implements BackwardStrategy {
  final BackwardStrategy honest = new Col2imGemm();

  @Override
  public String name() {
    return "liar";
  }

  @Override
  public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    return honest.inputGradient(algebra, problem);
  }

  @Override
  public <V> Tensor<V> weightGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    return honest.weightGradient(algebra, problem);
  }

  @Override
  public <V> Tensor<V> biasGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    return honest.biasGradient(algebra, problem);
  }
}
