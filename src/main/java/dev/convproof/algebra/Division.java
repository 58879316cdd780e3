package dev.convproof.algebra;

/** An algebra with multiplicative inverses of everything but zero. */
public interface Division<V> extends Subtraction<V> {

  /**
   * Replaces a scalar by its multiplicative inverse.
   *
   * @throws ArithmeticException if the scalar is zero and the algebra has no infinity
   */
  void invert(V buffer, int at);
}
