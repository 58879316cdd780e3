package dev.convproof.cost;

import java.util.Locale;

/** The floating-point types that memory is stated for, each with its width. */
public enum ScalarType {
  /** IEEE 754 half precision. */
  FLOAT16(2),
  /** The upper half of a float32. */
  BFLOAT16(2),
  /** IEEE 754 single precision. */
  FLOAT32(4),
  /** IEEE 754 double precision. */
  FLOAT64(8);

  private final int width;

  ScalarType(int width) {
    this.width = width;
  }

  /** Bytes of one scalar. */
  public int width() {
    return width;
  }

  /** Bytes of so many scalars. */
  public long bytes(long scalars) {
    return Math.multiplyExact(scalars, width);
  }

  /** Such as {@code bfloat16}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
