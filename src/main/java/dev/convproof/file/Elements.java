package dev.convproof.file;

import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException.Malformed;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The elements of a tensor as bytes: their type, their order, and the shape.
 *
 * @param columnMajor whether the first index varies fastest, as in Fortran
 */
record Elements(ElementType type, ByteOrder order, List<Integer> shape, boolean columnMajor) {
  /** A multiple of every element's size. */
  static final int CHUNK_BYTES = 1 << 16;

  static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

  /** Returns how many elements there are; at most 2^31 − 1. */
  int count() {
    return StoredTensor.size(shape).intValueExact();
  }

  long bytes() {
    return (long) count() * type.bytes();
  }

  /** For messages: {@code shape (2, 3) of float64}. */
  @Override
  public String toString() {
    return "shape " + StoredTensor.tuple(shape) + " of " + type;
  }

  /** Checks that a shape can be held. */
  static void requireShape(List<BigInteger> sizes, String shown) throws Malformed {
    if (sizes.size() > StoredTensor.MOST_DIMENSIONS) {
      throw new Malformed(
          "shape has %s dimensions; at most %s would be right",
          sizes.size(), StoredTensor.MOST_DIMENSIONS);
    }
    for (BigInteger size : sizes) {
      if (size.signum() < 0 || size.compareTo(MOST) > 0) {
        throw new Malformed(
            "shape %s has the size %s; a whole number from 0 to %s would be right",
            shown, size, MOST);
      }
    }
    BigInteger elements = sizes.stream().reduce(BigInteger.ONE, BigInteger::multiply);
    if (elements.compareTo(MOST) > 0) {
      throw new Malformed(
          "shape %s holds %s elements; at most %s would be right", shown, elements, MOST);
    }
  }

  /** Reads the elements; the caller has compared their bytes with those that there are. */
  StoredTensor read(ByteSource from) throws IOException, Malformed {
    StoredTensor stored =
        switch (type.kind()) {
          case DOUBLE -> {
            double[] values = new double[count()];
            chunks(from, (at, n, chunk) -> chunk.asDoubleBuffer().get(values, at, n));
            yield StoredTensor.of(turned(), values);
          }
          case FLOAT -> {
            float[] values = new float[count()];
            chunks(from, (at, n, chunk) -> floats(values, at, n, chunk));
            yield StoredTensor.of(turned(), type, values);
          }
          case INTEGER -> {
            long[] values = new long[count()];
            chunks(from, (at, n, chunk) -> longs(values, at, n, chunk));
            requireLongs(values);
            yield StoredTensor.of(turned(), type, values);
          }
        };
    return columnMajor ? stored.transposed() : stored;
  }

  private List<Integer> turned() {
    List<Integer> sizes = new ArrayList<>(shape);
    if (columnMajor) {
      Collections.reverse(sizes);
    }
    return sizes;
  }

  private void floats(float[] values, int at, int count, ByteBuffer chunk) {
    if (type == ElementType.FLOAT32) {
      chunk.asFloatBuffer().get(values, at, count);
      return;
    }
    for (int i = at; i < at + count; i++) {
      values[i] = type.floatOf((int) type.get(chunk));
    }
  }

  private void longs(long[] values, int at, int count, ByteBuffer chunk) {
    for (int i = at; i < at + count; i++) {
      values[i] = type.get(chunk);
    }
  }

  /** Takes the elements from {@code at} on, {@code count} of them. */
  private interface Sink {
    void take(int at, int count, ByteBuffer chunk);
  }

  private void chunks(ByteSource from, Sink sink) throws IOException, Malformed {
    int perChunk = CHUNK_BYTES / type.bytes();
    int elements = count();
    int count;
    for (int at = 0; at < elements; at += count) {
      count = Math.min(perChunk, elements - at);
      sink.take(at, count, from.next(count * type.bytes()).order(order));
    }
  }

  private void requireLongs(long[] values) throws Malformed {
    for (int at = 0; type == ElementType.UINT64 && at < values.length; at++) {
      if (values[at] < 0) {
        throw new Malformed(
            "the uint64 at index %s is %s; at most %s, the largest int64, would be right",
            StoredTensor.index(shape, at), Long.toUnsignedString(values[at]), Long.MAX_VALUE);
      }
    }
  }
}
