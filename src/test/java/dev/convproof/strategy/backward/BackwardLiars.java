package dev.convproof.strategy.backward;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/** Backward passes with one mistake each, of a kind that is made. */
final class BackwardLiars {
  private BackwardLiars() {}

  /** The kernel is not flipped before the transposed convolution. */
  static BackwardStrategy unflippedKernel() {
    return new Lying() {
      @Override
      public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
        return honest.inputGradient(algebra, withWeights(problem, reversedTaps(algebra, problem)));
      }
    };
  }

  private static <V> V reversedTaps(Algebra<V> algebra, BackwardProblem<V> problem) {
    int taps = problem.geometry().taps();
    V reversed = algebra.zeros(problem.geometry().weightSize());
    for (int first = 0; first < problem.geometry().weightSize(); first += taps) {
      V weights = problem.forward().weights().data();
      algebra.copy(weights, first + taps - 1, -1, reversed, first, 1, taps);
    }
    return reversed;
  }

  /** The weights of one group are taken for another's. */
  static BackwardStrategy groupsMixedUp() {
    return new Lying() {
      @Override
      public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
        Geometry g = problem.geometry();
        int size = g.weightSize() / g.groups();
        V weights = problem.forward().weights().data();
        V mixed = algebra.zeros(g.weightSize());
        for (int group = 0; group < g.groups(); group++) {
          int other = (group + 1) % g.groups();
          algebra.copy(weights, group * size, 1, mixed, other * size, 1, size);
        }
        return honest.inputGradient(algebra, withWeights(problem, mixed));
      }
    };
  }

  /** The bias is summed over the windows of the first image only. */
  static BackwardStrategy biasOfTheFirstImage() {
    return new Lying() {
      @Override
      public <V> Tensor<V> biasGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
        Geometry g = problem.geometry();
        V gradient = algebra.zeros(g.outputChannels());
        for (int o = 0; o < g.outputChannels(); o++) {
          V output = problem.outputGradient().data();
          algebra.add(output, o * g.windows(), 1, gradient, o, 0, g.windows());
        }
        return new Tensor<>(Shape.bias(g), gradient);
      }
    };
  }

  /** The weights' gradient of the last image replaces that of the others. */
  static BackwardStrategy weightsOfTheLastImage() {
    return new Lying() {
      @Override
      public <V> Tensor<V> weightGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
        Geometry g = problem.geometry();
        V last = algebra.zeros(g.outputSize());
        int image = g.outputSize() / g.batch();
        int from = g.outputSize() - image;
        algebra.copy(problem.outputGradient().data(), from, 1, last, from, 1, image);
        return honest.weightGradient(algebra, BackwardProblem.of(problem.forward(), last));
      }
    };
  }

  /** It works in the buffer that it was given. */
  static BackwardStrategy changesTheWeights() {
    return new Lying() {
      @Override
      public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
        Tensor<V> gradient = honest.inputGradient(algebra, problem);
        V weights = problem.forward().weights().data();
        algebra.add(weights, 0, 1, weights, 0, 1, problem.geometry().weightSize());
        return gradient;
      }
    };
  }

  /** The gradient of the input is given in the shape of the padded input. */
  static BackwardStrategy paddingLeftOn() {
    return new Lying() {
      @Override
      public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
        Geometry explicit = problem.geometry().paddingMadeExplicit();
        if (!problem.geometry().padded()) {
          return honest.inputGradient(algebra, problem);
        }
        return new Tensor<>(Shape.input(explicit), algebra.zeros(explicit.inputSize()));
      }
    };
  }

  private static <V> BackwardProblem<V> withWeights(BackwardProblem<V> problem, V weights) {
    return new BackwardProblem<>(problem.forward().withWeights(weights), problem.outputGradient());
  }
}
