package dev.convproof.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads what stands before the data: the magic bytes, the version (two bytes), the header's length
 * (two bytes in version 1.0, else four) and the header. Reading continues at the data.
 */
final class HeaderReader {

  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** The most that version 1.0 can express, and more than numbers ever need. */
  private static final int LONGEST = 0xffff;

  private static final byte[] ZIP = {'P', 'K'};
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final FileChannel file;
  private final long size;

  HeaderReader(FileChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  NpyHeader read() throws IOException, MalformedNpy {
    requireMagic();
    byte[] version = next(2, "the format's version").array();
    int major = version[0];
    if (major < 1 || major > 3 || version[1] != 0) {
      throw new MalformedNpy(
          "version %s.%s of the format is unknown; 1.0, 2.0 or 3.0 would be right"
              .formatted(version[0] & 0xff, version[1] & 0xff));
    }
    byte[] header = next(headerLength(major), "the header").array();
    return NpyHeader.parse(new String(header, major < 3 ? ISO_8859_1 : UTF_8));
  }

  private void requireMagic() throws IOException, MalformedNpy {
    byte[] start = fill((int) Math.min(size, MAGIC.length)).array();
    if (start.length == 0) {
      throw new MalformedNpy("the file is empty; an array saved with numpy.save would be right");
    }
    if (Arrays.equals(start, 0, Math.min(start.length, 2), ZIP, 0, 2)) {
      throw new MalformedNpy(
          "this is a zip file, perhaps an .npz archive; one array saved with numpy.save would be"
              + " right");
    }
    if (!Arrays.equals(start, MAGIC)) {
      throw new MalformedNpy(
          ("this is not an .npy file: it begins with the bytes %s where %s belong; an array saved"
                  + " with numpy.save would be right")
              .formatted(HEX.formatHex(start), HEX.formatHex(MAGIC)));
    }
  }

  private int headerLength(int major) throws IOException, MalformedNpy {
    ByteBuffer bytes = next(major == 1 ? 2 : 4, "the header's length");
    long length = major == 1 ? bytes.getShort() & 0xffffL : bytes.getInt() & 0xffffffffL;
    if (length > LONGEST) {
      throw new MalformedNpy(
          "the header claims %s bytes; at most %s would be right".formatted(length, LONGEST));
    }
    return (int) length;
  }

  private ByteBuffer next(int bytes, String what) throws IOException, MalformedNpy {
    long start = file.position();
    if (start + bytes > size) {
      throw new MalformedNpy(
          ("the file is cut short: it ends after %s bytes, where %s goes from byte %s to %s;"
                  + " save the array again")
              .formatted(size, what, start, start + bytes));
    }
    return fill(bytes);
  }

  private ByteBuffer fill(int bytes) throws IOException, MalformedNpy {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    DataReader.fill(file, buffer);
    return buffer.flip();
  }
}
