package dev.convproof.algebra;

/** Primitive roots of unity whose orders are powers of two, in a ring that inverts two. */
public interface RootsOfUnity<V> {

  /** Whether there is a primitive root of an order. */
  boolean has(int order);

  /** The powers w^0 … w^(order/2−1) of a primitive root w; the others are their negatives. */
  V powers(int order);
}
