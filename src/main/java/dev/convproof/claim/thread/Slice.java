package dev.convproof.claim.thread;

import dev.convproof.claim.thread.NdArray.ArrayError;
import java.util.ArrayList;
import java.util.List;

/** The index between the brackets for one axis. */
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

  /** Returns how many elements are taken from an axis of some size. */
  default int count(int size) {
    if (this instanceof Range range) {
      return Math.max(0, clamped(range.to(), size) - clamped(range.from(), size));
    }
    return this instanceof At ? 1 : size;
  }

  private static int clamped(int end, int size) {
    return Math.max(0, Math.min(size, end < 0 ? end + size : end));
  }

  /**
   * The elements of an array that some slices select.
   *
   * @param shape of what is selected: an axis for every slice that is no number
   * @param positions of the elements, row-major
   */
  record Selection(List<Integer> shape, int[] positions) {

    /** Selects from a shape; axes without a slice are taken whole. */
    static Selection of(List<Integer> from, Slice... slices) {
      if (slices.length > from.size()) {
        throw ArrayError.index(
            "too many indices for array: array is "
                + from.size()
                + "-dimensional, but "
                + slices.length
                + " were indexed");
      }
      int[] strides = NdArray.strides(from);
      int[] positions = {0};
      List<Integer> shape = new ArrayList<>();
      for (int axis = 0; axis < from.size(); axis++) {
        Slice slice = axis < slices.length ? slices[axis] : Slice.all();
        int size = from.get(axis);
        int count = slice.count(size);
        positions = extended(positions, slice.first(axis, size), count, strides[axis]);
        if (!(slice instanceof Slice.At)) {
          shape.add(count);
        }
      }
      return new Selection(shape, positions);
    }

    /** For every position so far, one for each element taken from the next axis. */
    private static int[] extended(int[] positions, int first, int count, int stride) {
      int[] extended = new int[positions.length * count];
      for (int at = 0; at < extended.length; at++) {
        extended[at] = positions[at / count] + (first + at % count) * stride;
      }
      return extended;
    }
  }
}
