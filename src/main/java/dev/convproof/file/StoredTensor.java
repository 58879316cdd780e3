package dev.convproof.file;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /**
   * Holds elements of a floating-point type of 32 bits and fewer, each widened to a {@code float}.
   *
   * @throws IllegalArgumentException if the type is another, a value is none of its, or the shape
   *     is wrong; see {@link #of(List, float[])}
   */
  public static StoredTensor of(List<Integer> shape, ElementType type, float[] values) {
    require(type.kind == ElementType.Kind.FLOAT, "%s is no type of at most 32 bits", type);
    for (int i = 0; type.bits != null && i < values.length; i++) {
      if (!Float.isNaN(values[i]) && type.floatOf(type.bitsOf(values[i])) != values[i]) {
        throw new IllegalArgumentException(
            "%s at position %s is no %s".formatted(values[i], i, type));
      }
    }
    return new StoredTensor(shape, type, values, values.length);
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
   * Returns the elements of float32 and what is narrower, exactly.
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

  /** Returns the tensor with its axes in the reverse order. */
  StoredTensor transposed() {
    int[] axes = new int[shape.size()];
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = axes.length - 1 - axis;
    }
    return permuted(axes);
  }

  /**
   * Returns the tensor with its axes in another order, as numpy.transpose does.
   *
   * @param axes the axis of this tensor that becomes the first, the second, and so on
   */
  public StoredTensor permuted(int... axes) {
    int rank = shape.size();
    require(
        Arrays.stream(axes)
            .sorted()
            .boxed()
            .toList()
            .equals(IntStream.range(0, rank).boxed().toList()),
        "%s is no order of %s axes",
        Arrays.toString(axes),
        rank);
    int[] strides = new int[rank];
    for (int axis = rank - 1, stride = 1; axis >= 0; stride *= shape.get(axis), axis--) {
      strides[axis] = stride;
    }
    List<Integer> sizes = Arrays.stream(axes).mapToObj(shape::get).toList();
    Object moved = Array.newInstance(values.getClass().getComponentType(), Array.getLength(values));
    int[] index = new int[rank];
    for (int to = 0, from = 0; to < Array.getLength(values); to++) {
      System.arraycopy(values, from, moved, to, 1);
      for (int axis = rank - 1; axis >= 0; axis--) {
        int stride = strides[axes[axis]];
        from += stride;
        if (++index[axis] < sizes.get(axis)) {
          break;
        }
        from -= index[axis] * stride;
        index[axis] = 0;
      }
    }
    return new StoredTensor(sizes, type, moved, Array.getLength(values));
  }

  /** Returns the elements of any type as doubles: the nearest, where an integer is beyond 2^53. */
  public double[] widened() {
    double[] wide = new double[size()];
    for (int at = 0; at < wide.length; at++) {
      wide[at] = Array.getDouble(values, at);
    }
    return wide;
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

  /** The element types that can be read and written, named as NumPy and ml_dtypes name them. */
  public enum ElementType {
    FLOAT32("f4", Kind.FLOAT, 4, null),
    FLOAT64("f8", Kind.DOUBLE, 8, null),
    /** IEEE 754 half precision. */
    FLOAT16("f2", Kind.FLOAT, 2, new Bits(5, 10, true)),
    /** Single precision without its last 16 bits; in an .npy file two bytes of no type. */
    BFLOAT16("V2", Kind.FLOAT, 2, new Bits(8, 7, true)),
    /** OCP's E4M3, which has no infinity. */
    FLOAT8_E4M3FN("", Kind.FLOAT, 1, new Bits(4, 3, false)),
    /** OCP's E5M2. */
    FLOAT8_E5M2("", Kind.FLOAT, 1, new Bits(5, 2, true)),
    INT8("i1", Kind.INTEGER, 1, null),
    INT16("i2", Kind.INTEGER, 2, null),
    INT32("i4", Kind.INTEGER, 4, null),
    INT64("i8", Kind.INTEGER, 8, null),
    UINT8("u1", Kind.INTEGER, 1, null),
    UINT16("u2", Kind.INTEGER, 2, null),
    UINT32("u4", Kind.INTEGER, 4, null),
    UINT64("u8", Kind.INTEGER, 8, null);

    private final String code;
    private final Kind kind;
    private final int bytes;
    private final Bits bits;

    /** The arrays that hold elements: {@code double[]}, {@code float[]} and {@code long[]}. */
    enum Kind {
      DOUBLE,
      FLOAT,
      INTEGER
    }

    /**
     * How the bits of a narrow floating-point number are laid out, after its sign.
     *
     * @param infinite whether the greatest exponent is for infinities and NaN alone; otherwise all
     *     ones are NaN
     */
    private record Bits(int exponent, int fraction, boolean infinite) {
      private int bias() {
        return (1 << (exponent - 1)) - 1;
      }

      float valueOf(int bits) {
        int most = (1 << exponent) - 1;
        int e = bits >> fraction & most;
        int m = bits & ((1 << fraction) - 1);
        float sign = (bits >> (exponent + fraction) & 1) == 0 ? 1 : -1;
        if (e == most && infinite) {
          return m == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        if (e == most && m == (1 << fraction) - 1) {
          return Float.NaN;
        }
        int whole = e == 0 ? m : m + (1 << fraction);
        return sign * Math.scalb((float) whole, Math.max(e, 1) - bias() - fraction);
      }

      /** Returns the bits of a value of the format. */
      int of(float value) {
        int sign = Float.floatToRawIntBits(value) < 0 ? 1 << (exponent + fraction) : 0;
        int most = (1 << exponent) - 1;
        if (Float.isNaN(value)) {
          return sign | most << fraction | (infinite ? 1 << (fraction - 1) : (1 << fraction) - 1);
        }
        if (Float.isInfinite(value)) {
          return sign | most << fraction;
        }
        int e = Math.max(Math.getExponent(value), 1 - bias());
        int whole = (int) Math.scalb(Math.abs(value), fraction - e);
        return sign | (whole >> fraction == 0 ? whole : whole + ((e + bias() - 1) << fraction));
      }
    }

    ElementType(String code, Kind kind, int bytes, Bits bits) {
      this.code = code;
      this.kind = kind;
      this.bytes = bytes;
      this.bits = bits;
    }

    /** Returns the kind of array that holds elements of this type. */
    Kind kind() {
      return kind;
    }

    /** Returns the number whose bits these are, of a floating-point type of 8 or 16 bits. */
    public float floatOf(int stored) {
      return bits.valueOf(stored);
    }

    /** Returns the bits of a number, of a floating-point type of 8 or 16 bits. */
    public int bitsOf(float value) {
      return bits.of(value);
    }

    /** Returns the bytes per element in a file. */
    public int bytes() {
      return bytes;
    }

    public boolean isInteger() {
      return kind == Kind.INTEGER;
    }

    public boolean isUnsigned() {
      return code.startsWith("u");
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

    /**
     * Returns NumPy's kind and the bytes, without their order, such as {@code f8}; empty where
     * NumPy has none.
     */
    String code() {
      return code;
    }

    /** Reads one integer, or the bits of a number; a uint64 beyond 2^63 − 1 comes out negative. */
    public long get(ByteBuffer from) {
      return switch (bytes) {
        case Byte.BYTES -> isUnsigned() ? Byte.toUnsignedLong(from.get()) : from.get();
        case Short.BYTES -> isUnsigned() ? Short.toUnsignedLong(from.getShort()) : from.getShort();
        case Integer.BYTES -> isUnsigned() ? Integer.toUnsignedLong(from.getInt()) : from.getInt();
        default -> from.getLong();
      };
    }

    /** Writes one integer, or the bits of a number. */
    public void put(ByteBuffer to, long value) {
      switch (bytes) {
        case Byte.BYTES -> to.put((byte) value);
        case Short.BYTES -> to.putShort((short) value);
        case Integer.BYTES -> to.putInt((int) value);
        default -> to.putLong(value);
      }
    }
  }
}
