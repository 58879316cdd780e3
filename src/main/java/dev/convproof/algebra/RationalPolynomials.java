package dev.convproof.algebra;

import java.util.Arrays;
import java.util.Optional;

/**
 * Polynomials over the rational numbers: one run of a strategy that divides by integers speaks for
 * all values in every field of characteristic 0, and in every commutative ring that inverts those
 * integers. Degree at most three.
 */
public final class RationalPolynomials extends ObjectRing<RationalPolynomial>
    implements Symbolic<RationalPolynomial[]> {
  /** The only instance. */
  public static final RationalPolynomials INSTANCE = new RationalPolynomials();

  private RationalPolynomials() {
    super(RationalPolynomial.ZERO, RationalPolynomial[]::new);
  }

  @Override
  public RationalPolynomial[] indeterminates(int first, int count) {
    return whole(Polynomials.INSTANCE.indeterminates(first, count));
  }

  private static RationalPolynomial[] whole(Polynomial[] polynomials) {
    return Arrays.stream(polynomials)
        .map(RationalPolynomial::whole)
        .toArray(RationalPolynomial[]::new);
  }

  @Override
  public String speaksFor() {
    return "all values in every commutative ring that divides by what the strategies divide by";
  }

  @Override
  public String name() {
    return "rational-polynomials";
  }

  /** With all rational constants whose terms are whole 64-bit numbers. */
  @Override
  public Optional<Scaling<RationalPolynomial[]>> scaling() {
    return Optional.of(
        new RingScaling<>(
            this,
            Real::inverts,
            c -> {
              long numerator = c.getNumerator().longValueExact() * c.getDenominator().signum();
              return new RationalPolynomial[] {
                new RationalPolynomial(
                    Polynomial.constant(numerator), c.getDenominator().abs().longValueExact())
              };
            }));
  }

  @Override
  public RationalPolynomial[] load(long[] values, int exponent) {
    return whole(Polynomials.INSTANCE.load(values, exponent));
  }

  @Override
  RationalPolynomial sum(RationalPolynomial a, RationalPolynomial b) {
    return a.plus(b, 1);
  }

  @Override
  public void multiplyAdd(
      RationalPolynomial[] x,
      int xAt,
      RationalPolynomial[] k,
      int kAt,
      RationalPolynomial[] y,
      int yAt) {
    y[yAt] = y[yAt].plus(x[xAt].times(k[kAt]), 1);
  }

  @Override
  RationalPolynomial difference(RationalPolynomial a, RationalPolynomial b) {
    return a.plus(b, -1);
  }
}
