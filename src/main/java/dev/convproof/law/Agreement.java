package dev.convproof.law;

import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Requantization;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;

/**
 * Every convolution computes what the definition says, layer after layer where layers are stacked:
 * exactly; or within the bound that a subject declares, over numbers that are rounded, where the
 * case is such that the definition is exact.
 */
public final class Agreement extends Law {

  Agreement() {
    super("agreement", "A strategy computes what the definition says.");
  }

  @Override
  boolean allowsForRounding() {
    return true;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Case c = trial.on();
    Arithmetic<V> numbers = trial.arithmetic();
    Tensor<V> actual =
        c.layers().size() == 1
            ? trial.output()
            : Stack.output(numbers, c, c.problem(numbers), trial::output);
    Optional<double[]> bounds = bounds(trial);
    String what = trial.name() + " differs from definition";
    Optional<Requantization> anyhow =
        trial.subject().rounding().requantization().filter(by -> !by.way().isExact());
    if (anyhow.isPresent()) {
      comparison.expect(trial.expected(), admitted(anyhow.get(), trial, actual), what);
    } else if (bounds.isPresent()) {
      comparison.expectWithin(bounds.get(), trial.expected(), actual, what);
    } else {
      comparison.expect(trial.expected(), actual, what);
    }
  }

  /** Returns outputs in which each that is right, in some way to round, is the one expected. */
  private static <V> Tensor<V> admitted(Requantization by, Trial<V> trial, Tensor<V> actual) {
    Problem<double[]> problem = trial.on().problem(Doubles.INSTANCE);
    double[] sums = Strategies.DEFINITION.convolve(Doubles.INSTANCE, problem).data();
    V outputs = trial.arithmetic().slice(actual.data(), 0, sums.length);
    for (int y = 0; y < sums.length; y++) {
      double found = Array.getDouble(outputs, y);
      if (found == Math.rint(found) && by.admits((long) sums[y], (long) found)) {
        Array.set(outputs, y, Array.get(trial.expected().data(), y));
      }
    }
    return new Tensor<>(actual.shape(), outputs);
  }

  /** Returns how far each output may lie from the exact one, for a subject that says so. */
  static Optional<double[]> bounds(Trial<?> trial) {
    if (!trial.rounds()) {
      return Optional.empty();
    }
    if (trial.on().layers().size() > 1) {
      throw new Trial.OutOfScope(
          Message.told(
              "no-stacked-bound", "no bound is stated for rounded results of stacked layers"));
    }
    Rounding rounding = trial.subject().rounding();
    Problem<double[]> problem = trial.on().problem(Doubles.INSTANCE);
    return trial
        .arithmetic()
        .format()
        .flatMap(format -> rounding.errors().map(model -> model.bounds(format, problem)));
  }

  /**
   * Judges many subjects of one arithmetic on one case; the definition runs once.
   *
   * @return the first refutation, or what all comparisons held
   */
  public <V> Outcome judge(List<Subject<V>> subjects, Case c) {
    long compared = 0;
    long nonzero = 0;
    Outcome nothing =
        new Outcome.Vacuous(Message.told("nothing-under-test", "no convolution is under test"));
    Trial<V> trial = null;
    for (Subject<V> subject : subjects) {
      trial = trial == null ? new Trial<>(subject, c) : trial.of(subject);
      Outcome outcome = judge(trial);
      if (outcome instanceof Outcome.Refuted) {
        return outcome;
      }
      if (outcome instanceof Outcome.Held held) {
        compared += held.compared();
        nonzero += held.nonzero();
      } else {
        nothing = outcome;
      }
    }
    return compared == 0 ? nothing : new Outcome.Held(compared, nonzero);
  }

  /**
   * Judges a result that is already there against another, on a case for which the definition may
   * take too long.
   *
   * @param what who differs from whom, in words, if they do
   */
  public <V> Outcome judge(
      Arithmetic<V> numbers, Case c, Tensor<V> expected, Tensor<V> actual, String what) {
    return new Comparison<>(this, numbers, c, true).expect(expected, actual, what).outcome();
  }
}
