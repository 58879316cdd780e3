package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.Arithmetic.Symbolic;
import dev.convproof.algebra.ObjectArithmetic.ObjectRing;
import java.util.Arrays;
import java.util.Optional;

/**
 * Polynomials over the integers: one run on indeterminates speaks for all values, in every
 * commutative ring. Degree at most three: an input, and the weights of two stacked layers.
 */
public final class Polynomials extends ObjectRing<Polynomial> implements Symbolic<Polynomial[]> {
  /** The only instance. */
  public static final Polynomials INSTANCE = new Polynomials();

  private final Optional<Scaling<Polynomial[]>> scaling =
      Optional.of(
          new RingScaling<>(
              this,
              Integers::isUnit,
              c -> new Polynomial[] {Polynomial.constant(c.bigDecimalValue().longValueExact())}));

  private Polynomials() {
    super(Polynomial.ZERO, Polynomial[]::new);
  }

  @Override
  public Polynomial[] indeterminates(int first, int count) {
    Polynomial[] buffer = new Polynomial[count];
    for (int at = 0; at < count; at++) {
      buffer[at] = Polynomial.indeterminate(first + at);
    }
    return buffer;
  }

  @Override
  public String speaksFor() {
    return "all values in every commutative ring";
  }

  @Override
  public String name() {
    return "polynomials";
  }

  /** With whole constants: only 1 and −1 have inverses. */
  @Override
  public Optional<Scaling<Polynomial[]>> scaling() {
    return scaling;
  }

  @Override
  public Polynomial[] load(long[] values, int exponent) {
    LongArithmetic.requireUnscaled(this, exponent);
    return Arrays.stream(values).mapToObj(Polynomial::constant).toArray(Polynomial[]::new);
  }

  @Override
  public void multiplyAdd(
      Polynomial[] x, int xAt, Polynomial[] k, int kAt, Polynomial[] y, int yAt) {
    y[yAt] = y[yAt].plusProduct(x[xAt], k[kAt]);
  }

  @Override
  Polynomial sum(Polynomial a, Polynomial b) {
    return a.plus(b, 1);
  }

  @Override
  Polynomial product(Polynomial a, Polynomial b) {
    return a.times(b);
  }

  @Override
  Polynomial difference(Polynomial a, Polynomial b) {
    return a.plus(b, -1);
  }
}
