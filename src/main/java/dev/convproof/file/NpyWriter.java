package dev.convproof.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.convproof.file.StoredTensor.ElementType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Writes {@code .npy} files, byte for byte as numpy.save does on a little-endian machine: version
 * 1.0, C order, little-endian.
 */
public final class NpyWriter {

  private static final int ALIGNMENT = 64;
  private static final int ROOM_FOR_DIGITS = 21;
  private static final int BEFORE_HEADER = NpyReader.MAGIC.length + 4;

  private NpyWriter() {}

  /**
   * Writes one tensor, or nothing: the file appears, or is replaced, only once it is complete. A
   * symbolic link is followed. An existing file that is not regular is never replaced.
   *
   * @throws TensorFileException if the directory is missing, the path names a directory or a
   *     device, the permission is lacking, or the device fails; the message is one line for the
   *     user, and no temporary file is left behind
   */
  public static void write(Path file, StoredTensor tensor) throws TensorFileException {
    Path directory = file.toAbsolutePath().getParent();
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      directory = target.getParent();
      requireReplaceable(file, target);
      requireDirectory(file, directory);
      writeThenMove(target, tensor);
    } catch (IOException fault) {
      String where = TensorFileException.reason(fault) + " in " + directory;
      throw cannot(
          file, where + "; a writable directory with room for the file would be right", fault);
    }
  }

  /** Returns what a file of a tensor holds. */
  public static byte[] bytes(StoredTensor tensor) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WritableByteChannel channel = Channels.newChannel(bytes)) {
      drain(channel, header(tensor));
      writeElements(channel, tensor);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Returns the elements alone, little-endian. */
  public static byte[] elements(StoredTensor tensor) {
    byte[] bytes = new byte[Math.multiplyExact(tensor.size(), tensor.type().bytes())];
    put(tensor, 0, tensor.size(), ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    return bytes;
  }

  private static void requireReplaceable(Path file, Path target) throws TensorFileException {
    if (Files.isDirectory(target)) {
      throw cannot(file, "it is a directory; the path of a file would be right", null);
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw cannot(file, "it is not a regular file; the path of a file would be right", null);
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw cannot(file, "it is write-protected; another name would be right", null);
    }
  }

  private static void requireDirectory(Path file, Path directory) throws TensorFileException {
    if (!Files.exists(directory)) {
      throw cannot(file, "there is no directory " + directory + "; create it first", null);
    }
    if (!Files.isDirectory(directory)) {
      throw cannot(file, directory + " is not a directory; another path would be right", null);
    }
  }

  private static void writeThenMove(Path target, StoredTensor tensor) throws IOException {
    Path temporary = target.resolveSibling(".npy-" + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
        drain(channel, header(tensor));
        writeElements(channel, tensor);
      }
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(temporary, target, REPLACE_EXISTING);
    }
  }

  /**
   * Returns the bytes before the data, version 1.0, equal to those that numpy.save writes (1.23 or
   * later): room for the first size to grow to 21 digits, then 1 to 64 bytes up to a multiple of
   * 64, the last of them a line feed.
   */
  private static ByteBuffer header(StoredTensor tensor) {
    List<Integer> shape = tensor.shape();
    StringBuilder header =
        new StringBuilder(
            "{'descr': '%s%s', 'fortran_order': False, 'shape': %s, }"
                .formatted(
                    tensor.type().bytes() == 1 ? "|" : "<",
                    tensor.type().code(),
                    StoredTensor.tuple(shape)));
    if (!shape.isEmpty()) {
      header.append(" ".repeat(ROOM_FOR_DIGITS - String.valueOf(shape.get(0)).length()));
    }
    int end = BEFORE_HEADER + header.length() + 1;
    header.append(" ".repeat(ALIGNMENT - end % ALIGNMENT)).append('\n');
    return ByteBuffer.allocate(BEFORE_HEADER + header.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(NpyReader.MAGIC)
        .put(new byte[] {1, 0})
        .putShort((short) header.length())
        .put(header.toString().getBytes(US_ASCII))
        .flip();
  }

  private static void writeElements(WritableByteChannel file, StoredTensor tensor)
      throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(Elements.CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int bytes = tensor.type().bytes();
    int size = tensor.size();
    int count;
    for (int at = 0; at < size; at += count) {
      count = Math.min(Elements.CHUNK_BYTES / bytes, size - at);
      put(tensor, at, count, chunk.clear());
      drain(file, chunk.position(0).limit(count * bytes));
    }
  }

  private static void put(StoredTensor tensor, int start, int count, ByteBuffer chunk) {
    switch (tensor.type()) {
      case FLOAT32 -> chunk.asFloatBuffer().put(tensor.floats(), start, count);
      case FLOAT64 -> chunk.asDoubleBuffer().put(tensor.doubles(), start, count);
      default -> {
        ElementType type = tensor.type();
        for (int at = start; at < start + count; at++) {
          type.put(
              chunk, type.isInteger() ? tensor.integers()[at] : type.bitsOf(tensor.floats()[at]));
        }
      }
    }
  }

  private static void drain(WritableByteChannel file, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  private static TensorFileException cannot(Path file, String why, IOException cause) {
    return new TensorFileException(file, "cannot be written: " + why, cause);
  }
}
