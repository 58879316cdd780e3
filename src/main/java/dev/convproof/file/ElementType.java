package dev.convproof.file;

import java.util.Locale;

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

  /** Bytes per element in a file. */
  public int bytes() {
    return bytes;
  }

  public boolean isInteger() {
    return kind != 'f';
  }

  public boolean isUnsigned() {
    return kind == 'u';
  }

  /** The smallest integer of this type; meaningless for the floating types. */
  public long smallest() {
    return isUnsigned() ? 0 : smallestSigned();
  }

  /**
   * The largest integer of this type that a {@code long} holds: for uint64 that is 2^63 − 1, half
   * of what the type can express. Meaningless for the floating types.
   */
  public long largest() {
    return isUnsigned() && bytes < Long.BYTES ? (1L << bits()) - 1 : ~smallestSigned();
  }

  /** NumPy's name, such as {@code float64}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Kind and bytes without the byte order, such as {@code f8}. */
  String code() {
    return "" + kind + bytes;
  }

  private int bits() {
    return Byte.SIZE * bytes;
  }

  private long smallestSigned() {
    return -1L << (bits() - 1);
  }
}
