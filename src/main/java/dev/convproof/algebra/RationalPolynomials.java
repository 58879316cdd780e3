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

  @Override
  public void multiplyAdd(
      RationalPolynomial[] x,
      int xAt,
      RationalPolynomial[] k,
      int kAt,
      RationalPolynomial[] y,
      int yAt) {
    y[yAt] = y[yAt].plusProduct(x[xAt], k[kAt]);
  }

  /**
   * A polynomial with rational coefficients, of degree up to three: equal exactly when all
   * coefficients are. Immutable. Brought to lowest terms only where it is a factor or is asked
   * about, so that a sum of n terms takes no more than in {@link Polynomial}.
   */
  public static final class RationalPolynomial {
    /** No term. */
    public static final RationalPolynomial ZERO = whole(Polynomial.ZERO);

    private final Polynomial numerator;
    private final long denominator;

    /**
     * Creates a quotient.
     *
     * @param numerator whole coefficients
     * @param denominator of all of them
     * @throws ArithmeticException if the denominator is not positive
     */
    public RationalPolynomial(Polynomial numerator, long denominator) {
      if (denominator < 1) {
        throw new ArithmeticException("denominator " + denominator + ": must be positive");
      }
      this.numerator = numerator;
      this.denominator = denominator;
    }

    /** A polynomial with whole coefficients. */
    static RationalPolynomial whole(Polynomial polynomial) {
      return new RationalPolynomial(polynomial, 1);
    }

    /** Returns whole coefficients, in lowest terms. */
    public Polynomial numerator() {
      return lowest().numerator;
    }

    /** Returns the denominator of all of them, in lowest terms, positive. */
    public long denominator() {
      return lowest().denominator;
    }

    private RationalPolynomial lowest() {
      if (denominator == 1) {
        return this;
      }
      long common = Polynomial.gcd(denominator, numerator.content());
      return common == 1
          ? this
          : new RationalPolynomial(numerator.dividedBy(common), denominator / common);
    }

    /** this + factor·other. */
    RationalPolynomial plus(RationalPolynomial other, long factor) {
      long common = Polynomial.gcd(denominator, other.denominator);
      long mine = other.denominator / common;
      long theirs = Math.multiplyExact(factor, denominator / common);
      return new RationalPolynomial(
          times(mine).plus(other.numerator, theirs), Math.multiplyExact(denominator, mine));
    }

    private Polynomial times(long factor) {
      return factor == 1 ? numerator : Polynomial.ZERO.plus(numerator, factor);
    }

    /**
     * this + a·b.
     *
     * @throws ArithmeticException beyond degree three
     */
    RationalPolynomial plusProduct(RationalPolynomial a, RationalPolynomial b) {
      if (denominator == 1 && a.denominator == 1 && b.denominator == 1) {
        return whole(numerator.plusProduct(a.numerator, b.numerator));
      }
      return plus(a.times(b), 1);
    }

    /**
     * this · other.
     *
     * @throws ArithmeticException beyond degree three
     */
    RationalPolynomial times(RationalPolynomial other) {
      RationalPolynomial left = lowest();
      RationalPolynomial right = other.lowest();
      return new RationalPolynomial(
          left.numerator.times(right.numerator),
          Math.multiplyExact(left.denominator, right.denominator));
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof RationalPolynomial that)) {
        return false;
      }
      RationalPolynomial mine = lowest();
      RationalPolynomial theirs = that.lowest();
      return mine.denominator == theirs.denominator && mine.numerator.equals(theirs.numerator);
    }

    @Override
    public int hashCode() {
      RationalPolynomial all = lowest();
      return 31 * all.numerator.hashCode() + Long.hashCode(all.denominator);
    }

    /** Returns text such as {@code (2·v3·v1 + 5)/6}. */
    @Override
    public String toString() {
      RationalPolynomial all = lowest();
      return all.denominator == 1
          ? all.numerator.toString()
          : "(" + all.numerator + ")/" + all.denominator;
    }
  }
}
