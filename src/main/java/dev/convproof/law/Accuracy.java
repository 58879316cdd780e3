package dev.convproof.law;

import dev.convproof.BackwardPass;
import dev.convproof.Gradients;
import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.DoubleDoubles;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * On fractional numbers, which follow from the case, each output lies within the bound that is
 * derived for it, and so does each gradient that the subject offers.
 */
final class Accuracy extends Law {
  /**
   * More scalars than any run judges, for all of which the probable bound holds at once. The bound
   * grows with the root of its logarithm: a run of a thousand would have one that is a tenth less.
   */
  private static final long OF_A_RUN = 1L << 40;

  private static final Optional<Outcome> EXACT =
      Optional.of(
          new Outcome.Vacuous(Message.told("no-fractions", "its numbers have no fractions")));

  Accuracy() {
    super(
        "accuracy",
        "On fractional numbers, each output and gradient lies within the bound derived for it.");
  }

  @Override
  boolean allowsForRounding() {
    return true;
  }

  @Override
  public boolean needsExactSums() {
    return false;
  }

  @Override
  Optional<Outcome> beforehand(Subject<?> subject) {
    return subject.arithmetic().format().isPresent() ? Optional.empty() : EXACT;
  }

  @Override
  public List<String> facts(Arithmetic<?> arithmetic, Case on) {
    return List.of("  with       fractional numbers in the place of these, which follow from them");
  }

  /** Returns the fractional numbers that a case stands for. */
  static Problem<double[]> fractions(Formats formats, Case on) {
    return RandomFractions.problem(on.geometry(), formats, Arrays.hashCode(on.values()));
  }

  /**
   * Returns positive ones, where sums are long enough for their errors to tell; empty otherwise.
   */
  private static Optional<Problem<double[]>> positive(Formats formats, Case on) {
    return LongSums.areThoseOf(on.geometry())
        ? Optional.of(
            RandomFractions.positive(on.geometry(), formats, Arrays.hashCode(on.values())))
        : Optional.empty();
  }

  /** Returns numbers as the array that an arithmetic has. */
  @SuppressWarnings("unchecked") // the arithmetic's arrays are float[] or double[]
  static <V> V stored(Arithmetic<V> numbers, double[] values) {
    V array = numbers.zeros(values.length);
    if (array instanceof float[] floats) {
      IntStream.range(0, values.length).forEach(at -> floats[at] = (float) values[at]);
      return array;
    }
    return (V) values.clone();
  }

  static double[] doubles(Object array) {
    if (array instanceof double[] already) {
      return already.clone();
    }
    double[] values = new double[Array.getLength(array)];
    Arrays.setAll(values, at -> Array.getDouble(array, at));
    return values;
  }

  static <V> Problem<V> stored(Arithmetic<V> numbers, Problem<double[]> wide) {
    return Problem.of(
        wide.geometry(),
        stored(numbers, wide.input().data()),
        stored(numbers, wide.weights().data()),
        wide.bias().map(bias -> stored(numbers, bias.data())));
  }

  /** Returns what sums of a subject may be off. */
  static SumError error(Subject<?> subject) {
    Formats formats = MixedArithmetic.formatsOf(subject.arithmetic()).orElseThrow();
    return subject.rounding().equals(Rounding.nearest())
        ? new SumError(formats, true)
        : SumError.of(formats);
  }

  /**
   * Judges outputs by the bound of sums, or of the algorithm that a subject declares; empty where
   * so many additions may overflow, or leave no bound.
   */
  static Optional<JudgedOutputs> judged(
      Subject<?> subject, Problem<double[]> wide, double[] actual) {
    JudgedOutputs judged = JudgedOutputs.of(error(subject), wide, actual, OF_A_RUN);
    if (judged.unbounded() > 0) {
      return Optional.empty();
    }
    return Optional.of(
        subject
            .rounding()
            .errors()
            .map(model -> model.bounds(subject.arithmetic().format().orElseThrow(), wide))
            .map(judged::within)
            .orElse(judged));
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Formats formats = MixedArithmetic.formatsOf(trial.arithmetic()).orElseThrow();
    Problem<double[]> wide = fractions(formats, trial.on());
    if (!outputs(comparison, trial, wide)) {
      comparison.nothing(Message.told("no-known-bound", "no bound is known of so many additions"));
      return;
    }
    positive(formats, trial.on()).ifPresent(more -> outputs(comparison, trial, more));
    if (trial.subject().offersGradients()) {
      new OfGradients<>(trial, comparison, wide, error(trial.subject())).compare();
    }
  }

  /** Compares outputs; returns whether bounds of them are known. */
  private static <V> boolean outputs(
      Comparison<V> comparison, Trial<V> trial, Problem<double[]> wide) {
    Tensor<V> output = trial.output(stored(trial.arithmetic(), wide));
    Optional<JudgedOutputs> judged = judged(trial.subject(), wide, doubles(output.data()));
    judged.ifPresent(all -> compare(comparison, all, output.shape(), trial.name(), ""));
    return judged.isPresent();
  }

  private static <V> void compare(
      Comparison<V> comparison, JudgedOutputs judged, Shape shape, String name, String of) {
    comparison.judged(
        judged.actual().length, Arrays.stream(judged.expected()).filter(y -> y != 0).count());
    judged
        .firstWrong()
        .ifPresent(
            y ->
                comparison.differ(
                    name + " is further off than rounding takes it" + of,
                    Comparison.position(shape, y),
                    judged.expected()[y] + " ± " + judged.bounds()[y],
                    Double.toString(judged.actual()[y])));
    judged
        .firstSuspect()
        .ifPresent(
            y ->
                comparison.suspect(
                    judged.suspects(),
                    name + " is further off than chance takes it" + of,
                    Comparison.position(shape, y),
                    judged.expected()[y] + " ± " + judged.probable()[y],
                    Double.toString(judged.actual()[y])));
  }

  /** The gradients of one problem, whose output's gradient is fractional too. */
  private record OfGradients<V>(
      Trial<V> trial, Comparison<V> comparison, Problem<double[]> wide, SumError error) {

    void compare() {
      Geometry g = wide.geometry();
      double[] gradient =
          RandomFractions.values(error.formats().input(), g.outputSize(), g.hashCode());
      Gradients<double[]> exact =
          BackwardStrategies.DEFINITION.gradients(
              DoubleDoubles.INSTANCE, problem(DoubleDoubles::of, gradient));
      Gradients<double[]> magnitudes =
          BackwardStrategies.DEFINITION.gradients(
              Doubles.INSTANCE, problem(OfGradients::absolute, gradient));
      Subject<V> subject = trial.subject();
      long windows = (long) g.batch() * g.windows();
      long taps = (long) g.outputChannelsPerGroup() * g.taps();
      one(
          subject.inputGradient(),
          "input",
          Shape.input(g),
          taps,
          exact.input(),
          magnitudes.input(),
          gradient);
      one(
          subject.weightGradient(),
          "weights",
          Shape.weights(g),
          windows,
          exact.weights(),
          magnitudes.weights(),
          gradient);
      one(
          subject.biasGradient(),
          "bias",
          Shape.bias(g),
          windows,
          exact.bias(),
          magnitudes.bias(),
          gradient);
    }

    private BackwardProblem<double[]> problem(UnaryOperator<double[]> as, double[] gradient) {
      return BackwardProblem.of(
          Problem.of(
              wide.geometry(),
              as.apply(wide.input().data()),
              as.apply(wide.weights().data()),
              Optional.empty()),
          as.apply(gradient));
    }

    private static double[] absolute(double[] values) {
      return Arrays.stream(values).map(Math::abs).toArray();
    }

    private void one(
        Optional<BackwardPass<V>> pass,
        String of,
        Shape shape,
        long terms,
        double[] exact,
        double[] magnitudes,
        double[] gradient) {
      if (pass.isEmpty()) {
        return;
      }
      Problem<V> given = stored(trial.arithmetic(), wide);
      V stored = stored(trial.arithmetic(), gradient);
      Tensor<V> found =
          switch (of) {
            case "input" -> trial.inputGradient(given, stored).orElseThrow();
            case "weights" -> trial.weightGradient(given, stored).orElseThrow();
            default -> trial.biasGradient(given, stored).orElseThrow();
          };
      Accuracy.compare(
          comparison,
          JudgedOutputs.ofSums(error, terms, exact, magnitudes, doubles(found.data()), OF_A_RUN),
          shape,
          trial.name(),
          " in the gradient of the " + of);
    }
  }
}
