package dev.convproof.claim.experiment;

import static dev.convproof.claim.experiment.IntegerConvolution.impulse;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.geometry.Axis;
import dev.convproof.law.BorderCondition;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The argument that convolutions are affine, that affine maps compose to affine maps, and that
 * hence one convolution replaces two: its premise, its inference and its conclusion.
 *
 * @param excess up to which the premise is tried
 * @param composedExcess up to which the conclusion is
 */
public record AffineJudge(int excess, int composedExcess) implements Judge {
  private static final int MOST_WINDOWS = 4;

  @Override
  public Judgement judge() {
    return Judgement.of(
        Verdict.together(
            List.of(
                new Reading("premise", premise()),
                new Reading("inference", inference()),
                new Reading("conclusion", conclusion()))));
  }

  private Verdict conclusion() {
    return new CompositionJudge(Strategies.DEFINITION, BorderCondition::breaks, composedExcess, 0)
        .unpadded();
  }

  /** One layer and two stacked ones are affine in the input, for all weights, biases and inputs. */
  private Verdict premise() {
    List<LayerPair> all =
        IntStream.rangeClosed(0, excess).boxed().flatMap(LayerPair::ofSize).toList();
    return all.stream()
        .filter(stack -> !affine(stack))
        .findFirst()
        .<Verdict>map(stack -> new Verdict.Undecided(Message.of("reason.not-affine", stack)))
        .orElseGet(
            () ->
                new Verdict.Holds(
                    Message.of("link.affine"),
                    new Strength.Exact(LayerPair.bound(all.size(), excess))));
  }

  private static boolean affine(LayerPair stack) {
    Indeterminates values = new Indeterminates();
    int size = stack.first().inputSize();
    Polynomial[] a = values.next(size);
    Polynomial[] b = values.next(size);
    Problem<Polynomial[]> first = values.layer(stack.first(), a);
    Problem<Polynomial[]> second =
        values.layer(stack.second(), Polynomials.INSTANCE.zeros(stack.second().inputSize()));
    UnaryOperator<Polynomial[]> one = x -> Indeterminates.convolve(first.withInput(x));
    UnaryOperator<Polynomial[]> two = x -> Indeterminates.convolve(second.withInput(one.apply(x)));
    return affine(one, a, b) && affine(two, a, b);
  }

  /** f(a) + f(b) = f(a + b) + f(0). */
  static boolean affine(UnaryOperator<Polynomial[]> map, Polynomial[] a, Polynomial[] b) {
    Polynomial[] zero = Polynomials.INSTANCE.zeros(a.length);
    return Arrays.equals(
        sum(map.apply(a), map.apply(b)), sum(map.apply(sum(a, b)), map.apply(zero)));
  }

  private static Polynomial[] sum(Polynomial[] a, Polynomial[] b) {
    Polynomial[] sum = a.clone();
    Polynomials.INSTANCE.add(b, 0, 1, sum, 0, 1, sum.length);
    return sum;
  }

  /**
   * Judges whether an affine map that sees the windows of a convolution is one: refuted by a
   * locally connected layer, which is affine for all weights, but whose output does not move with
   * its input.
   */
  private static Verdict inference() {
    return IntStream.rangeClosed(1, MOST_WINDOWS)
        .mapToObj(rows -> new LocallyConnected(Axis.of(rows, 1)))
        .filter(layer -> layer.isAffine() && !layer.movesWithItsInput())
        .findFirst()
        .<Verdict>map(layer -> new Verdict.Refuted(layer.counterexample()))
        .orElseGet(() -> new Verdict.Undecided(Message.of("reason.no-such-layer", MOST_WINDOWS)));
  }

  /**
   * A locally connected layer in one dimension: windows as a convolution has them, but with weights
   * of its own for each window. It is affine, and in general no convolution.
   *
   * <p>Weights [windows, taps]. Needs a semiring.
   *
   * @param axis the windows; without padding
   */
  private record LocallyConnected(Axis axis) {

    /** The number of weights: one for each tap of each window. */
    int weightSize() {
      return axis.output() * axis.kernel();
    }

    /** Computes the output, one scalar for each window. */
    <V> V apply(Algebra<V> algebra, V input, V weights, V biases) {
      V output = algebra.slice(biases, 0, axis.output());
      for (int i = 0; i < axis.output(); i++) {
        for (int a = 0; a < axis.kernel(); a++) {
          int weight = i * axis.kernel() + a;
          algebra.multiplyAdd(input, axis.position(i, a), weights, weight, output, i);
        }
      }
      return output;
    }

    boolean isAffine() {
      Indeterminates values = new Indeterminates();
      Polynomial[] a = values.next(axis.input());
      Polynomial[] b = values.next(axis.input());
      Polynomial[] weights = values.next(weightSize());
      Polynomial[] biases = values.next(axis.output());
      return affine(x -> apply(Polynomials.INSTANCE, x, weights, biases), a, b);
    }

    /** With the first window's weight 1 and all others 0, and an input of 1 that moves down. */
    boolean movesWithItsInput() {
      return IntStream.range(1, axis.output()).allMatch(x -> output(x)[x] == output(0)[0]);
    }

    private long[] output(int x) {
      int rows = axis.input();
      long[] weights = impulse(weightSize(), 0);
      return apply(Integers.INSTANCE, impulse(rows, x), weights, new long[rows]);
    }

    Counterexample counterexample() {
      int rows = axis.input();
      long[] moved = output(1);
      long[] expected = impulse(rows, 1);
      return new Counterexample(
          "h=%s w=%s".formatted(rows, Arrays.toString(impulse(rows, 0))),
          Contrast.CONVOLUTION_LAYER,
          Message.verbatim(expected[1]),
          Message.verbatim(moved[1]),
          true,
          Message.of("known.one-window"),
          CaseDrawing.of(
              List.of(
                  Panel.row(Role.INPUT, impulse(rows, 0)),
                  Panel.row(Role.WEIGHTS_BY_WINDOW, impulse(rows, 0)),
                  Panel.row(Role.INPUT_MOVED, expected),
                  Panel.row(Role.EXPECTED, expected).marked(0, 1),
                  Panel.row(Role.ACTUAL, moved).marked(0, 1))));
    }
  }
}
