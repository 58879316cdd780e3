package dev.convproof.law;

import dev.convproof.BackwardPass;
import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One subject on one case. The output on the case itself is computed once for all laws; whatever
 * the subject throws, and a result that could not be compared, end a judgement as facts.
 *
 * @param <V> the array type of the subject's arithmetic
 */
public final class Trial<V> {
  private final Subject<V> subject;
  private final Arithmetic<V> arithmetic;
  private final Case on;
  private Problem<V> problem;
  private Tensor<V> output;
  private OutOfScope declined;
  private Tensor<V> expected;
  private Boolean products;

  /** Creates a trial; nothing is computed yet. */
  public Trial(Subject<V> subject, Case on) {
    this.subject = subject;
    this.arithmetic = subject.arithmetic();
    this.on = on;
  }

  /** Returns a trial of another subject of the same arithmetic on the same case. */
  Trial<V> of(Subject<V> other) {
    Trial<V> trial = new Trial<>(other, on);
    trial.problem = problem;
    trial.expected = expected;
    trial.products = products;
    return trial;
  }

  String name() {
    return subject.name();
  }

  Subject<V> subject() {
    return subject;
  }

  Arithmetic<V> arithmetic() {
    return arithmetic;
  }

  Case on() {
    return on;
  }

  /** Returns whether results are off the exact ones even where sums of products are exact. */
  boolean rounds() {
    return arithmetic.format().isPresent() && !subject.rounding().exactWhereSumsAre();
  }

  /** Returns whether any product of the case is nonzero: otherwise nothing shows how it is read. */
  boolean products() {
    if (products == null) {
      products = NonzeroProduct.isIn(on);
    }
    return products;
  }

  /** Returns the first layer, in buffers that the subject never sees. */
  Problem<V> problem() {
    if (problem == null) {
      problem = on.problem(arithmetic);
    }
    return problem;
  }

  /** Returns what the definition computes through all layers. */
  Tensor<V> expected() {
    if (expected == null) {
      expected = Stack.output(arithmetic, on, problem(), p -> defined(arithmetic, p));
    }
    return expected;
  }

  /**
   * Returns what the definition computes: sums in the arithmetic, or exact ones that are rounded
   * once where the arithmetic has an output format of its own.
   */
  public static <V> Tensor<V> defined(Arithmetic<V> numbers, Problem<V> of) {
    if (!(numbers instanceof MixedArithmetic<V> mixed) || !mixed.rounds()) {
      return Strategies.DEFINITION.convolve(numbers, of);
    }
    Problem<double[]> wide =
        Problem.of(
            of.geometry(),
            mixed.widened(of.input().data()),
            mixed.widened(of.weights().data()),
            of.bias().map(bias -> mixed.widened(bias.data())));
    Tensor<double[]> sums = Strategies.DEFINITION.convolve(Doubles.INSTANCE, wide);
    return new Tensor<>(sums.shape(), mixed.outputs(sums.data()));
  }

  /**
   * Returns the subject's output on the first layer; what it has declined it is not asked again.
   */
  Tensor<V> output() {
    if (declined != null) {
      throw declined;
    }
    if (output == null) {
      Tensor<V> found = asked();
      V kept = arithmetic.slice(found.data(), 0, found.shape().size());
      output = new Tensor<>(found.shape(), kept);
    }
    return output;
  }

  private Tensor<V> asked() {
    try {
      return output(on);
    } catch (OutOfScope outOfScope) {
      declined = outOfScope;
      throw outOfScope;
    }
  }

  /** Returns the subject's output on the first layer of another case. */
  Tensor<V> output(Case other) {
    return output(other.problem(arithmetic));
  }

  /** Returns the subject's output on a problem, whose buffers it may spoil. */
  Tensor<V> output(Problem<V> of) {
    Geometry g = of.geometry();
    support(of);
    requireRepresented(of);
    return called(
        "output",
        g,
        Shape.output(g),
        () ->
            subject
                .forward()
                .apply(g, of.input().data(), of.weights().data(), of.bias().map(Tensor::data)));
  }

  /** Returns the subject's gradient with respect to the input; empty where it offers none. */
  Optional<Tensor<V>> inputGradient(Problem<V> of, V outputGradient) {
    Shape due = Shape.input(of.geometry());
    return gradient("input gradient", subject.inputGradient(), due, of, outputGradient);
  }

  /** Returns the subject's gradient with respect to the weights; empty where it offers none. */
  Optional<Tensor<V>> weightGradient(Problem<V> of, V outputGradient) {
    Shape due = Shape.weights(of.geometry());
    return gradient("weight gradient", subject.weightGradient(), due, of, outputGradient);
  }

  /** Returns the subject's gradient with respect to the bias; empty where it offers none. */
  Optional<Tensor<V>> biasGradient(Problem<V> of, V outputGradient) {
    Shape due = Shape.bias(of.geometry());
    return gradient("bias gradient", subject.biasGradient(), due, of, outputGradient);
  }

  private Optional<Tensor<V>> gradient(
      String result, Optional<BackwardPass<V>> pass, Shape due, Problem<V> of, V outputGradient) {
    support(of);
    requireRepresented(of);
    if (arithmetic instanceof MixedArithmetic<V> mixed
        && pass.isPresent()
        && !mixed.representsGradient(outputGradient)) {
      throw notOfFormat(mixed);
    }
    return pass.map(
        p ->
            called(
                result,
                of.geometry(),
                due,
                () ->
                    p.apply(
                        of.geometry(), of.input().data(), of.weights().data(), outputGradient)));
  }

  /** Returns whether the subject supports the first layer of another case. */
  boolean computes(Case other) {
    return subject.support(other.problem(arithmetic)).applies();
  }

  /** Numbers that a law makes may be none that the formats have: the subject cannot be asked. */
  private void requireRepresented(Problem<V> of) {
    if (arithmetic instanceof MixedArithmetic<V> mixed
        && !mixed.represents(of.input().data(), of.weights().data(), of.bias().map(Tensor::data))) {
      throw notOfFormat(mixed);
    }
  }

  private static CannotTell notOfFormat(MixedArithmetic<?> mixed) {
    return new CannotTell(
        Message.told(
            "not-of-format", "numbers that the law makes are not of the format %s", mixed.name()));
  }

  private void support(Problem<V> of) {
    if (subject.support(of) instanceof Support.Unsupported unsupported) {
      throw new OutOfScope(unsupported.said());
    }
  }

  private Tensor<V> called(String result, Geometry g, Shape due, Supplier<V> call) {
    V found = guardedCall(result, g, due, call);
    if (found == null) {
      throw unusable(
          name() + " gives no " + result + " on " + g, "the " + result, article(result), "null");
    }
    int length = arithmetic.length(found);
    if (length != due.size()) {
      throw unusable(
          name() + " gives a buffer of another length on " + g,
          "the " + result,
          due.size() + " scalars",
          length + " scalars");
    }
    return new Tensor<>(due, found);
  }

  private <T> T guardedCall(String result, Geometry g, Shape due, Supplier<T> call) {
    try {
      return call.get();
    } catch (DeclinedException declined) {
      throw new OutOfScope(Message.verbatim(declined.getMessage()));
    } catch (FailedCallException failed) {
      throw unusable(
          name() + " " + failed.getMessage() + " on " + g,
          failed.place(),
          article(result) + " " + due,
          failed.found(),
          failed.ended());
    } catch (RuntimeException
        | AssertionError
        | StackOverflowError
        | LinkageError
        | OutOfMemoryError thrown) {
      throw unusable(
          name() + " threw " + thrown.getClass().getSimpleName() + " on " + g,
          place(thrown),
          article(result) + " " + due,
          thrown.toString());
    }
  }

  private Unusable unusable(String what, String where, String expected, String actual) {
    return unusable(what, where, expected, actual, false);
  }

  private Unusable unusable(
      String what, String where, String expected, String actual, boolean ended) {
    return new Unusable(what, where, expected, actual, arithmetic.name(), ended);
  }

  private static String article(String result) {
    return ("aeiou".indexOf(result.charAt(0)) < 0 ? "a " : "an ") + result;
  }

  /**
   * Returns where it was thrown: in the subject's own code, not in Java's library or in an
   * arithmetic.
   */
  private static String place(Throwable thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    return Arrays.stream(stack)
        .filter(
            frame ->
                !frame
                    .getClassName()
                    .matches("(java|javax|jdk|sun|dev\\.convproof\\.algebra)\\..*"))
        .findFirst()
        .or(() -> Arrays.stream(stack).findFirst())
        .map(
            frame ->
                String.format(
                    Locale.ROOT,
                    "%s(%s:%d)",
                    frame.getMethodName(),
                    frame.getFileName(),
                    frame.getLineNumber()))
        .orElse("a place that only -XX:-OmitStackTraceInFastThrow shows");
  }

  /** Judges what runs the subject in another way than through this trial. */
  public Outcome judged(LawStatement law, Supplier<Outcome> judgement) {
    Geometry g = on.geometry();
    return guarded(law, () -> guardedCall("output", g, Shape.output(g), judgement));
  }

  /** Judges, where what ends the judgement early is an outcome too. */
  Outcome guarded(LawStatement law, Supplier<Outcome> judgement) {
    try {
      return judgement.get();
    } catch (OutOfScope declined) {
      return new Outcome.Unsupported(declined.said);
    } catch (CannotTell vacuous) {
      return new Outcome.Vacuous(vacuous.said);
    } catch (Unusable unusable) {
      return new Outcome.Refuted(
          new Disagreement(
              law.name(),
              unusable.getMessage(),
              unusable.where,
              unusable.expected,
              unusable.actual,
              unusable.numbers,
              on,
              unusable.ended),
          true);
    }
  }

  /** Ends a judgement early. */
  abstract static class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended(String what) {
      super(what, null, false, false);
    }
  }

  /** Ends a judgement for a reason, which is put into words when somebody reads it. */
  private abstract static class Reasoned extends Ended {
    private static final long serialVersionUID = 1L;

    final transient Message.Said said;

    Reasoned(Message.Said said) {
      super(null);
      this.said = said;
    }

    @Override
    public String getMessage() {
      return said.english();
    }
  }

  /** Ends a judgement that the subject's support does not reach. */
  static final class OutOfScope extends Reasoned {
    private static final long serialVersionUID = 1L;

    OutOfScope(Message.Said said) {
      super(said);
    }
  }

  /** Ends a judgement whose calls could not tell right from wrong. */
  private static final class CannotTell extends Reasoned {
    private static final long serialVersionUID = 1L;

    CannotTell(Message.Told said) {
      super(said);
    }
  }

  /** Ends a judgement whose subject gives nothing that could be compared. */
  private static final class Unusable extends Ended {
    private static final long serialVersionUID = 1L;
    private final String where;
    private final String expected;
    private final String actual;
    private final String numbers;
    private final boolean ended;

    Unusable(
        String what, String where, String expected, String actual, String numbers, boolean ended) {
      super(what);
      this.ended = ended;
      this.numbers = numbers;
      this.where = where;
      this.expected = expected;
      this.actual = actual;
    }
  }
}
