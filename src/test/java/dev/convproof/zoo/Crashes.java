package dev.convproof.zoo;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/** Liars that give nothing to compare: they crash, refuse, or come back with no usable output. */
final class Crashes {
  private Crashes() {}

  /** Reads behind the input where there is padding below. */
  static final Strategy OUT_OF_BOUNDS =
      new Named("out of bounds") {
        @Override
        public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
          int last = problem.input().shape().size() - 1 + problem.geometry().rows().padAfter();
          algebra.slice(problem.input().data(), last, 1);
          return Strategies.DEFINITION.convolve(algebra, problem);
        }
      };

  /** Has nothing to say about more than one image. */
  static final Strategy NO_OUTPUT =
      new Named("no output") {
        @Override
        public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
          return problem.geometry().batch() > 1
              ? null
              : Strategies.DEFINITION.convolve(algebra, problem);
        }
      };

  /** Claims the right shape, over a buffer that is one scalar short. */
  static final Strategy SCALAR_MISSING =
      new Named("scalar missing") {
        @Override
        public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
          Shape due = Shape.output(problem.geometry());
          return new Tensor<>(due, algebra.zeros(due.size() - 1));
        }
      };

  /** Computes no geometry at all. */
  static final Strategy NOWHERE =
      new Named("nowhere") {
        @Override
        public Support scope(Geometry geometry) {
          return new Support.Unsupported("computes nothing");
        }

        @Override
        public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
          throw new AssertionError("was asked for what is out of its scope");
        }
      };

  private abstract static class Named implements Strategy {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }
  }
}
