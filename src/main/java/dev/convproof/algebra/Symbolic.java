package dev.convproof.algebra;

/**
 * Numbers that have indeterminates: equal results on different indeterminates are equal for all
 * values, because where data moves cannot depend on what the data are.
 */
public interface Symbolic<V> extends Arithmetic<V> {

  /** Different indeterminates, numbered from {@code first}. */
  V indeterminates(int first, int count);

  /** The values that equality on indeterminates speaks for, in words. */
  String speaksFor();
}
