package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Algebra.RootsOfUnity;
import dev.convproof.algebra.Algebra.Scaling;
import java.util.Optional;

/** An algebra whose roots of unity have half the order that they are asked for. */
record HalfTheOrder<V>(Algebra<V> honest) implements Algebra<V>, RootsOfUnity<V> {
  @Override
  public V zeros(int length) {
    return honest.zeros(length);
  }

  @Override
  public int length(V buffer) {
    return honest.length(buffer);
  }

  @Override
  public void copy(V from, int at, int step, V to, int toAt, int toStep, int count) {
    honest.copy(from, at, step, to, toAt, toStep, count);
  }

  @Override
  public void add(V from, int at, int step, V to, int toAt, int toStep, int count) {
    honest.add(from, at, step, to, toAt, toStep, count);
  }

  @Override
  public void multiplyAdd(V x, int xAt, V k, int kAt, V y, int yAt) {
    honest.multiplyAdd(x, xAt, k, kAt, y, yAt);
  }

  @Override
  public Optional<Scaling<V>> scaling() {
    return honest.scaling();
  }

  @Override
  public Optional<RootsOfUnity<V>> roots() {
    return Optional.of(this);
  }

  @Override
  public boolean has(int order) {
    return true;
  }

  @Override
  public V powers(int order) {
    V right = honest.roots().orElseThrow().powers(order);
    int[] doubled = new int[honest.length(right)];
    for (int k = 0; k < doubled.length; k++) {
      doubled[k] = 2 * k % doubled.length;
    }
    return honest.gather(right, doubled);
  }
}
