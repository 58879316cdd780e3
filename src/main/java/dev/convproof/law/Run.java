package dev.convproof.law;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Numbers;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Scope;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;

/**
 * A convolution under a law: asked for its scope before every run. What it throws, and an output
 * that no law could compare, end the judgement as facts.
 */
record Run(Strategy strategy) {

  /** The output for a case's first layer. */
  <V> Tensor<V> on(Numbers<V> numbers, Case c) {
    return on(numbers, c.problem(numbers));
  }

  /** The output for a problem, in the shape that its geometry has. */
  <V> Tensor<V> on(Algebra<V> algebra, Problem<V> problem) {
    inScope(strategy.scope(algebra, problem));
    Tensor<V> output = convolve(algebra, problem);
    String on = " on " + problem.geometry();
    if (output == null) {
      throw new Unusable(name() + " gives no output" + on, "the output", "an output", "null");
    }
    Shape due = Shape.output(problem.geometry());
    if (!due.equals(output.shape())) {
      String found = output.shape().toString();
      throw new Unusable(name() + " gives another shape" + on, "the output", due.toString(), found);
    }
    int length = algebra.length(output.data());
    if (length != due.size()) {
      String found = length + " scalars";
      throw new Unusable(
          name() + " gives a buffer of another length" + on,
          "the output",
          due.size() + " scalars",
          found);
    }
    return output;
  }

  private <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    try {
      return strategy.convolve(algebra, problem);
    } catch (RuntimeException | AssertionError | StackOverflowError | LinkageError thrown) {
      Geometry g = problem.geometry();
      throw new Unusable(
          name() + " threw " + thrown.getClass().getSimpleName() + " on " + g,
          place(thrown),
          "an output " + Shape.output(g),
          thrown.toString());
    }
  }

  /** Where it was thrown: in the strategy's own code, if that is on the stack. */
  private String place(Throwable thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    return Arrays.stream(stack)
        .filter(frame -> frame.getClassName().equals(strategy.getClass().getName()))
        .findFirst()
        .or(() -> Arrays.stream(stack).findFirst())
        .map(frame -> frame.getMethodName() + "(" + frame.getFileName() + ")")
        .orElse("a place that only -XX:-OmitStackTraceInFastThrow shows");
  }

  void inScope(Geometry geometry) {
    inScope(strategy.scope(geometry));
  }

  private static void inScope(Scope scope) {
    if (scope instanceof Scope.Outside outside) {
      throw new OutOfScope(outside.reason());
    }
  }

  /** Whether results are off the exact ones even where sums of products are exact. */
  boolean isRoundedOver(Numbers<?> numbers) {
    return numbers.format().isPresent() && strategy.errors().isPresent();
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

    Outcome under(Law law, Numbers<?> numbers, Case on) {
      return new Outcome.Refuted(
          new Disagreement(law.name(), getMessage(), where, expected, actual, numbers.name(), on));
    }
  }
}
