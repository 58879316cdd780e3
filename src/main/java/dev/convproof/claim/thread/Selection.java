package dev.convproof.claim.thread;

import java.util.ArrayList;
import java.util.List;

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
