package dev.convproof.claim.thread;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An array as NumPy has them: any number of dimensions, each of any size from 0, row-major. An
 * array without dimensions is a number.
 *
 * @param shape the sizes
 * @param data the elements
 * @param <V> the buffer type of an algebra
 */
public record NdArray<V>(List<Integer> shape, V data) {
  /** Copies the shape. */
  public NdArray {
    shape = List.copyOf(shape);
  }

  /** The number of dimensions. */
  public int dimensions() {
    return shape.size();
  }

  /** The size of a dimension, as {@code X.shape[axis]}. */
  public int size(int axis) {
    return shape.get(axis);
  }

  /** The number of elements. */
  public int size() {
    return size(shape);
  }

  static int size(List<Integer> shape) {
    return shape.stream().mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b);
  }

  /** Returns how far apart neighbours along each axis lie. */
  static int[] strides(List<Integer> shape) {
    int[] strides = new int[shape.size()];
    int stride = 1;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return strides;
  }

  /** A shape as Python writes a tuple: {@code (2, 3)}, {@code (4,)}, {@code ()}. */
  public static String tuple(List<Integer> shape) {
    String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return shape.size() == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
  }

  /**
   * An exception as NumPy raises it. The message starts with the Python class, such as {@code
   * ValueError: …}.
   */
  public static final class ArrayError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ArrayError(String message) {
      super(message, null, false, false);
    }

    static ArrayError value(String message) {
      return new ArrayError("ValueError: " + message);
    }

    static ArrayError index(String message) {
      return new ArrayError("IndexError: " + message);
    }
  }
}
