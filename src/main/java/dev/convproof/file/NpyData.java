package dev.convproof.file;

import java.util.Arrays;

/**
 * The elements of an array in C order: the last index varies fastest.
 *
 * <p>The arrays are held, not copied. Equality compares elements: NaN equals NaN, −0.0 differs from
 * 0.0.
 */
@SuppressWarnings("ArrayRecordComponent") // Equality is defined below; copying would double memory.
public sealed interface NpyData {

  ElementType type();

  /** Number of elements. */
  int length();

  /** Elements of type float32. */
  record Float32(float[] values) implements NpyData {
    @Override
    public ElementType type() {
      return ElementType.FLOAT32;
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Float32 that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return "float32 " + Arrays.toString(values);
    }
  }

  /** Elements of type float64. */
  record Float64(double[] values) implements NpyData {
    @Override
    public ElementType type() {
      return ElementType.FLOAT64;
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Float64 that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return "float64 " + Arrays.toString(values);
    }
  }

  /** Elements of one of the integer types, widened to {@code long}. */
  record Integers(ElementType type, long[] values) implements NpyData {
    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException if the type is no integer type, or a value is outside it
     */
    public Integers {
      if (!type.isInteger()) {
        throw new IllegalArgumentException(type + " is not an integer type");
      }
      for (int i = 0; i < values.length; i++) {
        if (values[i] < type.smallest() || values[i] > type.largest()) {
          throw new IllegalArgumentException(
              "%s at position %s is outside %s, which goes from %s to %s"
                  .formatted(values[i], i, type, type.smallest(), type.largest()));
        }
      }
    }

    @Override
    public int length() {
      return values.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Integers that
          && type == that.type
          && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return 31 * type.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return type + " " + Arrays.toString(values);
    }
  }
}
