package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.RootsOfUnity;
import dev.convproof.algebra.Algebra.Scaling;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Counts what is executed, over any algebra: each scalar carries what it is, and each operation is
 * counted by what it touches. Matrix products are the plain loops, whatever the inner algebra has.
 *
 * <p>One instance counts one run; it is not safe for concurrent use.
 *
 * @param <V> the inner algebra's buffers
 */
public final class CountingAlgebra<V> implements Algebra<CountingAlgebra.Tagged<V>> {
  /** The tag of a fresh zero, in which nothing has been put. */
  private static final byte EMPTY = 0;

  /** The tag of a term that is zero: a product with padding, or a sum of such. */
  private static final byte ZERO_TERM = 1;

  /** The tag of what depends on the data, zero or not. */
  private static final byte DATUM = 2;

  /** The tag of an algorithm's own constants. */
  private static final byte CONSTANT = 3;

  /**
   * Scalars with their tags.
   *
   * @param values the inner algebra's buffer
   * @param tags per scalar: empty (a fresh zero), a term that is zero, a datum or a constant
   */
  public record Tagged<V>(V values, byte[] tags) {}

  private final Algebra<V> inner;
  private long multiplications;
  private long multiplicationsByConstant;
  private long multiplicationsOfZero;
  private long additions;
  private long additionsOfZero;
  private long begun;

  /** Counts operations on an inner algebra. */
  public CountingAlgebra(Algebra<V> inner) {
    this.inner = inner;
  }

  /** Returns what has been executed so far. */
  public Operations executed() {
    return new Operations(
        multiplications,
        multiplicationsByConstant,
        multiplicationsOfZero,
        additions,
        additionsOfZero);
  }

  /**
   * Returns how often a summand was empty so far: no addition here, but one to a zero for numbers
   * without tags, unless they begin a sum with its first term.
   */
  public long begun() {
    return begun;
  }

  /** Counts a multiplication, and returns the product's tag. */
  private byte product(byte x, byte k) {
    if (Math.min(x, k) < DATUM) {
      multiplicationsOfZero++;
      return ZERO_TERM;
    }
    if (Math.max(x, k) == CONSTANT) {
      multiplicationsByConstant++;
    } else {
      multiplications++;
    }
    return DATUM;
  }

  /** Counts an addition, unless a summand is empty, and returns the sum's tag. */
  private byte sum(byte a, byte b) {
    if (a == DATUM && b == DATUM) {
      additions++;
    } else if (a != EMPTY && b != EMPTY) {
      additionsOfZero++;
    } else {
      begun++;
    }
    return a > b ? a : b;
  }

  /** Returns a tagged buffer all of whose scalars are data, zero or not. */
  public Tagged<V> data(V values) {
    return tagged(values, DATUM);
  }

  private Tagged<V> tagged(V values, byte tag) {
    byte[] tags = new byte[inner.length(values)];
    Arrays.fill(tags, tag);
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

  @Override
  public Optional<Scaling<Tagged<V>>> scaling() {
    return inner.scaling().map(CountedScaling::new);
  }

  /** Multiplication by constants, each counted but by 1 and −1. */
  private final class CountedScaling implements Scaling<Tagged<V>> {
    private final Scaling<V> scaling;

    CountedScaling(Scaling<V> scaling) {
      this.scaling = scaling;
    }

    @Override
    public boolean inverts(BigInteger integer) {
      return scaling.inverts(integer);
    }

    @Override
    public void addMultiple(
        BigFraction constant,
        Tagged<V> from,
        int at,
        int step,
        Tagged<V> to,
        int toAt,
        int toStep,
        int count) {
      scaling.addMultiple(constant, from.values(), at, step, to.values(), toAt, toStep, count);
      boolean unit = constant.abs().equals(BigFraction.ONE);
      for (int i = 0; i < count; i++) {
        int target = toAt + i * toStep;
        byte tag = from.tags()[at + i * step];
        byte term = unit ? (byte) Math.max(tag, ZERO_TERM) : product(tag, CONSTANT);
        to.tags()[target] = sum(to.tags()[target], term);
      }
    }
  }

  /** Those of the inner algebra, as constants. */
  @Override
  public Optional<RootsOfUnity<Tagged<V>>> roots() {
    return inner.roots().map(this::constants);
  }

  private RootsOfUnity<Tagged<V>> constants(RootsOfUnity<V> exact) {
    return new RootsOfUnity<>() {
      @Override
      public boolean has(int order) {
        return exact.has(order);
      }

      @Override
      public Tagged<V> powers(int order) {
        return tagged(exact.powers(order), CONSTANT);
      }
    };
  }

  /** The plain transform, whatever the inner algebra has, so that it is there to be counted. */
  @Override
  public Optional<Transforms<Tagged<V>>> transforms() {
    return Algebra.super.transforms().map(this::ofData);
  }

  /** To these transforms every point of a signal is a datum, also the zeros that fill it up. */
  private Transforms<Tagged<V>> ofData(Transforms<Tagged<V>> plain) {
    return new Transforms<>() {
      @Override
      public boolean has(int rows, int columns) {
        return plain.has(rows, columns);
      }

      @Override
      public Tagged<V> forward(int rows, int columns, Tagged<V> signal) {
        return plain.forward(rows, columns, data(signal.values()));
      }

      @Override
      public void multiplyAdd(Tagged<V> x, Tagged<V> k, Tagged<V> sum) {
        plain.multiplyAdd(x, k, sum);
      }

      @Override
      public Tagged<V> inverse(int rows, int columns, Tagged<V> spectrum) {
        return plain.inverse(rows, columns, spectrum);
      }
    };
  }

  /** The inner algebra's: weights are factored beforehand, and nothing is counted of it. */
  @Override
  public Optional<Elimination<Tagged<V>>> elimination() {
    return inner
        .elimination()
        .map(
            exact ->
                (rows, columns, matrix) ->
                    exact
                        .rankOne(rows, columns, matrix.values())
                        .map(f -> new Elimination.Factors<>(data(f.column()), data(f.row()))));
  }
}
