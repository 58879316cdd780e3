package dev.convproof.algebra;

/** An algebra that does as another one does, but for what a subclass changes. */
abstract class Forwarding<V> implements Algebra<V> {
  private final Algebra<V> inner;

  Forwarding(Algebra<V> inner) {
    this.inner = inner;
  }

  @Override
  public V zeros(int length) {
    return inner.zeros(length);
  }

  @Override
  public int length(V buffer) {
    return inner.length(buffer);
  }

  @Override
  public void copy(V from, int at, int step, V to, int toAt, int toStep, int count) {
    inner.copy(from, at, step, to, toAt, toStep, count);
  }

  @Override
  public void add(V from, int at, int step, V to, int toAt, int toStep, int count) {
    inner.add(from, at, step, to, toAt, toStep, count);
  }

  @Override
  public void multiplyAdd(V x, int xAt, V k, int kAt, V y, int yAt) {
    inner.multiplyAdd(x, xAt, k, kAt, y, yAt);
  }
}
