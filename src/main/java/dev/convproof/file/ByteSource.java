package dev.convproof.file;

import dev.convproof.file.TensorFileException.Malformed;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** Bytes that are read from front to back, and of which it is known how many there are. */
final class ByteSource {
  private final InputStream from;
  private final long size;
  private long position;

  /** Reads so many bytes of a stream. */
  ByteSource(InputStream from, long size) {
    this.from = from;
    this.size = size;
  }

  /** Reads a file from a position to its end. */
  static ByteSource of(FileChannel file) throws IOException {
    return new ByteSource(Channels.newInputStream(file), file.size() - file.position());
  }

  long size() {
    return size;
  }

  long left() {
    return size - position;
  }

  /** Reads what is named for the case that it is cut off. */
  ByteBuffer next(int bytes, String what) throws IOException, Malformed {
    if (bytes > left()) {
      throw new Malformed(
          "the file is cut short: it ends after %s bytes, where %s goes from byte %s to %s;"
              + " save the array again",
          size, what, position, position + bytes);
    }
    return next(bytes);
  }

  /** Reads bytes that there are, as numbers that are little-endian. */
  ByteBuffer next(int bytes) throws IOException, Malformed {
    byte[] read = from.readNBytes(bytes);
    position += read.length;
    if (read.length < bytes) {
      throw new Malformed("the file became shorter while it was read; read it again");
    }
    return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
  }

  void skip(long bytes) throws IOException, Malformed {
    try {
      from.skipNBytes(bytes);
      position += bytes;
    } catch (EOFException shorter) {
      throw new Malformed("the file became shorter while it was read; read it again");
    }
  }
}
