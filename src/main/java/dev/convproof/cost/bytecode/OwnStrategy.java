package dev.convproof.cost.bytecode;

import dev.convproof.algebra.Doubles;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Optional;

/**
 * The door through which a strategy is called inside of a {@link CountingLoader}: only types of
 * Java's own pass it.
 */
public final class OwnStrategy {
  private OwnStrategy() {}

  /** The output of a strategy of ConvProof's, over doubles; a null bias is none. */
  public static double[] convolve(
      String strategy, String line, double[] input, double[] weights, double[] bias) {
    Problem<double[]> problem =
        Problem.of(Notation.parse(line), input, weights, Optional.ofNullable(bias));
    return Strategies.named(strategy).orElseThrow().convolve(Doubles.INSTANCE, problem).data();
  }
}
