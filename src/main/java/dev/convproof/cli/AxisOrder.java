package dev.convproof.cli;

import dev.convproof.file.StoredTensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the axes of our order, [n, c, h, w] or [co, ci/g, kh, kw], stand in a file. Of three axes,
 * those of one image, the first is left out.
 */
enum AxisOrder {
  /** As ours. */
  AS_OURS(0, 1, 2, 3),
  /** [n, h, w, c]. */
  NHWC(0, 3, 1, 2),
  /** [kh, kw, ci/g, co]. */
  HWIO(3, 2, 0, 1);

  private final int[] inFile;

  AxisOrder(int... inFile) {
    this.inFile = inFile;
  }

  boolean isOurs() {
    return this == AS_OURS;
  }

  private int[] of(int axes) {
    int left = inFile.length - axes;
    return Arrays.stream(inFile).skip(left).map(axis -> axis - left).toArray();
  }

  private boolean suits(int axes) {
    return !isOurs() && (axes == 4 || (axes == 3 && this == NHWC));
  }

  /** Returns a file's tensor with its axes in our order. */
  StoredTensor toOurs(StoredTensor stored) {
    int axes = stored.shape().size();
    return suits(axes) ? stored.permuted(of(axes)) : stored;
  }

  /** Returns a tensor with its axes in the order of a file. */
  StoredTensor toFile(StoredTensor ours) {
    int axes = ours.shape().size();
    return suits(axes) ? ours.permuted(inverse(axes)) : ours;
  }

  private int[] inverse(int axes) {
    int[] of = of(axes);
    return IntStream.range(0, axes)
        .map(
            axis -> IntStream.range(0, axes).filter(at -> of[at] == axis).findFirst().orElseThrow())
        .toArray();
  }

  /** Returns sizes, or indices, in the order of a file. */
  List<Integer> inFile(List<Integer> ours) {
    return suits(ours.size())
        ? Arrays.stream(inverse(ours.size())).mapToObj(ours::get).toList()
        : ours;
  }

  /** Returns the indices in a file, as NumPy takes them, of an element of a tensor of our order. */
  String index(List<Integer> shape, int position) {
    Integer[] index = new Integer[shape.size()];
    int rest = position;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return inFile(List.of(index)).toString();
  }
}
