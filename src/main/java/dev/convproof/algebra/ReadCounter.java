package dev.convproof.algebra;

/**
 * Counts how often each scalar of one buffer is read, over any algebra. Matrix products and gathers
 * are the plain loops, whatever the inner algebra has, so that each of their reads is seen.
 *
 * <p>One instance counts one run; it is not safe for concurrent use.
 *
 * @param <V> the inner algebra's buffers
 */
public final class ReadCounter<V> extends DelegatingAlgebra<V> {
  private final V watched;
  private final long[] reads;

  /** Watches a buffer of an inner algebra. */
  public ReadCounter(Algebra<V> inner, V watched) {
    super(inner);
    this.watched = watched;
    this.reads = new long[inner.length(watched)];
  }

  /** Returns how often each scalar has been read so far. */
  public long[] counts() {
    return reads.clone();
  }

  private void read(V from, int at, int step, int count) {
    if (from == watched) {
      for (int i = 0; i < count; i++) {
        reads[at + i * step]++;
      }
    }
  }

  @Override
  public void copy(V from, int at, int step, V to, int toAt, int toStep, int count) {
    read(from, at, step, count);
    super.copy(from, at, step, to, toAt, toStep, count);
  }

  @Override
  public void add(V from, int at, int step, V to, int toAt, int toStep, int count) {
    read(from, at, step, count);
    super.add(from, at, step, to, toAt, toStep, count);
  }

  @Override
  public void multiplyAdd(V x, int xAt, V k, int kAt, V y, int yAt) {
    read(x, xAt, 1, 1);
    read(k, kAt, 1, 1);
    super.multiplyAdd(x, xAt, k, kAt, y, yAt);
  }
}
