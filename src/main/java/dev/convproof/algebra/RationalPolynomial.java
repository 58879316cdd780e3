package dev.convproof.algebra;

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

  /** Such as {@code (2·v3·v1 + 5)/6}. */
  @Override
  public String toString() {
    return denominator == 1 ? numerator.toString() : "(" + numerator + ")/" + denominator;
  }
}
