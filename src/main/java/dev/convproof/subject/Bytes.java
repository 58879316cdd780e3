package dev.convproof.subject;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that are appended one after the other, numbers among them little-endian. */
final class Bytes {
  private byte[] array = new byte[1 << 12];
  private ByteBuffer buffer = Frames.over(array);

  /** Returns a buffer that has room for some more bytes; it is valid until the next call. */
  ByteBuffer room(int more) {
    int needed = Math.addExact(buffer.position(), more);
    if (needed > array.length) {
      int at = buffer.position();
      array = Arrays.copyOf(array, Math.max(needed, Math.min(2 * array.length, 1 << 30)));
      buffer = Frames.over(array).position(at);
    }
    return buffer;
  }

  /** Returns the bytes, and behind them some that do not count. */
  byte[] array() {
    return array;
  }

  int size() {
    return buffer.position();
  }

  void clear() {
    buffer.clear();
  }
}
