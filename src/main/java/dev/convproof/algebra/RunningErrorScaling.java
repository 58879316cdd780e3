package dev.convproof.algebra;

import static dev.convproof.algebra.Computed.up;

import dev.convproof.algebra.RunningError.Tracked;
import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/** Multiplication by constants, each rounded once where it is no number of the format. */
final class RunningErrorScaling implements Scaling<Tracked> {
  private final RunningError algebra;
  private final NumberFormat format;

  RunningErrorScaling(RunningError algebra, NumberFormat format) {
    this.algebra = algebra;
    this.format = format;
  }

  @Override
  public boolean inverts(BigInteger integer) {
    return Real.inverts(integer);
  }

  @Override
  public void addMultiple(
      BigFraction constant,
      Tracked from,
      int at,
      int step,
      Tracked to,
      int toAt,
      int toStep,
      int count) {
    if (constant.abs().equals(BigFraction.ONE)) {
      algebra.add(from, at, step, to, toAt, toStep, count);
      return;
    }
    Computed factor = rounded(constant);
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      Computed term = from.at(at + i * step).times(factor, format);
      to.set(target, to.at(target).plus(term, format));
    }
  }

  private Computed rounded(BigFraction constant) {
    double magnitude = Math.abs(constant.doubleValue());
    if (represents(constant)) {
      return new Computed(magnitude, 0);
    }
    double error = up(up(format.roundoff() * up(magnitude)) + format.leastPositive());
    return new Computed(up(magnitude), error);
  }

  private boolean represents(BigFraction constant) {
    return switch (format) {
      case FLOAT16 -> represents(Rounded.HALF, constant);
      case BFLOAT16 -> represents(Rounded.BFLOAT16, constant);
      case FLOAT32 -> BigFraction.from(constant.floatValue()).equals(constant);
      case FLOAT64 -> BigFraction.from(constant.doubleValue()).equals(constant);
    };
  }

  private static boolean represents(Rounded numbers, BigFraction constant) {
    double nearest = numbers.round(constant.doubleValue());
    return Double.isFinite(nearest) && BigFraction.from(nearest).equals(constant);
  }
}
