package dev.convproof.algebra;

import java.util.Arrays;
import java.util.Optional;

/**
 * Polynomials over the rational numbers: one run of a strategy that divides by integers speaks for
 * all values in every field of characteristic 0, and in every commutative ring that inverts those
 * integers. Degree at most three.
 */
public final class RationalPolynomials
    implements Symbolic<RationalPolynomial[]>, Subtraction<RationalPolynomial[]> {
  /** The only instance. */
  public static final RationalPolynomials INSTANCE = new RationalPolynomials();

  private RationalPolynomials() {}

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

  @Override
  public Structure structure() {
    return Structure.RING;
  }

  @Override
  public Exactness exactness() {
    return Exactness.INTEGERS;
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
  public RationalPolynomial[] zeros(int length) {
    RationalPolynomial[] buffer = new RationalPolynomial[length];
    Arrays.fill(buffer, RationalPolynomial.ZERO);
    return buffer;
  }

  @Override
  public int length(RationalPolynomial[] buffer) {
    return buffer.length;
  }

  @Override
  public RationalPolynomial[] load(long[] values, int exponent) {
    return whole(Polynomials.INSTANCE.load(values, exponent));
  }

  @Override
  public void copy(
      RationalPolynomial[] from,
      int at,
      int step,
      RationalPolynomial[] to,
      int toAt,
      int toStep,
      int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public void add(
      RationalPolynomial[] from,
      int at,
      int step,
      RationalPolynomial[] to,
      int toAt,
      int toStep,
      int count) {
    addMultiple(1, from, at, step, to, toAt, toStep, count);
  }

  @Override
  public void subtract(
      RationalPolynomial[] from,
      int at,
      int step,
      RationalPolynomial[] to,
      int toAt,
      int toStep,
      int count) {
    addMultiple(-1, from, at, step, to, toAt, toStep, count);
  }

  private static void addMultiple(
      long factor,
      RationalPolynomial[] from,
      int at,
      int step,
      RationalPolynomial[] to,
      int toAt,
      int toStep,
      int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = to[target].plus(from[at + i * step], factor);
    }
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
  public boolean same(RationalPolynomial[] a, int at, RationalPolynomial[] b, int otherAt) {
    return a[at].equals(b[otherAt]);
  }

  @Override
  public boolean isZero(RationalPolynomial[] buffer, int at) {
    return buffer[at].numerator().isZero();
  }

  @Override
  public String show(RationalPolynomial[] buffer, int at) {
    return buffer[at].toString();
  }
}
