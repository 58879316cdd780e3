package dev.convproof.zoo;

import dev.convproof.algebra.Algebra.Inversion;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Arithmetic.Structure;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Residues;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Numbers that claim more than they keep: their sum, product or modulus is wrong.
 *
 * @param name of the liar
 * @param structure that it claims
 * @param load makes a number of an integer
 * @param plus the sum
 * @param times the product
 * @param inverseExponent the power that is taken for the inverse
 */
record WrongNumbers(
    String name,
    Structure structure,
    LongUnaryOperator load,
    LongBinaryOperator plus,
    LongBinaryOperator times,
    long inverseExponent)
    implements Arithmetic<long[]>, Inversion<long[]> {
  private static final long M = Residues.MODULUS;
  private static final long GREATEST = Short.MAX_VALUE;

  /** 2^61 is no prime: not everything has an inverse. */
  static final WrongNumbers WRONG_MODULUS =
      new WrongNumbers(
          "wrong modulus",
          Structure.FIELD,
          n -> n & M,
          (a, b) -> (a + b) & M,
          (a, b) -> (a * b) & M,
          M - 1);

  /** The upper bits of a product are forgotten. */
  static final WrongNumbers WRONG_REDUCTION =
      residues("wrong reduction", WrongNumbers::sum, (a, b) -> sum((a * b) & M, 0));

  /** A sum that is the modulus is left as it is, so that zero has two forms. */
  static final WrongNumbers UNREDUCED_SUM =
      residues("unreduced sum", (a, b) -> a + b > M ? a + b - M : a + b, WrongNumbers::product);

  /** A sum beyond the greatest number is the greatest number. */
  static final WrongNumbers SATURATING =
      new WrongNumbers(
          "saturating integers",
          Structure.RING,
          WrongNumbers::clamped,
          (a, b) -> clamped(a + b),
          (a, b) -> clamped(a * b),
          0);

  private static WrongNumbers residues(
      String name, LongBinaryOperator plus, LongBinaryOperator times) {
    return new WrongNumbers(name, Structure.FIELD, n -> Math.floorMod(n, M), plus, times, M - 2);
  }

  private static long clamped(long value) {
    return Math.max(-GREATEST, Math.min(GREATEST, value));
  }

  private static long sum(long a, long b) {
    return a + b >= M ? a + b - M : a + b;
  }

  private static long product(long a, long b) {
    return BigInteger.valueOf(a)
        .multiply(BigInteger.valueOf(b))
        .mod(BigInteger.valueOf(M))
        .longValueExact();
  }

  @Override
  public Optional<NumberFormat> format() {
    return Optional.empty();
  }

  @Override
  public Exactness exactness() {
    return Exactness.INTEGERS;
  }

  @Override
  public boolean within(double distance, long[] a, int at, long[] b, int otherAt) {
    return same(a, at, b, otherAt);
  }

  @Override
  public long[] zeros(int length) {
    return new long[length];
  }

  @Override
  public int length(long[] buffer) {
    return buffer.length;
  }

  @Override
  public long[] load(long[] values, int exponent) {
    return Arrays.stream(values).map(load).toArray();
  }

  @Override
  public void copy(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    Residues.INSTANCE.copy(from, at, step, to, toAt, toStep, count);
  }

  @Override
  public void add(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = plus.applyAsLong(to[target], from[at + i * step]);
    }
  }

  @Override
  public void subtract(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = plus.applyAsLong(to[target], load.applyAsLong(-from[at + i * step]));
    }
  }

  @Override
  public void multiplyAdd(long[] x, int xAt, long[] k, int kAt, long[] y, int yAt) {
    y[yAt] = plus.applyAsLong(y[yAt], times.applyAsLong(x[xAt], k[kAt]));
  }

  @Override
  public void invert(long[] buffer, int at) {
    long square = buffer[at];
    buffer[at] = 1;
    for (long exponent = inverseExponent; exponent > 0; exponent >>= 1) {
      if ((exponent & 1) == 1) {
        buffer[at] = times.applyAsLong(buffer[at], square);
      }
      square = times.applyAsLong(square, square);
    }
  }

  @Override
  public boolean same(long[] a, int at, long[] b, int otherAt) {
    return a[at] == b[otherAt];
  }

  @Override
  public boolean isZero(long[] buffer, int at) {
    return buffer[at] == 0;
  }

  @Override
  public String show(long[] buffer, int at) {
    return Long.toString(buffer[at]);
  }
}
