package dev.convproof.law;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * A convolution under a law: asked for its scope before every run. What it throws, and an output
 * that no law could compare, end the judgement as facts.
 */
record Run(Strategy strategy) {

  /** The output for a case's first layer. */
  <V> Tensor<V> on(Arithmetic<V> numbers, Case c) {
    return on(numbers, c.problem(numbers));
  }

  /** The output for a problem, in the shape that its geometry has. */
  <V> Tensor<V> on(Algebra<V> algebra, Problem<V> problem) {
    inScope(strategy.scope(algebra, problem));
    Shape due = Shape.output(problem.geometry());
    return new Called(name(), strategy.getClass(), "output", problem.geometry(), due)
        .of(algebra, () -> strategy.convolve(algebra, problem));
  }

  void inScope(Geometry geometry) {
    inScope(strategy.scope(geometry));
  }

  static void inScope(Support scope) {
    if (scope instanceof Support.Unsupported outside) {
      throw new OutOfScope(outside.reason());
    }
  }

  /** Whether results are off the exact ones even where sums of products are exact. */
  boolean isRoundedOver(Arithmetic<?> numbers) {
    return numbers.format().isPresent() && !strategy.keepsExactness();
  }

  String name() {
    return strategy.name();
  }

  /** Ends a judgement that the subject's scope does not reach. */
  static final class OutOfScope extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reason;

    OutOfScope(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /** Ends a judgement whose subject gives nothing that could be compared. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String where;
    private final String expected;
    private final String actual;

    Unusable(String what, String where, String expected, String actual) {
      super(what, null, false, false);
      this.where = where;
      this.expected = expected;
      this.actual = actual;
    }

    Outcome under(Stated law, Arithmetic<?> numbers, Case on) {
      return new Outcome.Refuted(
          new Disagreement(law.name(), getMessage(), where, expected, actual, numbers.name(), on));
    }
  }
}
