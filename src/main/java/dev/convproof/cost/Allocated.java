package dev.convproof.cost;

import com.sun.management.ThreadMXBean;
import dev.convproof.algebra.AllocationCounter;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.FourierResidues;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.lang.management.ManagementFactory;
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

  /**
   * Bytes that a strategy allocates over doubles, on this machine: by the virtual machine's own
   * account for a thread, array headers and all objects included, beside the buffers that the
   * algebra counts.
   *
   * @param strategy its name
   * @param buffers bytes of the buffers that are counted, transforms being the plain ones
   * @param needed bytes of those needed at once
   * @param measured bytes that the virtual machine allocated
   */
  public record MeasuredAllocation(String strategy, long buffers, long needed, long measured) {

    /**
     * Measures a problem in scope, and takes the least of several runs: the first ones also
     * initialise.
     */
    public static MeasuredAllocation of(Strategy strategy, Problem<double[]> problem, int runs) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE;
      for (int run = 0; run < runs; run++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        strategy.convolve(Doubles.INSTANCE, problem);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      Allocated counted = Allocated.of(strategy, problem.geometry());
      return new MeasuredAllocation(
          strategy.name(),
          NumberFormat.FLOAT64.bytes(counted.total()),
          NumberFormat.FLOAT64.bytes(counted.peak()),
          least);
    }
  }
}
