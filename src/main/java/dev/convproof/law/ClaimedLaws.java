package dev.convproof.law;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The laws that a subject over floating-point numbers is held to for what it claims. */
public final class ClaimedLaws {
  private static final int SPARE_BITS = 2;
  private static final int MOST_BITS = 24;

  /**
   * Results on fractional numbers lie within the bounds of the rounding that a subject declares.
   */
  public static final Law ACCURACY = new Accuracy();

  /** Equal calls give equal bits. */
  public static final Law DETERMINISM = new Determinism();

  /** NaN and infinities of the input propagate as IEEE 754 defines. */
  public static final Law PROPAGATION = new Propagation();

  private ClaimedLaws() {}

  /** Returns all of them. */
  public static List<Law> all() {
    return List.of(ACCURACY, DETERMINISM, PROPAGATION);
  }

  /** Returns the laws that a subject is judged by for what it claims. */
  public static List<Law> of(Subject<?> subject) {
    List<Law> laws = new ArrayList<>();
    boolean floats = subject.arithmetic().format().isPresent();
    if (floats) {
      laws.add(ACCURACY);
    }
    if (floats && subject.claims().deterministic()) {
      laws.add(DETERMINISM);
    }
    if (floats && subject.claims().ieee()) {
      laws.add(PROPAGATION);
    }
    return laws;
  }

  /**
   * Returns the problem of a case with numbers that fill the significand in the place of its own,
   * so that sums are rounded; they follow from the case.
   */
  static <V> Problem<V> wide(Arithmetic<V> numbers, Case on) {
    SplittableRandom random = new SplittableRandom(Arrays.hashCode(on.values()));
    Problem<V> problem = on.problem(numbers);
    Function<Tensor<V>, V> drawn = tensor -> wide(numbers, tensor.shape().size(), random);
    V input = drawn.apply(problem.input());
    V weights = drawn.apply(problem.weights());
    return Problem.of(on.geometry(), input, weights, problem.bias().map(drawn));
  }

  /** Numbers of an own format for inputs are spread over some powers of two. */
  private static <V> V wide(Arithmetic<V> numbers, int count, SplittableRandom random) {
    if (!(numbers instanceof MixedArithmetic<V> mixed)) {
      long most = 1L << (numbers.format().orElseThrow().precision() - SPARE_BITS);
      return numbers.load(random.longs(count, -most, most).toArray(), 0);
    }
    int bits = Math.min(mixed.formats().input().precision(), MOST_BITS);
    long most = 1L << bits;
    long[] values =
        random.longs(count, -most, most).map(v -> v << random.nextInt(SPARE_BITS + 1)).toArray();
    return numbers.load(values, -bits);
  }

  /** Two equal calls, on numbers whose sums are rounded. */
  private static final class Determinism extends Law {
    Determinism() {
      super("determinism", "Equal calls give equal bits, on numbers whose sums are rounded.");
    }

    @Override
    <V> void compare(Comparison<V> comparison, Trial<V> trial) {
      Tensor<V> first = trial.output(wide(trial.arithmetic(), trial.on()));
      Shape due = first.shape();
      V kept = trial.arithmetic().slice(first.data(), 0, due.size());
      Tensor<V> second = trial.output(wide(trial.arithmetic(), trial.on()));
      String what = trial.name() + " gives other bits at an equal call";
      comparison.expect(new Tensor<>(due, kept), second, what);
    }

    @Override
    public List<String> facts(Arithmetic<?> arithmetic, Case on) {
      return List.of("  with       wide numbers in the place of these, which follow from them");
    }

    @Override
    boolean allowsForRounding() {
      return true;
    }

    @Override
    public boolean needsExactSums() {
      return false;
    }
  }

  /** One scalar of the input is NaN or an infinity; where, and which, follows from the case. */
  private static final class Propagation extends Law {
    Propagation() {
      super(
          "propagation",
          "NaN and ∞ in the input reach the outputs whose windows read them, and no others.");
    }

    private static int place(Case on) {
      return Math.floorMod(Arrays.hashCode(on.input()), on.input().length);
    }

    private static double special(Case on) {
      return switch (Math.floorMod(Arrays.hashCode(on.values()), 3)) {
        case 0 -> Double.NaN;
        case 1 -> Double.POSITIVE_INFINITY;
        default -> Double.NEGATIVE_INFINITY;
      };
    }

    private static <V> Problem<V> problem(Arithmetic<V> numbers, Case on) {
      Problem<V> problem = on.problem(numbers);
      Object input = problem.input().data();
      if (input instanceof float[] floats) {
        floats[place(on)] = (float) special(on);
      } else if (input instanceof double[] doubles) {
        doubles[place(on)] = special(on);
      }
      return problem;
    }

    @Override
    <V> void compare(Comparison<V> comparison, Trial<V> trial) {
      Arithmetic<V> numbers = trial.arithmetic();
      Tensor<V> expected = Strategies.DEFINITION.convolve(numbers, problem(numbers, trial.on()));
      String what =
          trial.name() + " takes " + special(trial.on()) + " in the input elsewhere than IEEE 754";
      Tensor<V> actual = trial.output(problem(numbers, trial.on()));
      if (trial.rounds()) {
        comparison.expectWhereNotFinite(expected, actual, what);
      } else {
        comparison.expect(expected, actual, what);
      }
    }

    @Override
    boolean allowsForRounding() {
      return true;
    }

    @Override
    public List<String> facts(Arithmetic<?> arithmetic, Case on) {
      return List.of("  with       " + special(on) + " as scalar " + place(on) + " of the input");
    }
  }
}
