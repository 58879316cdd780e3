package dev.convproof.claim.experiment;

import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Optional;

/** Problems whose values are indeterminates, each one its own: one run speaks for all values. */
final class Indeterminates {
  private int used;

  /** The next ones. */
  Polynomial[] next(int count) {
    Polynomial[] fresh = Polynomials.INSTANCE.indeterminates(1 + used, count);
    used += count;
    return fresh;
  }

  /** Convolves by the definition. */
  static Polynomial[] convolve(Problem<Polynomial[]> problem) {
    return Strategies.DEFINITION.convolve(Polynomials.INSTANCE, problem).data();
  }

  /** A problem with fresh values, without bias. */
  Problem<Polynomial[]> plain(Geometry g) {
    return Problem.of(g, next(g.inputSize()), next(g.weightSize()), Optional.empty());
  }

  /** A layer with fresh weights and biases, on a given input. */
  Problem<Polynomial[]> layer(Geometry g, Polynomial[] input) {
    return Problem.of(g, input, next(g.weightSize()), Optional.of(next(g.outputChannels())));
  }
}
