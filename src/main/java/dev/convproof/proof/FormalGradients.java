package dev.convproof.proof;

import dev.convproof.algebra.MonomialSums;
import dev.convproof.algebra.MonomialSums.Sums;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That gradients are derivatives, for all values: the definition and each backward pass are run
 * once on indeterminates, one for each input x, weight k, bias b and each scalar of G = ∂L/∂y. With
 * L = Σ G·y, a polynomial over ℤ, each scalar of a gradient must be L's formal partial derivative
 * with respect to its own indeterminate. Equal polynomials are equal for all values in every
 * commutative ring, and for any other loss with the same G, whose derivatives are the same sums by
 * the chain rule.
 */
public final class FormalGradients {
  private static final MonomialSums NUMBERS = MonomialSums.INSTANCE;

  private final List<BackwardStrategy> passes;

  /** Compares these backward passes with formal derivatives; no pass is the reference. */
  public FormalGradients(List<BackwardStrategy> passes) {
    this.passes = List.copyOf(passes);
  }

  /**
   * The first scalar that is not the derivative.
   *
   * @param of what the gradient is with respect to
   */
  public record GradientDifference(
      Geometry geometry,
      BackwardStrategy pass,
      String of,
      int position,
      String expected,
      String actual) {}

  /**
   * The result at one geometry.
   *
   * @param polynomials pairs of polynomials compared, up to the first that differs
   * @param difference that pair, or empty
   */
  public record GradientResult(long polynomials, Optional<GradientDifference> difference) {}

  /** Compares at one geometry, for all values. */
  public GradientResult at(Geometry g) {
    int weights = 1 + g.inputSize();
    int biases = weights + g.weightSize();
    int gradients = biases + g.outputChannels();
    Problem<Sums> forward =
        Problem.of(
            g,
            NUMBERS.indeterminates(1, g.inputSize()),
            NUMBERS.indeterminates(weights, g.weightSize()),
            Optional.of(NUMBERS.indeterminates(biases, g.outputChannels())));
    BackwardProblem<Sums> problem =
        BackwardProblem.of(forward, NUMBERS.indeterminates(gradients, g.outputSize()));
    Sums due = NUMBERS.derivatives(loss(problem), 0, gradients - 1);
    long polynomials = 0;
    for (BackwardStrategy pass : passes) {
      if (pass.scope(g).applies()) {
        for (Part part : parts(pass, problem)) {
          GradientResult compared = compared(g, pass, part, due);
          polynomials += compared.polynomials();
          if (compared.difference().isPresent()) {
            return new GradientResult(polynomials, compared.difference());
          }
        }
      }
    }
    return new GradientResult(polynomials, Optional.empty());
  }

  private static GradientResult compared(Geometry g, BackwardStrategy pass, Part part, Sums due) {
    Sums found = part.gradient().data();
    for (int at = 0; at < NUMBERS.length(found); at++) {
      int with = part.first() + at - 1;
      if (!NUMBERS.same(due, with, found, at)) {
        return new GradientResult(
            at + 1,
            Optional.of(
                new GradientDifference(
                    g, pass, part.of(), at, NUMBERS.show(due, with), NUMBERS.show(found, at))));
      }
    }
    return new GradientResult(NUMBERS.length(found), Optional.empty());
  }

  /** Returns L = Σ G·y, y by definition. */
  private static Sums loss(BackwardProblem<Sums> problem) {
    Sums output = Strategies.DEFINITION.convolve(NUMBERS, problem.forward()).data();
    Sums loss = NUMBERS.zeros(1);
    for (int at = 0; at < NUMBERS.length(output); at++) {
      NUMBERS.multiplyAdd(output, at, problem.outputGradient().data(), at, loss, 0);
    }
    return loss;
  }

  /** A gradient, and the number of the first indeterminate that it is with respect to. */
  private record Part(String of, int first, Tensor<Sums> gradient) {}

  private static List<Part> parts(BackwardStrategy pass, BackwardProblem<Sums> problem) {
    Geometry g = problem.geometry();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("input", 1, pass.inputGradient(NUMBERS, problem)));
    parts.add(new Part("weights", 1 + g.inputSize(), pass.weightGradient(NUMBERS, problem)));
    parts.add(
        new Part("bias", 1 + g.inputSize() + g.weightSize(), pass.biasGradient(NUMBERS, problem)));
    return parts;
  }
}
