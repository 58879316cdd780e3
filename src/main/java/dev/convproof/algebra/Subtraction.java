package dev.convproof.algebra;

/** An algebra with additive inverses. */
public interface Subtraction<V> extends Algebra<V> {

  /** Subtracts {@code count} scalars of one strided range from another: to −= from. */
  void subtract(V from, int at, int step, V to, int toAt, int toStep, int count);
}
