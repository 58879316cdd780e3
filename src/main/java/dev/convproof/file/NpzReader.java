package dev.convproof.file;

import dev.convproof.file.TensorFileException.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads arrays of {@code .npz} files, which are zip archives of {@code .npy} files. */
final class NpzReader {
  private static final String SUFFIX = ".npy";

  /** Deflate makes at most 1,032 bytes of one. */
  private static final long MOST_BYTES_OF_ONE = 1_032;

  private NpzReader() {}

  static StoredTensor read(Path file, Optional<String> name, boolean rawIsBfloat16)
      throws IOException, Malformed {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Map<String, ZipEntry> arrays = new LinkedHashMap<>();
      zip.stream()
          .filter(entry -> entry.getName().endsWith(SUFFIX))
          .forEach(entry -> arrays.put(array(entry), entry));
      String chosen = TensorFiles.chosen(name, arrays.keySet());
      ZipEntry entry = arrays.get(chosen);
      long size = entry.getSize();
      if (size < 0 || size > (entry.getCompressedSize() + 1) * MOST_BYTES_OF_ONE) {
        throw new Malformed(
            "%s claims to hold %s bytes in %s; that is more than deflate makes",
            chosen, size, entry.getCompressedSize());
      }
      try (InputStream from = zip.getInputStream(entry)) {
        return NpyReader.read(new ByteSource(from, size), rawIsBfloat16);
      } catch (Malformed fault) {
        throw new Malformed("%s: %s", chosen, fault.getMessage());
      }
    } catch (ZipException | IllegalArgumentException damaged) {
      throw new Malformed(
          "the zip archive is damaged: %s; save it again with numpy.savez", damaged.getMessage());
    }
  }

  private static String array(ZipEntry entry) {
    String name = entry.getName();
    return name.substring(0, name.length() - SUFFIX.length());
  }
}
