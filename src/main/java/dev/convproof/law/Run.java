package dev.convproof.law;

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

  /** The last layer's output, where the first layer's problem has been made already. */
  <V> Tensor<V> onAllLayers(Numbers<V> numbers, Case c, Problem<V> first) {
    Tensor<V> output = on(numbers, first);
    for (int layer = 1; layer < c.layers().size(); layer++) {
      output = on(numbers, c.problem(numbers, output.data(), layer));
    }
    return output;
  }

  /** The output for a problem, in the shape that its geometry has. */
  <V> Tensor<V> on(Numbers<V> numbers, Problem<V> problem) {
    inScope(problem.geometry());
    Tensor<V> output = convolve(numbers, problem);
    Geometry g = problem.geometry();
    Shape due = Shape.output(g);
    if (output == null) {
      throw new Unusable(name() + " gives no output on " + g, "the output", due + "", "null");
    }
    if (!due.equals(output.shape())) {
      throw new Unusable(
          name() + " gives another shape on " + g, "the output", due + "", output.shape() + "");
    }
    if (numbers.length(output.data()) != due.size()) {
      throw new Unusable(
          name() + " gives a buffer of another length on " + g,
          "the output",
          "length " + due.size(),
          "length " + numbers.length(output.data()));
    }
    return output;
  }

  private <V> Tensor<V> convolve(Numbers<V> numbers, Problem<V> problem) {
    try {
      return strategy.convolve(numbers, problem);
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

  /** Ends the judgement, without a finding, where the strategy does not compute a geometry. */
  void inScope(Geometry geometry) {
    if (strategy.scope(geometry) instanceof Scope.Outside outside) {
      throw new OutOfScope(outside.reason());
    }
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

    <V> Outcome under(Law law, Numbers<V> numbers, Case on) {
      return new Outcome.Refuted(
          new Disagreement(law.name(), getMessage(), where, expected, actual, numbers.name(), on));
    }
  }
}
