package dev.convproof.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.convproof.file.TensorFileException.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads {@code .npy} files, versions 1.0 to 3.0: float16, float32, float64 and integers, both byte
 * orders, in C or Fortran order. What it cannot read exactly it refuses.
 *
 * <p>Layout: the magic bytes, the version (two bytes), the header's length (two bytes in version
 * 1.0, else four), the header ({@link NpyHeader}), the elements.
 */
final class NpyReader {

  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** The most that version 1.0 can express, and more than numbers ever need. */
  private static final int LONGEST_HEADER = 0xffff;

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final ByteSource file;
  private final boolean rawIsBfloat16;

  private NpyReader(ByteSource file, boolean rawIsBfloat16) {
    this.file = file;
    this.rawIsBfloat16 = rawIsBfloat16;
  }

  /** Reads one array, which fills the bytes. */
  static StoredTensor read(ByteSource file, boolean rawIsBfloat16) throws IOException, Malformed {
    NpyReader reader = new NpyReader(file, rawIsBfloat16);
    Elements elements = reader.header();
    reader.requireDataBytes(elements);
    return elements.read(file);
  }

  private Elements header() throws IOException, Malformed {
    requireMagic();
    byte[] version = file.next(2, "the format's version").array();
    int major = version[0];
    if (major < 1 || major > 3 || version[1] != 0) {
      throw new Malformed(
          "version %s.%s of the format is unknown; 1.0, 2.0 or 3.0 would be right",
          version[0] & 0xff, version[1] & 0xff);
    }
    ByteBuffer bytes = file.next(major == 1 ? 2 : 4, "the header's length");
    long length = major == 1 ? bytes.getShort() & 0xffffL : bytes.getInt() & 0xffffffffL;
    if (length > LONGEST_HEADER) {
      throw new Malformed(
          "the header claims %s bytes; at most %s would be right", length, LONGEST_HEADER);
    }
    byte[] header = file.next((int) length, "the header").array();
    return NpyHeader.parse(new String(header, major < 3 ? ISO_8859_1 : UTF_8), rawIsBfloat16);
  }

  private void requireMagic() throws IOException, Malformed {
    byte[] start = file.next((int) Math.min(file.size(), MAGIC.length)).array();
    if (start.length == 0) {
      throw new Malformed("the file is empty; an array saved with numpy.save would be right");
    }
    if (!Arrays.equals(start, MAGIC)) {
      throw new Malformed(
          "this is not an .npy file: it begins with the bytes %s where %s belong; an array saved"
              + " with numpy.save would be right",
          HEX.formatHex(start), HEX.formatHex(MAGIC));
    }
  }

  /** Compares sizes first, so that a header cannot make us allocate more than the file holds. */
  private void requireDataBytes(Elements header) throws IOException, Malformed {
    long held = file.left();
    long needed = header.bytes();
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
}
