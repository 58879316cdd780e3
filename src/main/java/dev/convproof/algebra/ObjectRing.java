package dev.convproof.algebra;

import java.util.function.IntFunction;

/** Numbers that are immutable objects and have differences. */
abstract class ObjectRing<T> extends ObjectNumbers<T> implements Subtraction<T[]> {

  ObjectRing(T zero, IntFunction<T[]> array) {
    super(zero, array);
  }

  abstract T difference(T a, T b);

  @Override
  public Structure structure() {
    return Structure.RING;
  }

  @Override
  public final void subtract(T[] from, int at, int step, T[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      int target = toAt + i * toStep;
      to[target] = difference(to[target], from[at + i * step]);
    }
  }
}
