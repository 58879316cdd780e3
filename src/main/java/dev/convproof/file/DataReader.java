package dev.convproof.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the elements that follow a header, in chunks, once the file's size is known to fit. */
final class DataReader {

  /** A multiple of every element's size. */
  static final int CHUNK_BYTES = 1 << 16;

  private final FileChannel file;
  private final NpyHeader header;

  DataReader(FileChannel file, NpyHeader header) {
    this.file = file;
    this.header = header;
  }

  /** Compares sizes first, so that a header cannot make us allocate more than the file holds. */
  NpyData read() throws IOException, MalformedNpy {
    requireSize(file.size() - file.position());
    return switch (header.type()) {
      case FLOAT32 -> floats(new float[header.elements()]);
      case FLOAT64 -> doubles(new double[header.elements()]);
      default -> integers(new long[header.elements()]);
    };
  }

  /** Fills the buffer from the file's position on. */
  static void fill(FileChannel file, ByteBuffer buffer) throws IOException, MalformedNpy {
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        throw new MalformedNpy("the file became shorter while it was read; read it again");
      }
    }
  }

  private void requireSize(long held) throws MalformedNpy {
    long needed = header.dataBytes();
    if (held < needed) {
      throw new MalformedNpy(
          "the file is cut short: it holds %s bytes of data where %s needs %s; save the array again"
              .formatted(held, header, needed));
    }
    if (held > needed) {
      throw new MalformedNpy(
          "the file holds %s bytes of data where %s needs %s; a file of one array would be right"
              .formatted(held, header, needed));
    }
  }

  private NpyData floats(float[] values) throws IOException, MalformedNpy {
    for (int at = 0; at < values.length; ) {
      ByteBuffer chunk = chunk(values.length - at);
      int count = chunk.remaining() / Float.BYTES;
      chunk.asFloatBuffer().get(values, at, count);
      at += count;
    }
    return new NpyData.Float32(values);
  }

  private NpyData doubles(double[] values) throws IOException, MalformedNpy {
    for (int at = 0; at < values.length; ) {
      ByteBuffer chunk = chunk(values.length - at);
      int count = chunk.remaining() / Double.BYTES;
      chunk.asDoubleBuffer().get(values, at, count);
      at += count;
    }
    return new NpyData.Float64(values);
  }

  private NpyData integers(long[] values) throws IOException, MalformedNpy {
    for (int at = 0; at < values.length; ) {
      for (ByteBuffer chunk = chunk(values.length - at); chunk.hasRemaining(); at++) {
        values[at] = integer(chunk);
        requireFits(values[at], at);
      }
    }
    return new NpyData.Integers(header.type(), values);
  }

  private long integer(ByteBuffer chunk) {
    return switch (header.type()) {
      case INT8 -> chunk.get();
      case INT16 -> chunk.getShort();
      case INT32 -> chunk.getInt();
      case UINT8 -> chunk.get() & 0xffL;
      case UINT16 -> chunk.getShort() & 0xffffL;
      case UINT32 -> chunk.getInt() & 0xffffffffL;
      default -> chunk.getLong();
    };
  }

  private void requireFits(long value, int position) throws MalformedNpy {
    if (header.type() == ElementType.UINT64 && value < 0) {
      throw new MalformedNpy(
          "the uint64 at index %s is %s; at most %s, the largest int64, would be right"
              .formatted(index(position), Long.toUnsignedString(value), Long.MAX_VALUE));
    }
  }

  private String index(int position) {
    Deque<Integer> index = new ArrayDeque<>();
    List<Integer> shape = header.shape();
    int rest = position;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      index.addFirst(rest % shape.get(axis));
      rest /= shape.get(axis);
    }
    return index.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }

  private ByteBuffer chunk(int elements) throws IOException, MalformedNpy {
    long bytes = Math.min((long) elements * header.type().bytes(), CHUNK_BYTES);
    ByteBuffer chunk = ByteBuffer.allocate((int) bytes).order(header.order());
    fill(file, chunk);
    return chunk.flip();
  }
}
