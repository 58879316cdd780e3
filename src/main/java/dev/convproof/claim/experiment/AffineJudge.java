package dev.convproof.claim.experiment;

import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Reading;
import dev.convproof.claim.experiment.Stacks.Stack;
import dev.convproof.law.BorderCondition;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The argument that convolutions are affine, that affine maps compose to affine maps, and that
 * hence one convolution replaces two: its premise, its inference and its conclusion.
 *
 * @param excess up to which the premise is tried
 * @param composedExcess up to which the conclusion is
 */
public record AffineJudge(int excess, int composedExcess) implements Judge {
  @Override
  public Judgement judge() {
    return Judgement.of(
        Readings.together(
            List.of(
                new Reading("premise", premise()),
                new Reading("inference", LocallyConnectedWitness.verdict()),
                new Reading("conclusion", conclusion()))));
  }

  private Verdict conclusion() {
    return new CompositionJudge(Strategies.DEFINITION, BorderCondition::breaks, composedExcess, 0)
        .unpadded();
  }

  /** One layer and two stacked ones are affine in the input, for all weights, biases and inputs. */
  private Verdict premise() {
    Stacks stacks = new Stacks();
    long tried = 0;
    for (int level = 0; level <= excess; level++) {
      for (Stack stack : stacks.ofSize(level)) {
        if (!affine(stack)) {
          return new Verdict.Undecided(Message.of("reason.not-affine", stack));
        }
        tried++;
      }
    }
    return new Verdict.Holds(
        Message.of("link.affine"), new Strength.Exact(Stacks.bound(tried, excess)));
  }

  private static boolean affine(Stack stack) {
    Indeterminates values = new Indeterminates();
    int size = stack.first().inputSize();
    Polynomial[] a = values.next(size);
    Polynomial[] b = values.next(size);
    Problem<Polynomial[]> first = values.layer(stack.first(), a);
    Problem<Polynomial[]> second =
        values.layer(stack.second(), Polynomials.INSTANCE.zeros(stack.second().inputSize()));
    UnaryOperator<Polynomial[]> one = x -> convolve(first.withInput(x));
    UnaryOperator<Polynomial[]> two = x -> convolve(second.withInput(convolve(first.withInput(x))));
    return affine(one, a, b) && affine(two, a, b);
  }

  private static Polynomial[] convolve(Problem<Polynomial[]> problem) {
    return Strategies.DEFINITION.convolve(Polynomials.INSTANCE, problem).data();
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
}
