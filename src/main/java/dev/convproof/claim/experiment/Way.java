package dev.convproof.claim.experiment;

import dev.convproof.algebra.Algebra;
import dev.convproof.claim.thread.Result;
import dev.convproof.claim.thread.Subject;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;

/** One way to compute a convolution, over any algebra: the order of its sums is its own. */
@FunctionalInterface
interface Way {
  /** The output [n, co, ho, wo]. */
  <V> V compute(Algebra<V> algebra, Problem<V> problem);

  /** A strategy's way. */
  static Way of(Strategy strategy) {
    return new Way() {
      @Override
      public <V> V compute(Algebra<V> algebra, Problem<V> problem) {
        return strategy.convolve(algebra, problem).data();
      }
    };
  }

  /** A subject's way; one that gives no output of the right shape has none. */
  static Way of(Subject subject) {
    return new Way() {
      @Override
      public <V> V compute(Algebra<V> algebra, Problem<V> problem) {
        if (subject.run(algebra, problem) instanceof Result.Value<V> value) {
          return value.output().data();
        }
        throw new IllegalArgumentException(subject.name() + " fails at " + problem.geometry());
      }
    };
  }
}
