package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.RootsOfUnity;
import dev.convproof.algebra.Algebra.Scaling;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Counts the buffers that are allocated, over any algebra, and when each is used for the last time:
 * a buffer that nobody uses again needs no memory. Matrix products, gathers and transforms are the
 * plain loops, whatever the inner algebra has, so that all that they allocate is seen.
 *
 * <p>Not seen are constants, roots of unity, and factors that an elimination finds.
 *
 * <p>One instance counts one run; it is not safe for concurrent use, and keeps all buffers.
 *
 * @param <V> the inner algebra's buffers
 */
public final class AllocationCounter<V> extends DelegatingAlgebra<V> {
  private final Algebra<V> inner;
  private final IdentityHashMap<V, Life> lives = new IdentityHashMap<>();
  private long time;

  /** A buffer's size, and the first and the last moment at which it is needed. */
  private static final class Life {
    private final long scalars;
    private final long born;
    private long last;

    Life(long scalars, long born) {
      this.scalars = scalars;
      this.born = born;
      this.last = born;
    }
  }

  /** Counts allocations over an inner algebra. */
  public AllocationCounter(Algebra<V> inner) {
    super(inner);
    this.inner = inner;
  }

  /** Returns the number of all scalars allocated so far. */
  public long total() {
    return lives.values().stream().mapToLong(life -> life.scalars).sum();
  }

  /**
   * Returns how many scalars at most were needed at one moment: allocated, and used then or later.
   * The buffer that a run returns counts until its end.
   */
  public long peak(V returned) {
    TreeMap<Long, Long> changes = new TreeMap<>();
    lives.forEach(
        (buffer, life) -> {
          long last = buffer == returned ? time : life.last;
          changes.merge(life.born, life.scalars, Long::sum);
          changes.merge(last + 1, -life.scalars, Long::sum);
        });
    long needed = 0;
    long peak = 0;
    for (long change : changes.values()) {
      needed += change;
      peak = Math.max(peak, needed);
    }
    return peak;
  }

  private void used(V one, V other) {
    time++;
    used(one);
    used(other);
  }

  private void used(V buffer) {
    Life life = lives.get(buffer);
    if (life != null) {
      life.last = time;
    }
  }

  @Override
  public V zeros(int length) {
    time++;
    V buffer = inner.zeros(length);
    lives.put(buffer, new Life(length, time));
    return buffer;
  }

  @Override
  public void copy(V from, int at, int step, V to, int toAt, int toStep, int count) {
    used(from, to);
    super.copy(from, at, step, to, toAt, toStep, count);
  }

  @Override
  public void add(V from, int at, int step, V to, int toAt, int toStep, int count) {
    used(from, to);
    super.add(from, at, step, to, toAt, toStep, count);
  }

  @Override
  public void multiplyAdd(V x, int xAt, V k, int kAt, V y, int yAt) {
    used(x, k);
    used(y);
    super.multiplyAdd(x, xAt, k, kAt, y, yAt);
  }

  @Override
  public Optional<Scaling<V>> scaling() {
    return inner.scaling().map(Watched::new);
  }

  @Override
  public Optional<RootsOfUnity<V>> roots() {
    return inner.roots();
  }

  @Override
  public Optional<Elimination<V>> elimination() {
    return inner.elimination();
  }

  /** Multiplication by constants that uses buffers. */
  private final class Watched implements Scaling<V> {
    private final Scaling<V> scaling;

    Watched(Scaling<V> scaling) {
      this.scaling = scaling;
    }

    @Override
    public boolean inverts(BigInteger integer) {
      return scaling.inverts(integer);
    }

    @Override
    public void addMultiple(
        BigFraction constant, V from, int at, int step, V to, int toAt, int toStep, int count) {
      used(from, to);
      scaling.addMultiple(constant, from, at, step, to, toAt, toStep, count);
    }
  }
}
