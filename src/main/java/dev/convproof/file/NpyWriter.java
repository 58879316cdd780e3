package dev.convproof.file;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Writes {@code .npy} files, byte for byte as numpy.save does on a little-endian machine: version
 * 1.0, C order, little-endian.
 */
public final class NpyWriter {

  private NpyWriter() {}

  /**
   * Writes one array, or nothing: the file appears, or is replaced, only once it is complete. A
   * symbolic link is followed. An existing file that is not regular is never replaced.
   *
   * @throws NpyException if the directory is missing, the path names a directory or a device, the
   *     permission is lacking, or the device fails; the message is one line for the user, and no
   *     temporary file is left behind
   */
  public static void write(Path file, NpyArray array) throws NpyException {
    Path directory = file.toAbsolutePath().getParent();
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      directory = target.getParent();
      requireReplaceable(file, target);
      requireDirectory(file, directory);
      writeThenMove(target, array);
    } catch (IOException fault) {
      String where = NpyException.reason(fault) + " in " + directory;
      throw cannot(
          file, where + "; a writable directory with room for the file would be right", fault);
    }
  }

  private static void requireReplaceable(Path file, Path target) throws NpyException {
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

  private static void requireDirectory(Path file, Path directory) throws NpyException {
    if (!Files.exists(directory)) {
      throw cannot(file, "there is no directory " + directory + "; create it first", null);
    }
    if (!Files.isDirectory(directory)) {
      throw cannot(file, directory + " is not a directory; another path would be right", null);
    }
  }

  private static void writeThenMove(Path target, NpyArray array) throws IOException {
    Path temporary = target.resolveSibling(".npy-" + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
        DataWriter.drain(channel, HeaderWriter.bytes(array));
        new DataWriter(channel, array.data()).write();
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

  private static NpyException cannot(Path file, String why, IOException cause) {
    return new NpyException(file, "cannot be written: " + why, cause);
  }
}
