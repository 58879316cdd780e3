package dev.convproof.algebra;

/** An algebra that delegates to another one; a subclass changes what it overrides. */
abstract class DelegatingAlgebra<V> implements Algebra<V> {
  private final Algebra<V> inner;

  DelegatingAlgebra(Algebra<V> inner) {
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
