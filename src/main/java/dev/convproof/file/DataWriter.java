package dev.convproof.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** Writes elements in little-endian order, in chunks. */
final class DataWriter {

  private final WritableByteChannel file;
  private final NpyData data;
  private final ByteBuffer chunk =
      ByteBuffer.allocate(DataReader.CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  DataWriter(WritableByteChannel file, NpyData data) {
    this.file = file;
    this.data = data;
  }

  void write() throws IOException {
    int perChunk = chunk.capacity() / data.type().bytes();
    for (int start = 0; start < data.length(); start += perChunk) {
      int count = Math.min(perChunk, data.length() - start);
      put(start, count);
      drain(file, chunk.position(0).limit(count * data.type().bytes()));
      chunk.clear();
    }
  }

  /** Writes all that remains in the buffer. */
  static void drain(WritableByteChannel file, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  private void put(int start, int count) {
    if (data instanceof NpyData.Float32 floats) {
      chunk.asFloatBuffer().put(floats.values(), start, count);
    } else if (data instanceof NpyData.Float64 doubles) {
      chunk.asDoubleBuffer().put(doubles.values(), start, count);
    } else if (data instanceof NpyData.Integers integers) {
      for (int i = start; i < start + count; i++) {
        put(integers.values()[i]);
      }
    }
  }

  private void put(long value) {
    switch (data.type().bytes()) {
      case Byte.BYTES -> chunk.put((byte) value);
      case Short.BYTES -> chunk.putShort((short) value);
      case Integer.BYTES -> chunk.putInt((int) value);
      default -> chunk.putLong(value);
    }
  }
}
