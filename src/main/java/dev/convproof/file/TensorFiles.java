package dev.convproof.file;

import dev.convproof.file.TensorFileException.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads tensors from files of any format that is known: {@code .npy}, {@code .npz}, safetensors and
 * ONNX's TensorProto. What a file is, its first bytes and its name tell. A tensor of a file of
 * several is named behind a colon: {@code weights.npz:conv1}.
 *
 * <p>Nothing in a file is believed before it is compared with the file's size, and nothing is run.
 */
public final class TensorFiles {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
  private static final int MOST_NAMES = 8;

  private TensorFiles() {}

  /** What reads one format. */
  private interface Format {
    StoredTensor read(FileChannel channel, Path file, Optional<String> name)
        throws IOException, Malformed;
  }

  /**
   * Reads one tensor.
   *
   * @param where a file; or a file, a colon and the name of a tensor in it
   * @throws TensorFileException if there is no such file or tensor, if it cannot be read, is of no
   *     known format, is damaged, cut short or too long, holds another type, a uint64 beyond 2^63 −
   *     1, or does not fit into memory; the message is one line for the user
   */
  public static StoredTensor read(Path where) throws TensorFileException {
    return read(where, false);
  }

  /**
   * Reads one tensor, where somebody knows that NumPy's two bytes of no type, {@code <V2}, are
   * bfloat16's; see {@link #read(Path)}.
   */
  public static StoredTensor read(Path where, boolean rawIsBfloat16) throws TensorFileException {
    String text = where.toString();
    int colon = text.lastIndexOf(':');
    boolean named = colon > 0 && Files.notExists(where);
    Path file = named ? where.getFileSystem().getPath(text.substring(0, colon)) : where;
    Optional<String> name = named ? Optional.of(text.substring(colon + 1)) : Optional.empty();
    requireRegular(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return format(channel, file, rawIsBfloat16).read(channel, file, name);
    } catch (Malformed fault) {
      throw new TensorFileException(file, fault.getMessage(), fault);
    } catch (IOException fault) {
      String why = "cannot be read: " + TensorFileException.reason(fault);
      throw new TensorFileException(file, why + "; a readable file would be right", fault);
    } catch (OutOfMemoryError fault) {
      throw new TensorFileException(
          file, "does not fit into Java's memory; a larger -Xmx helps", fault);
    }
  }

  private static Format format(FileChannel channel, Path file, boolean rawIsBfloat16)
      throws IOException {
    byte[] start = new byte[NpyReader.MAGIC.length];
    int length = Math.max(0, channel.read(ByteBuffer.wrap(start), 0));
    String name = file.toString();
    if (starts(start, length, ZIP) || starts(start, length, EMPTY_ZIP)) {
      return (open, path, of) -> NpzReader.read(path, of, rawIsBfloat16);
    }
    if (name.endsWith(".safetensors")) {
      return (open, path, of) -> SafetensorsReader.read(ByteSource.of(open), of);
    }
    if (name.endsWith(".pb")) {
      return (open, path, of) -> OnnxTensor.read(open, path, of);
    }
    return (open, path, of) -> {
      if (of.isPresent()) {
        throw new Malformed("an .npy file holds one array, without the name %s", of.get());
      }
      return NpyReader.read(ByteSource.of(open), rawIsBfloat16);
    };
  }

  private static boolean starts(byte[] file, int length, byte[] magic) {
    return length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
  }

  /** Returns the name that is asked for, or the only one that there is. */
  static String chosen(Optional<String> asked, Collection<String> names) throws Malformed {
    if (asked.isPresent() ? names.contains(asked.get()) : names.size() == 1) {
      return asked.orElseGet(() -> names.iterator().next());
    }
    String listed =
        new TreeSet<>(names)
                .stream().limit(MOST_NAMES).map(OneLine::of).collect(Collectors.joining(", "))
            + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    throw new Malformed(
        "%s: it holds %s; FILE:NAME would be right",
        asked.map(name -> "there is no tensor " + name).orElse("which tensor is not said"),
        names.isEmpty() ? "none" : listed);
  }

  /** Checks that there is a file, and that it is one. */
  static void requireRegular(Path file) throws TensorFileException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        String kind = attributes.isDirectory() ? "a directory" : "not a regular file";
        throw new TensorFileException(
            file, "is " + kind + "; the path of a file of tensors would be right");
      }
    } catch (IOException fault) {
      if (Files.notExists(file) || leadsThroughAFile(file)) { // only some JDKs tell these apart
        throw new TensorFileException(
            file, "does not exist; the path of a file of tensors would be right", fault);
      }
      String why = "cannot be read: " + TensorFileException.reason(fault);
      throw new TensorFileException(file, why + "; a readable file would be right", fault);
    }
  }

  private static boolean leadsThroughAFile(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent != null && Files.isRegularFile(parent);
  }
}
