package dev.convproof.algebra;

import java.util.Arrays;
import java.util.Optional;

/**
 * Counts what is executed, over any algebra: each scalar carries what it is, and each operation is
 * counted by what it touches. Matrix products are the plain loops, whatever the inner algebra has.
 *
 * <p>One instance counts one run; it is not safe for concurrent use.
 *
 * @param <V> the inner algebra's buffers
 */
public final class Counted<V> implements Algebra<Counted.Tagged<V>> {

  /**
   * Scalars with their tags.
   *
   * @param values the inner algebra's buffer
   * @param tags per scalar: empty (a fresh zero), a term that is zero, a datum or a constant
   */
  public record Tagged<V>(V values, byte[] tags) {}

  private final Algebra<V> inner;
  private final Tally tally = new Tally();

  /** Counts operations on an inner algebra. */
  public Counted(Algebra<V> inner) {
    this.inner = inner;
  }

  /** What has been executed so far. */
  public Operations executed() {
    return tally.executed();
  }

  /**
   * How often a summand was empty so far: no addition here, but one to a zero for numbers without
   * tags, unless they begin a sum with its first term.
   */
  public long begun() {
    return tally.begun();
  }

  /** A tagged buffer all of whose scalars are data, zero or not. */
  public Tagged<V> data(V values) {
    return tagged(values, Tally.DATUM);
  }

  /** A tagged buffer all of whose scalars are an algorithm's own constants. */
  Tagged<V> constants(V values) {
    return tagged(values, Tally.CONSTANT);
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
      to.tags()[target] = tally.sum(to.tags()[target], from.tags()[at + i * step]);
    }
  }

  @Override
  public void multiplyAdd(Tagged<V> x, int xAt, Tagged<V> k, int kAt, Tagged<V> y, int yAt) {
    inner.multiplyAdd(x.values(), xAt, k.values(), kAt, y.values(), yAt);
    y.tags()[yAt] = tally.sum(y.tags()[yAt], tally.product(x.tags()[xAt], k.tags()[kAt]));
  }

  @Override
  public Optional<Scaling<Tagged<V>>> scaling() {
    return inner.scaling().map(scaling -> new CountedScaling<>(scaling, tally));
  }

  /** Those of the inner algebra, as constants. */
  @Override
  public Optional<RootsOfUnity<Tagged<V>>> roots() {
    return inner.roots().map(exact -> new CountedRoots<>(this, exact));
  }

  /** The plain transform, whatever the inner algebra has, so that it is there to be counted. */
  @Override
  public Optional<Transforms<Tagged<V>>> transforms() {
    return Algebra.super.transforms().map(plain -> new CountedTransforms<>(this, plain));
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
