package dev.convproof.algebra;

import dev.convproof.algebra.Counted.Tagged;

/** Transforms to which every point of a signal is a datum, also the zeros that fill it up. */
record CountedTransforms<V>(Counted<V> counted, Transforms<Tagged<V>> plain)
    implements Transforms<Tagged<V>> {

  @Override
  public boolean has(int rows, int columns) {
    return plain.has(rows, columns);
  }

  @Override
  public Tagged<V> forward(int rows, int columns, Tagged<V> signal) {
    return plain.forward(rows, columns, counted.data(signal.values()));
  }

  @Override
  public void multiplyAdd(Tagged<V> x, Tagged<V> k, Tagged<V> sum) {
    plain.multiplyAdd(x, k, sum);
  }

  @Override
  public Tagged<V> inverse(int rows, int columns, Tagged<V> spectrum) {
    return plain.inverse(rows, columns, spectrum);
  }
}
