package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.Arithmetic.Symbolic;
import dev.convproof.algebra.ObjectArithmetic.ObjectRing;
import dev.convproof.algebra.RationalPolynomials.RationalPolynomial;
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
            ExactDouble::inverts,
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
  RationalPolynomial product(RationalPolynomial a, RationalPolynomial b) {
    return a.times(b);
  }

  @Override
  RationalPolynomial difference(RationalPolynomial a, RationalPolynomial b) {
    return a.plus(b, -1);
  }

  /**
   * A polynomial with rational coefficients, of degree up to three, in lowest terms: equal exactly
   * when all coefficients are. Immutable.
   *
   * @param numerator whole coefficients
   * @param denominator of all of them, positive
   */
  public record RationalPolynomial(Polynomial numerator, long denominator) {
    /** No term. */
    public static final RationalPolynomial ZERO = new RationalPolynomial(Polynomial.ZERO, 1);

    /** Reduces to lowest terms. */
    public RationalPolynomial {
      if (denominator < 1) {
        throw new ArithmeticException("denominator " + denominator + ": must be positive");
      }
      long common = Polynomial.gcd(denominator, numerator.content());
      numerator = numerator.dividedBy(common);
      denominator /= common;
    }

    /** A polynomial with whole coefficients. */
    static RationalPolynomial whole(Polynomial polynomial) {
      return new RationalPolynomial(polynomial, 1);
    }

    /** this + factor·other. */
    RationalPolynomial plus(RationalPolynomial other, long factor) {
      long common = Polynomial.gcd(denominator, other.denominator);
      long mine = other.denominator / common;
      long theirs = Math.multiplyExact(factor, denominator / common);
      Polynomial scaled = mine == 1 ? numerator : Polynomial.ZERO.plus(numerator, mine);
      return new RationalPolynomial(
          scaled.plus(other.numerator, theirs), Math.multiplyExact(denominator, mine));
    }

    /**
     * this · other.
     *
     * @throws ArithmeticException beyond degree three
     */
    RationalPolynomial times(RationalPolynomial other) {
      return new RationalPolynomial(
          numerator.times(other.numerator), Math.multiplyExact(denominator, other.denominator));
    }

    /** Returns text such as {@code (2·v3·v1 + 5)/6}. */
    @Override
    public String toString() {
      return denominator == 1 ? numerator.toString() : "(" + numerator + ")/" + denominator;
    }
  }
}
