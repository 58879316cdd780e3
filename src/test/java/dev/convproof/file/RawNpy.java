package dev.convproof.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file made by hand, so that any part of it can be wrong. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record RawNpy(int version, String header, int claimedHeaderBytes, byte[] data) {

  /** A version 1.0 file without data. */
  static RawNpy withHeader(String header) {
    return new RawNpy(1, header, header.getBytes(UTF_8).length, new byte[0]);
  }

  static RawNpy of(String descr, String shape) {
    return withHeader("{'descr': %s, 'fortran_order': False, 'shape': %s}".formatted(descr, shape));
  }

  /** The file that a machine of this byte order would write. */
  static RawNpy of(StoredTensor tensor, ByteOrder order) {
    String mark = order == ByteOrder.BIG_ENDIAN ? ">" : "<";
    return of("'" + mark + tensor.type().code() + "'", StoredTensor.tuple(tensor.shape()))
        .data(encoded(tensor, order));
  }

  RawNpy version(int major) {
    return new RawNpy(major, header, claimedHeaderBytes, data);
  }

  RawNpy claimingHeaderBytes(int bytes) {
    return new RawNpy(version, header, bytes, data);
  }

  RawNpy data(byte[] bytes) {
    return new RawNpy(version, header, claimedHeaderBytes, bytes);
  }

  byte[] bytes() {
    byte[] text = header.getBytes(UTF_8);
    ByteBuffer file = ByteBuffer.allocate(12 + text.length + data.length);
    file.order(ByteOrder.LITTLE_ENDIAN).put(NpyReader.MAGIC).put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) claimedHeaderBytes);
    } else {
      file.putInt(claimedHeaderBytes);
    }
    file.put(text).put(data);
    return Arrays.copyOf(file.array(), file.position());
  }

  Path writtenTo(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static byte[] encoded(StoredTensor tensor, ByteOrder order) {
    int size = tensor.type().bytes();
    ByteBuffer bytes = ByteBuffer.allocate(tensor.size() * size).order(order);
    for (int i = 0; i < tensor.size(); i++) {
      switch (tensor.type()) {
        case FLOAT32 -> bytes.putFloat(tensor.floats()[i]);
        case FLOAT64 -> bytes.putDouble(tensor.doubles()[i]);
        case FLOAT16 -> bytes.putShort((short) tensor.type().bitsOf(tensor.floats()[i]));
        default -> put(bytes, size, tensor.integers()[i]);
      }
    }
    return bytes.array();
  }

  private static void put(ByteBuffer bytes, int size, long value) {
    switch (size) {
      case 1 -> bytes.put((byte) value);
      case 2 -> bytes.putShort((short) value);
      case 4 -> bytes.putInt((int) value);
      default -> bytes.putLong(value);
    }
  }
}
