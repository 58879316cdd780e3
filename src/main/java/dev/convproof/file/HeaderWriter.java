package dev.convproof.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The bytes before the data, version 1.0, equal to those that numpy.save writes (1.23 or later).
 *
 * <p>NumPy leaves room for the first size to grow to 21 digits, then pads with 1 to 64 bytes to a
 * multiple of 64, the last of them a line feed.
 */
final class HeaderWriter {

  private static final int ALIGNMENT = 64;
  private static final int ROOM_FOR_DIGITS = 21;
  private static final int BEFORE_HEADER = HeaderReader.MAGIC.length + 4;

  private HeaderWriter() {}

  static ByteBuffer bytes(NpyArray array) {
    String header = padded(dictionary(array) + " ".repeat(room(array.shape())));
    return ByteBuffer.allocate(BEFORE_HEADER + header.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HeaderReader.MAGIC)
        .put(new byte[] {1, 0})
        .putShort((short) header.length())
        .put(header.getBytes(US_ASCII))
        .flip();
  }

  private static String dictionary(NpyArray array) {
    return "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
        .formatted(Descr.littleEndian(array.type()), NpyArray.written(array.shape()));
  }

  private static int room(List<Integer> shape) {
    return shape.isEmpty() ? 0 : ROOM_FOR_DIGITS - String.valueOf(shape.get(0)).length();
  }

  private static String padded(String header) {
    int end = BEFORE_HEADER + header.length() + 1;
    return header + " ".repeat(ALIGNMENT - end % ALIGNMENT) + "\n";
  }
}
