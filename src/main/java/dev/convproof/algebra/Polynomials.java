package dev.convproof.algebra;

import java.util.Arrays;
import java.util.Optional;

/**
 * Polynomials over the integers: one run on indeterminates speaks for all values, in every
 * commutative ring. Degree at most three: an input, and the weights of two stacked layers.
 */
public final class Polynomials implements Symbolic<Polynomial[]>, Subtraction<Polynomial[]> {
  /** The only instance. */
  public static final Polynomials INSTANCE = new Polynomials();

  private Polynomials() {}

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

  @Override
  public Structure structure() {
    return Structure.RING;
  }

  @Override
  public Exactness exactness() {
    return Exactness.INTEGERS;
  }

  /** With whole constants: only 1 and −1 have inverses. */
  @Override
  public Optional<Scaling<Polynomial[]>> scaling() {
    return Optional.of(
        new RingScaling<>(
            this,
            Integers::isUnit,
            c -> new Polynomial[] {Polynomial.constant(c.bigDecimalValue().longValueExact())}));
  }

  @Override
  public Polynomial[] zeros(int length) {
    Polynomial[] buffer = new Polynomial[length];
    Arrays.fill(buffer, Polynomial.ZERO);
    return buffer;
  }

  @Override
  public int length(Polynomial[] buffer) {
    return buffer.length;
  }

  @Override
  public Polynomial[] load(long[] values, int exponent) {
    if (exponent != 0) {
      throw new ArithmeticException("polynomials are not scaled: exponent " + exponent);
    }
    return Arrays.stream(values).mapToObj(Polynomial::constant).toArray(Polynomial[]::new);
  }

  @Override
  public void copy(
      Polynomial[] from, int at, int step, Polynomial[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public void add(
      Polynomial[] from, int at, int step, Polynomial[] to, int toAt, int toStep, int count) {
    addMultiple(from, at, step, to, toAt, toStep, count, 1);
  }

  @Override
  public void subtract(
      Polynomial[] from, int at, int step, Polynomial[] to, int toAt, int toStep, int count) {
    addMultiple(from, at, step, to, toAt, toStep, count, -1);
  }

  private static void addMultiple(
      Polynomial[] from,
      int at,
      int step,
      Polynomial[] to,
      int toAt,
      int toStep,
      int count,
      long factor) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = to[target].plus(from[at + i * step], factor);
    }
  }

  @Override
  public void multiplyAdd(
      Polynomial[] x, int xAt, Polynomial[] k, int kAt, Polynomial[] y, int yAt) {
    y[yAt] = y[yAt].plus(x[xAt].times(k[kAt]), 1);
  }

  @Override
  public boolean same(Polynomial[] a, int at, Polynomial[] b, int otherAt) {
    return a[at].equals(b[otherAt]);
  }

  @Override
  public boolean isZero(Polynomial[] buffer, int at) {
    return buffer[at].isZero();
  }

  @Override
  public String show(Polynomial[] buffer, int at) {
    return buffer[at].toString();
  }
}
