package dev.convproof.file;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A tensor as a file stores it: a shape, and the elements in C order (the last index varies
 * fastest).
 *
 * <p>The shape {@code ()} is a single number. A size of 0 is legal, and there are then no elements.
 * The array of elements is held, not copied. Equality compares elements: NaN equals NaN, −0.0
 * differs from 0.0.
 */
public final class StoredTensor {

  /** The most dimensions that NumPy 2 gives an array. */
  public static final int MOST_DIMENSIONS = 64;

  private final List<Integer> shape;
  private final ElementType type;

  /** A {@code float[]}, {@code double[]} or {@code long[]}, as the type says. */
  private final Object values;

  private StoredTensor(List<Integer> shape, ElementType type, Object values, int length) {
    this.shape = List.copyOf(shape);
    this.type = type;
    this.values = values;
    require(
        shape.size() <= MOST_DIMENSIONS,
        "%s dimensions: at most %s are possible",
        shape.size(),
        MOST_DIMENSIONS);
    String written = tuple(shape);
    require(shape.stream().allMatch(size -> size >= 0), "shape %s: no size is negative", written);
    BigInteger held = size(shape);
    require(
        held.equals(BigInteger.valueOf(length)),
        "shape %s holds %s elements, but there are %s",
        written,
        held,
        length);
  }

  /**
   * Holds elements of type float32.
   *
   * @throws IllegalArgumentException if a size is negative, there are more dimensions than {@link
   *     #MOST_DIMENSIONS}, or the shape does not hold exactly the elements given
   */
  public static StoredTensor of(List<Integer> shape, float[] values) {
    return new StoredTensor(shape, ElementType.FLOAT32, values, values.length);
  }

  /** Holds elements of type float64; see {@link #of(List, float[])}. */
  public static StoredTensor of(List<Integer> shape, double[] values) {
    return new StoredTensor(shape, ElementType.FLOAT64, values, values.length);
  }

  /**
   * Holds elements of one of the integer types, each widened to a {@code long}.
   *
   * @throws IllegalArgumentException if the type is no integer type, a value is outside it, or the
   *     shape is wrong; see {@link #of(List, float[])}
   */
  public static StoredTensor of(List<Integer> shape, ElementType type, long[] values) {
    require(type.isInteger(), "%s is not an integer type", type);
    for (int i = 0; i < values.length; i++) {
      if (values[i] < type.smallest() || values[i] > type.largest()) {
        throw new IllegalArgumentException(
            "%s at position %s is outside %s, which goes from %s to %s"
                .formatted(values[i], i, type, type.smallest(), type.largest()));
      }
    }
    return new StoredTensor(shape, type, values, values.length);
  }

  public List<Integer> shape() {
    return shape;
  }

  public ElementType type() {
    return type;
  }

  /** Returns the number of elements. */
  public int size() {
    return size(shape).intValueExact();
  }

  /**
   * Returns the elements of type float32.
   *
   * @throws ClassCastException if they have another type; so do the two methods below
   */
  public float[] floats() {
    return (float[]) values;
  }

  /** Returns the elements of type float64. */
  public double[] doubles() {
    return (double[]) values;
  }

  /** Returns the elements of any integer type. */
  public long[] integers() {
    return (long[]) values;
  }

  /** Returns how many elements a shape holds: exact, since three large sizes overflow a long. */
  static BigInteger size(List<Integer> shape) {
    return shape.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  /** Writes a shape as a Python tuple: {@code ()}, {@code (3,)}, {@code (2, 3)}. */
  public static String tuple(List<Integer> shape) {
    String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return shape.size() == 1 ? "(" + sizes + ",)" : "(" + sizes + ")";
  }

  /** Writes the indices of the element at a position, as NumPy takes them: {@code [1, 0]}. */
  public static String index(List<Integer> shape, int position) {
    int[] index = new int[shape.size()];
    int rest = position;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return Arrays.toString(index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredTensor that
        && type == that.type
        && shape.equals(that.shape)
        && Arrays.deepEquals(new Object[] {values}, new Object[] {that.values});
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(new Object[] {shape, type, values});
  }

  /** Lists the elements: {@code int8 (1,) [7]}. */
  @Override
  public String toString() {
    String listed = Arrays.deepToString(new Object[] {values});
    return type + " " + tuple(shape) + " " + listed.substring(1, listed.length() - 1);
  }

  private static void require(boolean condition, String message, Object... arguments) {
    if (!condition) {
      throw new IllegalArgumentException(message.formatted(arguments));
    }
  }

  /** The element types that can be read and written, named as NumPy names them. */
  public enum ElementType {
    FLOAT32('f', 4),
    FLOAT64('f', 8),
    INT8('i', 1),
    INT16('i', 2),
    INT32('i', 4),
    INT64('i', 8),
    UINT8('u', 1),
    UINT16('u', 2),
    UINT32('u', 4),
    UINT64('u', 8);

    private final char kind;
    private final int bytes;

    ElementType(char kind, int bytes) {
      this.kind = kind;
      this.bytes = bytes;
    }

    /** Returns the bytes per element in a file. */
    public int bytes() {
      return bytes;
    }

    public boolean isInteger() {
      return kind != 'f';
    }

    public boolean isUnsigned() {
      return kind == 'u';
    }

    /** Returns the smallest integer of this type; meaningless for the floating types. */
    public long smallest() {
      return isUnsigned() ? 0 : -1L << (Byte.SIZE * bytes - 1);
    }

    /**
     * Returns the largest integer of this type that a {@code long} holds: for uint64 that is 2^63 −
     * 1, half of what the type can express. Meaningless for the floating types.
     */
    public long largest() {
      int bits = Byte.SIZE * bytes - (isUnsigned() ? 0 : 1);
      return bits < Long.SIZE ? (1L << bits) - 1 : Long.MAX_VALUE;
    }

    /** Returns NumPy's name, such as {@code float64}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns NumPy's kind and the bytes, without their order, such as {@code f8}. */
    String code() {
      return "" + kind + bytes;
    }

    /** Reads one integer; a uint64 beyond 2^63 − 1 comes out negative. */
    long get(ByteBuffer from) {
      return switch (bytes) {
        case Byte.BYTES -> isUnsigned() ? Byte.toUnsignedLong(from.get()) : from.get();
        case Short.BYTES -> isUnsigned() ? Short.toUnsignedLong(from.getShort()) : from.getShort();
        case Integer.BYTES -> isUnsigned() ? Integer.toUnsignedLong(from.getInt()) : from.getInt();
        default -> from.getLong();
      };
    }

    /** Writes one integer. */
    void put(ByteBuffer to, long value) {
      switch (bytes) {
        case Byte.BYTES -> to.put((byte) value);
        case Short.BYTES -> to.putShort((short) value);
        case Integer.BYTES -> to.putInt((int) value);
        default -> to.putLong(value);
      }
    }
  }
}
