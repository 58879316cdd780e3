package dev.convproof.claim.thread;

/** What stands between the brackets for one axis. */
public sealed interface Slice {
  /** {@code :}. */
  record All() implements Slice {}

  /** {@code from:to}; ends beyond the axis are clamped, negative ones count from behind. */
  record Range(int from, int to) implements Slice {}

  /** A number: the axis goes away. One beyond the axis is an error. */
  record At(int index) implements Slice {}

  /** {@code :}. */
  static Slice all() {
    return new All();
  }

  /** {@code from:to}. */
  static Slice range(int from, int to) {
    return new Range(from, to);
  }

  /** {@code index}. */
  static Slice at(int index) {
    return new At(index);
  }

  /** The first element that is taken from an axis of some size. */
  default int first(int axis, int size) {
    if (this instanceof At at) {
      if (at.index() < -size || at.index() >= size) {
        throw ArrayError.index(
            "index " + at.index() + " is out of bounds for axis " + axis + " with size " + size);
      }
      return at.index() < 0 ? at.index() + size : at.index();
    }
    return this instanceof Range range ? clamped(range.from(), size) : 0;
  }

  /** How many elements are taken from an axis of some size. */
  default int count(int size) {
    if (this instanceof Range range) {
      return Math.max(0, clamped(range.to(), size) - clamped(range.from(), size));
    }
    return this instanceof At ? 1 : size;
  }

  private static int clamped(int end, int size) {
    return Math.max(0, Math.min(size, end < 0 ? end + size : end));
  }
}
