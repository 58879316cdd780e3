package dev.convproof.algebra;

import java.util.Arrays;

/**
 * Counts what is executed, over any algebra: each scalar carries what it is, and each operation is
 * counted by what it touches. Matrix products are the plain loops, whatever the inner algebra has.
 *
 * <p>One instance counts one run; it is not safe for concurrent use.
 *
 * @param <V> the inner algebra's buffers
 */
public final class Counted<V> implements Algebra<Counted.Tagged<V>> {

  /** What a scalar is, in the order of precedence under addition. */
  private static final byte EMPTY = 0;

  private static final byte ZERO_TERM = 1;
  private static final byte DATUM = 2;

  /**
   * Scalars with their tags.
   *
   * @param values the inner algebra's buffer
   * @param tags per scalar: empty (a fresh zero), a term that is zero, or data
   */
  public record Tagged<V>(V values, byte[] tags) {}

  private final Algebra<V> inner;
  private long multiplications;
  private long multiplicationsOfZero;
  private long additions;
  private long additionsOfZero;

  /** Counts operations on an inner algebra. */
  public Counted(Algebra<V> inner) {
    this.inner = inner;
  }

  /** What has been executed so far. */
  public Operations executed() {
    return new Operations(multiplications, multiplicationsOfZero, additions, additionsOfZero);
  }

  /** A tagged buffer all of whose scalars are data, zero or not. */
  public Tagged<V> data(V values) {
    byte[] tags = new byte[inner.length(values)];
    Arrays.fill(tags, DATUM);
    return new Tagged<>(values, tags);
  }

  @Override
  public Tagged<V> zeros(int length) {
    return new Tagged<>(inner.zeros(length), new byte[length]);
  }

  @Override
  public int length(Tagged<V> buffer) {
    return buffer.tags().length;
  }

  @Override
  public void copy(
      Tagged<V> from, int at, int step, Tagged<V> to, int toAt, int toStep, int count) {
    inner.copy(from.values(), at, step, to.values(), toAt, toStep, count);
    for (int i = 0; i < count; i++) {
      to.tags()[toAt + i * toStep] = from.tags()[at + i * step];
    }
  }

  @Override
  public void add(Tagged<V> from, int at, int step, Tagged<V> to, int toAt, int toStep, int count) {
    inner.add(from.values(), at, step, to.values(), toAt, toStep, count);
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to.tags()[target] = sum(to.tags()[target], from.tags()[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(Tagged<V> x, int xAt, Tagged<V> k, int kAt, Tagged<V> y, int yAt) {
    inner.multiplyAdd(x.values(), xAt, k.values(), kAt, y.values(), yAt);
    y.tags()[yAt] = sum(y.tags()[yAt], product(x.tags()[xAt], k.tags()[kAt]));
  }

  private byte product(byte x, byte k) {
    if (x == DATUM && k == DATUM) {
      multiplications++;
      return DATUM;
    }
    multiplicationsOfZero++;
    return ZERO_TERM;
  }

  private byte sum(byte a, byte b) {
    if (a == DATUM && b == DATUM) {
      additions++;
    } else if (a != EMPTY && b != EMPTY) {
      additionsOfZero++;
    }
    return a > b ? a : b;
  }
}
