package dev.convproof.claim.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** NumPy's broadcasting: an axis of size 1 stretches, and missing axes in front are of size 1. */
final class Broadcast {
  private Broadcast() {}

  /** The common shape of two. */
  static List<Integer> common(List<Integer> a, List<Integer> b) {
    return shape(a, b)
        .orElseThrow(
            () ->
                ArrayError.value(
                    "operands could not be broadcast together with shapes "
                        + NdArray.tuple(a)
                        + " "
                        + NdArray.tuple(b)));
  }

  /** The positions of a value that is written into an array of some shape. */
  static int[] into(List<Integer> target, List<Integer> value) {
    if (!shape(target, value).filter(target::equals).isPresent()) {
      throw ArrayError.value(
          "could not broadcast an array of shape "
              + NdArray.tuple(value)
              + " into shape "
              + NdArray.tuple(target));
    }
    return positions(value, target);
  }

  private static Optional<List<Integer>> shape(List<Integer> a, List<Integer> b) {
    int axes = Math.max(a.size(), b.size());
    List<Integer> shape = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      int mine = fromFront(a, axes, axis);
      int theirs = fromFront(b, axes, axis);
      if (mine != theirs && mine != 1 && theirs != 1) {
        return Optional.empty();
      }
      shape.add(mine == 1 ? theirs : mine);
    }
    return Optional.of(shape);
  }

  private static int fromFront(List<Integer> shape, int axes, int axis) {
    int own = axis - (axes - shape.size());
    return own < 0 ? 1 : shape.get(own);
  }

  /** For each element of the common shape, in row-major order, the position of its source. */
  static int[] positions(List<Integer> from, List<Integer> to) {
    int[] strides = NdArray.strides(from);
    int[] around = NdArray.strides(to);
    int[] positions = new int[NdArray.size(to)];
    for (int at = 0; at < positions.length; at++) {
      for (int own = 0; own < strides.length; own++) {
        int axis = own + to.size() - from.size();
        if (from.get(own) != 1) {
          positions[at] += at / around[axis] % to.get(axis) * strides[own];
        }
      }
    }
    return positions;
  }
}
