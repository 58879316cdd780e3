package dev.convproof.algebra;

/**
 * The field of residues modulo the Mersenne prime 2^61−1, reduced by shifts. A polynomial identity
 * of degree d that fails at all is caught by a random point with probability at least 1 −
 * d/(2^61−1).
 */
public final class Residues implements Numbers<long[]>, Division<long[]> {
  /** The only instance. */
  public static final Residues INSTANCE = new Residues();

  /** The modulus, 2^61−1. */
  public static final long MODULUS = (1L << 61) - 1;

  private Residues() {}

  @Override
  public String name() {
    return "residues";
  }

  @Override
  public Structure structure() {
    return Structure.FIELD;
  }

  @Override
  public Exactness exactness() {
    return Exactness.INTEGERS;
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
    long scale = power(2, exponent);
    long[] buffer = new long[values.length];
    for (int at = 0; at < buffer.length; at++) {
      buffer[at] = product(Math.floorMod(values[at], MODULUS), scale);
    }
    return buffer;
  }

  @Override
  public void copy(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public void add(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = sum(to[toAt + i * toStep], from[at + i * step]);
    }
  }

  @Override
  public void subtract(long[] from, int at, int step, long[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = sum(to[toAt + i * toStep], MODULUS - from[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(long[] x, int xAt, long[] k, int kAt, long[] y, int yAt) {
    y[yAt] = sum(y[yAt], product(x[xAt], k[kAt]));
  }

  @Override
  public void invert(long[] buffer, int at) {
    if (buffer[at] == 0) {
      throw new ArithmeticException("zero has no inverse modulo 2^61-1");
    }
    buffer[at] = power(buffer[at], MODULUS - 2);
  }

  /** a + b for reduced or just unreduced operands (at most 2^61−1 each); the result is reduced. */
  private static long sum(long a, long b) {
    long sum = a + b;
    return sum >= MODULUS ? sum - MODULUS : sum;
  }

  /** a·b: the 122-bit product is folded at bit 61, because 2^61 ≡ 1. */
  private static long product(long a, long b) {
    long low = a * b;
    long high = Math.multiplyHigh(a, b);
    return sum(low & MODULUS, (high << 3) | (low >>> 61));
  }

  private static long power(long base, long exponent) {
    long remaining = Math.floorMod(exponent, MODULUS - 1);
    long square = base;
    long power = 1;
    while (remaining > 0) {
      if ((remaining & 1) == 1) {
        power = product(power, square);
      }
      square = product(square, square);
      remaining >>= 1;
    }
    return power;
  }

  @Override
  public boolean same(long[] a, int at, long[] b, int otherAt) {
    return a[at] == b[otherAt];
  }

  @Override
  public boolean isZero(long[] buffer, int at) {
    return buffer[at] == 0;
  }

  /** Shows the representative of least absolute value, so that −1 reads −1. */
  @Override
  public String show(long[] buffer, int at) {
    long value = buffer[at];
    return Long.toString(value > MODULUS / 2 ? value - MODULUS : value);
  }
}
