package dev.convproof.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads {@code .npy} files, versions 1.0 to 3.0: float32, float64 and integers, both byte orders, C
 * order. What it cannot read exactly it refuses.
 *
 * <p>Layout: the magic bytes, the version (two bytes), the header's length (two bytes in version
 * 1.0, else four), the header ({@link NpyHeader}), the elements.
 */
public final class NpyReader {

  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** A multiple of every element's size. */
  static final int CHUNK_BYTES = 1 << 16;

  /** The most that version 1.0 can express, and more than numbers ever need. */
  private static final int LONGEST_HEADER = 0xffff;

  private static final byte[] ZIP = {'P', 'K'};
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final FileChannel file;
  private final long size;

  private NpyReader(FileChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  /**
   * Reads one array. Memory is taken only for what the file is long enough to hold.
   *
   * @throws TensorFileException if there is no such file, if it cannot be read, is not an {@code
   *     .npy} file, is damaged, cut short or too long, holds another type or Fortran order, holds a
   *     uint64 beyond 2^63 − 1, or does not fit into memory; the message is one line for the user
   */
  public static StoredTensor read(Path file) throws TensorFileException {
    requireRegular(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      NpyReader reader = new NpyReader(channel);
      return reader.elements(reader.header());
    } catch (Malformed fault) {
      throw new TensorFileException(file, fault.getMessage(), fault);
    } catch (IOException fault) {
      throw cannot(file, fault);
    } catch (OutOfMemoryError fault) {
      throw new TensorFileException(
          file, "does not fit into Java's memory; a larger -Xmx helps", fault);
    }
  }

  private static void requireRegular(Path file) throws TensorFileException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        String kind = attributes.isDirectory() ? "a directory" : "not a regular file";
        throw new TensorFileException(
            file, "is " + kind + "; the path of an .npy file would be right");
      }
    } catch (IOException fault) {
      if (Files.notExists(file) || leadsThroughAFile(file)) { // only some JDKs tell these apart
        throw new TensorFileException(
            file, "does not exist; the path of an .npy file would be right", fault);
      }
      throw cannot(file, fault);
    }
  }

  private static boolean leadsThroughAFile(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent != null && Files.isRegularFile(parent);
  }

  private static TensorFileException cannot(Path file, IOException fault) {
    String why = "cannot be read: " + TensorFileException.reason(fault);
    return new TensorFileException(file, why + "; a readable .npy file would be right", fault);
  }

  private NpyHeader header() throws IOException, Malformed {
    requireMagic();
    byte[] version = next(2, "the format's version").array();
    int major = version[0];
    if (major < 1 || major > 3 || version[1] != 0) {
      throw new Malformed(
          "version %s.%s of the format is unknown; 1.0, 2.0 or 3.0 would be right",
          version[0] & 0xff, version[1] & 0xff);
    }
    ByteBuffer bytes = next(major == 1 ? 2 : 4, "the header's length");
    long length = major == 1 ? bytes.getShort() & 0xffffL : bytes.getInt() & 0xffffffffL;
    if (length > LONGEST_HEADER) {
      throw new Malformed(
          "the header claims %s bytes; at most %s would be right", length, LONGEST_HEADER);
    }
    byte[] header = next((int) length, "the header").array();
    return NpyHeader.parse(new String(header, major < 3 ? ISO_8859_1 : UTF_8));
  }

  private void requireMagic() throws IOException, Malformed {
    byte[] start = fill((int) Math.min(size, MAGIC.length)).array();
    if (start.length == 0) {
      throw new Malformed("the file is empty; an array saved with numpy.save would be right");
    }
    if (Arrays.equals(start, 0, Math.min(start.length, 2), ZIP, 0, 2)) {
      throw new Malformed(
          "this is a zip file, perhaps an .npz archive; one array saved with numpy.save would be"
              + " right");
    }
    if (!Arrays.equals(start, MAGIC)) {
      throw new Malformed(
          "this is not an .npy file: it begins with the bytes %s where %s belong; an array saved"
              + " with numpy.save would be right",
          HEX.formatHex(start), HEX.formatHex(MAGIC));
    }
  }

  private StoredTensor elements(NpyHeader header) throws IOException, Malformed {
    requireDataBytes(header);
    int count = header.elements();
    switch (header.type()) {
      case FLOAT32 -> {
        float[] values = new float[count];
        chunks(header, (at, n, chunk) -> chunk.asFloatBuffer().get(values, at, n));
        return StoredTensor.of(header.shape(), values);
      }
      case FLOAT64 -> {
        double[] values = new double[count];
        chunks(header, (at, n, chunk) -> chunk.asDoubleBuffer().get(values, at, n));
        return StoredTensor.of(header.shape(), values);
      }
      default -> {
        long[] values = new long[count];
        chunks(
            header,
            (at, n, chunk) -> {
              for (int i = at; i < at + n; i++) {
                values[i] = header.type().get(chunk);
              }
            });
        requireLongs(header, values);
        return StoredTensor.of(header.shape(), header.type(), values);
      }
    }
  }

  /** Compares sizes first, so that a header cannot make us allocate more than the file holds. */
  private void requireDataBytes(NpyHeader header) throws IOException, Malformed {
    long held = size - file.position();
    long needed = header.dataBytes();
    if (held < needed) {
      throw new Malformed(
          "the file is cut short: it holds %s bytes of data where %s needs %s; save the array again",
          held, header, needed);
    }
    if (held > needed) {
      throw new Malformed(
          "the file holds %s bytes of data where %s needs %s; a file of one array would be right",
          held, header, needed);
    }
  }

  /** Takes the elements from {@code at} on, {@code count} of them. */
  private interface Sink {
    void take(int at, int count, ByteBuffer chunk);
  }

  private void chunks(NpyHeader header, Sink sink) throws IOException, Malformed {
    int perChunk = CHUNK_BYTES / header.type().bytes();
    int elements = header.elements();
    int count;
    for (int at = 0; at < elements; at += count) {
      count = Math.min(perChunk, elements - at);
      sink.take(at, count, fill(count * header.type().bytes()).order(header.order()));
    }
  }

  private static void requireLongs(NpyHeader header, long[] values) throws Malformed {
    for (int at = 0; header.type() == ElementType.UINT64 && at < values.length; at++) {
      if (values[at] < 0) {
        throw new Malformed(
            "the uint64 at index %s is %s; at most %s, the largest int64, would be right",
            StoredTensor.index(header.shape(), at),
            Long.toUnsignedString(values[at]),
            Long.MAX_VALUE);
      }
    }
  }

  private ByteBuffer next(int bytes, String what) throws IOException, Malformed {
    long start = file.position();
    if (start + bytes > size) {
      throw new Malformed(
          "the file is cut short: it ends after %s bytes, where %s goes from byte %s to %s;"
              + " save the array again",
          size, what, start, start + bytes);
    }
    return fill(bytes);
  }

  private ByteBuffer fill(int bytes) throws IOException, Malformed {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        throw new Malformed("the file became shorter while it was read; read it again");
      }
    }
    return buffer.flip();
  }
}
