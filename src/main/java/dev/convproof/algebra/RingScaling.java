package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.Algebra.Subtraction;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.numbers.fraction.BigFraction;

/** Multiplication by constants in a ring that can make scalars of them. */
final class RingScaling<V> implements Scaling<V> {
  private final Subtraction<V> ring;
  private final Predicate<BigInteger> inverts;
  private final Function<BigFraction, V> scalar;

  /**
   * @param inverts which integers have inverses
   * @param scalar makes a buffer of one scalar, of a constant whose denominator has an inverse
   */
  RingScaling(Subtraction<V> ring, Predicate<BigInteger> inverts, Function<BigFraction, V> scalar) {
    this.ring = ring;
    this.inverts = inverts;
    this.scalar = scalar;
  }

  @Override
  public boolean inverts(BigInteger integer) {
    return inverts.test(integer);
  }

  @Override
  public void addMultiple(
      BigFraction constant, V from, int at, int step, V to, int toAt, int toStep, int count) {
    if (constant.abs().equals(BigFraction.ONE)) {
      addUnit(constant.signum(), from, at, step, to, toAt, toStep, count);
    } else {
      V factor = scalar.apply(divisible(constant));
      for (int i = 0; i < count; i++) {
        ring.multiplyAdd(factor, 0, from, at + i * step, to, toAt + i * toStep);
      }
    }
  }

  private void addUnit(int sign, V from, int at, int step, V to, int toAt, int toStep, int count) {
    if (sign > 0) {
      ring.add(from, at, step, to, toAt, toStep, count);
    } else {
      ring.subtract(from, at, step, to, toAt, toStep, count);
    }
  }

  private BigFraction divisible(BigFraction constant) {
    if (!inverts.test(constant.getDenominator())) {
      throw new ArithmeticException(constant.getDenominator() + " has no inverse");
    }
    return constant;
  }
}
