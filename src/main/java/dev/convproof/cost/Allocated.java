package dev.convproof.cost;

import dev.convproof.algebra.AllocationCounter;
import dev.convproof.algebra.FourierResidues;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.util.Optional;

/**
 * What a strategy allocates beside its arguments, in scalars: counted by the algebra, or as a
 * closed form says. A bias changes nothing.
 *
 * @param total of all buffers
 * @param peak the most that is needed at once, where a buffer is given back after its last use
 */
public record Allocated(long total, long peak) {

  /**
   * Counts on a bare geometry, over a field that has all that a strategy may need. Transforms are
   * the plain ones.
   *
   * @throws IllegalArgumentException if the geometry is outside the strategy's scope
   */
  public static Allocated of(Strategy strategy, Geometry g) {
    CountedRun.requireScope(strategy, FourierResidues.INSTANCE, zeros(g));
    AllocationCounter<long[]> algebra = new AllocationCounter<>(FourierResidues.INSTANCE);
    long[] output = strategy.convolve(algebra, zeros(g)).data();
    return new Allocated(algebra.total(), algebra.peak(output));
  }

  private static Problem<long[]> zeros(Geometry g) {
    return Problem.of(g, new long[g.inputSize()], new long[g.weightSize()], Optional.empty());
  }
}
