package dev.convproof.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads {@code .npy} files, versions 1.0 to 3.0: float32, float64 and integers, both byte orders, C
 * order. What it cannot read exactly it refuses.
 */
public final class NpyReader {

  private NpyReader() {}

  /**
   * Reads one array. Memory is taken only for what the file is long enough to hold.
   *
   * @throws NpyException if there is no such file, if it cannot be read, is not an {@code .npy}
   *     file, is damaged, cut short or too long, holds another type or Fortran order, holds a
   *     uint64 beyond 2^63 − 1, or does not fit into memory; the message is one line for the user
   */
  public static NpyArray read(Path file) throws NpyException {
    requireRegular(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      NpyHeader header = new HeaderReader(channel).read();
      return new NpyArray(header.shape(), new DataReader(channel, header).read());
    } catch (MalformedNpy fault) {
      throw new NpyException(file, fault.getMessage(), fault);
    } catch (IOException fault) {
      throw cannot(file, fault);
    } catch (OutOfMemoryError fault) {
      throw new NpyException(file, "does not fit into Java's memory; a larger -Xmx helps", fault);
    }
  }

  private static void requireRegular(Path file) throws NpyException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        String kind = attributes.isDirectory() ? "a directory" : "not a regular file";
        throw new NpyException(file, "is " + kind + "; the path of an .npy file would be right");
      }
    } catch (IOException fault) {
      if (Files.notExists(file) || leadsThroughAFile(file)) { // only some JDKs tell these apart
        throw new NpyException(
            file, "does not exist; the path of an .npy file would be right", fault);
      }
      throw cannot(file, fault);
    }
  }

  private static boolean leadsThroughAFile(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent != null && Files.isRegularFile(parent);
  }

  private static NpyException cannot(Path file, IOException fault) {
    String why = "cannot be read: " + NpyException.reason(fault);
    return new NpyException(file, why + "; a readable .npy file would be right", fault);
  }
}
