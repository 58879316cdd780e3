package dev.convproof.subject;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * How long one call may take: a given time, or else 10 s, or 100 times what the definition takes
 * where that is longer.
 */
public final class CallLimit {
  private static final long DEFAULT = Duration.ofSeconds(10).toNanos();
  private static final long DEFINITIONS = 100;

  /** Products that the definition makes in well under a tenth of a second. */
  private static final double FEW = 4e6;

  private final Optional<Duration> given;
  private Geometry measured;
  private long limit;

  private CallLimit(Optional<Duration> given) {
    this.given = given;
  }

  /** Returns the limit where nothing is said. */
  public static CallLimit standard() {
    return new CallLimit(Optional.empty());
  }

  /** Returns the same limit for every call. */
  public static CallLimit of(Duration given) {
    return new CallLimit(Optional.of(given));
  }

  /** Returns the nanoseconds of a call. */
  long nanoseconds(Geometry g) {
    if (given.isPresent()) {
      return given.get().toNanos();
    }
    if ((double) g.outputSize() * g.products() < FEW) {
      return DEFAULT;
    }
    if (!g.equals(measured)) {
      measured = g;
      limit = Math.max(DEFAULT, DEFINITIONS * definition(g));
    }
    return limit;
  }

  private static long definition(Geometry g) {
    long start = System.nanoTime();
    Problem<double[]> zeros =
        Problem.of(g, new double[g.inputSize()], new double[g.weightSize()], Optional.empty());
    var unused = Strategies.DEFINITION.convolve(Arithmetic.FLOAT64, zeros);
    return System.nanoTime() - start;
  }
}
