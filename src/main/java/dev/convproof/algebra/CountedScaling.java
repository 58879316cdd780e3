package dev.convproof.algebra;

import dev.convproof.algebra.Counted.Tagged;
import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/** Multiplication by constants, each counted but by 1 and −1. */
record CountedScaling<V>(Scaling<V> scaling, Tally tally) implements Scaling<Tagged<V>> {

  @Override
  public boolean inverts(BigInteger integer) {
    return scaling.inverts(integer);
  }

  @Override
  public void addMultiple(
      BigFraction constant,
      Tagged<V> from,
      int at,
      int step,
      Tagged<V> to,
      int toAt,
      int toStep,
      int count) {
    scaling.addMultiple(constant, from.values(), at, step, to.values(), toAt, toStep, count);
    boolean unit = constant.abs().equals(BigFraction.ONE);
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to.tags()[target] = tally.sum(to.tags()[target], term(from.tags()[at + i * step], unit));
    }
  }

  /** What a multiple is; of an empty scalar, a term that is zero. */
  private byte term(byte tag, boolean unit) {
    return unit ? (byte) Math.max(tag, Tally.ZERO_TERM) : tally.product(tag, Tally.CONSTANT);
  }
}
