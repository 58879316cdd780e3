package dev.convproof.file;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An array as NumPy stores it: a shape, and the elements in C order.
 *
 * <p>The shape {@code ()} is a single number. A size of 0 is legal, and there are then no elements.
 */
public record NpyArray(List<Integer> shape, NpyData data) {

  /** The most dimensions that NumPy 2 gives an array. */
  public static final int MOST_DIMENSIONS = 64;

  /**
   * Copies the shape, holds the data.
   *
   * @throws IllegalArgumentException if a size is negative, there are more dimensions than {@link
   *     #MOST_DIMENSIONS}, or the shape does not hold exactly the elements given
   */
  public NpyArray {
    shape = List.copyOf(shape);
    String written = written(shape);
    if (shape.size() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "%s dimensions: at most %s are possible".formatted(shape.size(), MOST_DIMENSIONS));
    }
    if (shape.stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException("shape %s: no size is negative".formatted(written));
    }
    if (!elements(shape).equals(BigInteger.valueOf(data.length()))) {
      throw new IllegalArgumentException(
          "shape %s holds %s elements, but there are %s"
              .formatted(written, elements(shape), data.length()));
    }
  }

  public ElementType type() {
    return data.type();
  }

  /** How many elements a shape holds: exact, since three large sizes overflow a {@code long}. */
  static BigInteger elements(List<Integer> shape) {
    BigInteger product = BigInteger.ONE;
    for (int size : shape) {
      product = product.multiply(BigInteger.valueOf(size));
    }
    return product;
  }

  /** The shape as a Python tuple: {@code ()}, {@code (3,)}, {@code (2, 3)}. */
  static String written(List<Integer> shape) {
    String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return shape.size() == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
  }
}
