package dev.convproof.algebra;

import dev.convproof.algebra.Arithmetic.Structure;
import java.util.BitSet;

/**
 * Which inputs reach a result: a scalar is a structural zero (null), or the set of the inputs that
 * it was made from. Sums and products unite sets; a product with a structural zero is one. An
 * idempotent semiring, so receptive fields can be read off an execution.
 */
public final class DependencyAlgebra extends ObjectArithmetic<BitSet> {
  /** The only instance. */
  public static final DependencyAlgebra INSTANCE = new DependencyAlgebra();

  private DependencyAlgebra() {
    super(null, BitSet[]::new);
  }

  /** Scalars each of which is an input of its own, numbered from 0. */
  public BitSet[] inputs(int count) {
    BitSet[] buffer = new BitSet[count];
    for (int at = 0; at < count; at++) {
      buffer[at] = new BitSet();
      buffer[at].set(at);
    }
    return buffer;
  }

  @Override
  public String name() {
    return "provenance";
  }

  @Override
  public Structure structure() {
    return Structure.SEMIRING;
  }

  /** Zero is the structural zero; every other integer is made from no input. */
  @Override
  public BitSet[] load(long[] values, int exponent) {
    BitSet[] buffer = new BitSet[values.length];
    for (int at = 0; at < buffer.length; at++) {
      buffer[at] = values[at] == 0 ? null : new BitSet();
    }
    return buffer;
  }

  @Override
  BitSet sum(BitSet a, BitSet b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return union(a, b);
  }

  @Override
  BitSet product(BitSet a, BitSet b) {
    return a == null || b == null ? null : union(a, b);
  }

  private static BitSet union(BitSet a, BitSet b) {
    BitSet union = (BitSet) a.clone();
    union.or(b);
    return union;
  }

  @Override
  public String show(BitSet[] buffer, int at) {
    return buffer[at] == null ? "nothing" : buffer[at].toString();
  }
}
