package dev.convproof.subject;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.geometry.ShapeParameter;
import dev.convproof.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes over the pipe: lines of key=value, and arrays of raw little-endian numbers. */
final class Frames {
  private static final ShapeParameter[] QUANTITIES = ShapeParameter.values();
  private static final int LONGEST_LINE = 8192;

  private Frames() {}

  /** Returns the line of a call that none follows at once, without its end. */
  static String call(String operation, String format, Geometry g, boolean bias, String limit) {
    StringBuilder line = new StringBuilder(160);
    line.append("operation=").append(operation).append(" format=").append(format);
    for (ShapeParameter quantity : QUANTITIES) {
      line.append(' ').append(quantity.symbol()).append('=').append(quantity.of(g));
    }
    line.append(" bias=").append(bias ? 1 : 0);
    return line.append(" limit=").append(limit).append(" more=0").toString();
  }

  /** Returns the keys and values of a line. */
  static Map<String, String> pairs(String line) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : line.split(" ", -1)) {
      int equals = pair.indexOf('=');
      pairs.put(pair.substring(0, Math.max(0, equals)), pair.substring(equals + 1));
    }
    return pairs;
  }

  /** Returns the geometry of a call. */
  static Geometry geometry(Map<String, String> call) {
    StringBuilder line = new StringBuilder();
    for (ShapeParameter quantity : QUANTITIES) {
      line.append(quantity.symbol()).append(call.get(quantity.symbol()));
    }
    return Notation.parse(line.toString());
  }

  /**
   * Reads a line, without its end; null at the end of the stream, and cut where it is too long. It
   * waits for the end of the line.
   */
  static String line(InputStream in) throws IOException {
    int first = in.read();
    return first < 0 ? null : line(in, first, true);
  }

  /** Reads what there is of a line, without its end; waits for one byte, but for no more. */
  static String lineThatIsThere(InputStream in) throws IOException {
    return line(in, in.read(), false);
  }

  private static String line(InputStream in, int first, boolean waiting) throws IOException {
    byte[] bytes = new byte[32];
    int count = 0;
    int next = first;
    while (next >= 0 && next != '\n' && count < LONGEST_LINE) {
      bytes = count == bytes.length ? Arrays.copyOf(bytes, 2 * count) : bytes;
      bytes[count++] = (byte) next;
      next = waiting || in.available() > 0 ? in.read() : -1;
    }
    return new String(bytes, 0, count, StandardCharsets.UTF_8);
  }

  /** Returns a buffer of little-endian numbers in the bytes. */
  static ByteBuffer over(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the format of an array type, such as {@code f32}; null where there is none. */
  static String format(Class<?> array) {
    if (array == double[].class) {
      return "f64";
    }
    if (array == float[].class) {
      return "f32";
    }
    return array == int[].class ? "i32" : array == long[].class ? "i64" : null;
  }

  /** Returns the format that an arithmetic's numbers travel in, such as {@code f32}. */
  static String format(Arithmetic<?> arithmetic) {
    return format(arithmetic.zeros(1).getClass());
  }

  /** Returns the bytes of one number of an array type. */
  static int width(Class<?> array) {
    return array == double[].class || array == long[].class ? Long.BYTES : Integer.BYTES;
  }

  /** Appends an array's numbers. */
  static void put(ByteBuffer to, Object array) {
    if (array instanceof double[] doubles) {
      to.asDoubleBuffer().put(doubles);
    } else if (array instanceof float[] floats) {
      to.asFloatBuffer().put(floats);
    } else if (array instanceof int[] ints) {
      to.asIntBuffer().put(ints);
    } else {
      to.asLongBuffer().put((long[]) array);
    }
    to.position(to.position() + size(array));
  }

  /** Fills an array with the numbers that come next. */
  static void get(ByteBuffer from, Object array) {
    if (array instanceof double[] doubles) {
      from.asDoubleBuffer().get(doubles);
    } else if (array instanceof float[] floats) {
      from.asFloatBuffer().get(floats);
    } else if (array instanceof int[] ints) {
      from.asIntBuffer().get(ints);
    } else {
      from.asLongBuffer().get((long[]) array);
    }
    from.position(from.position() + size(array));
  }

  /** Returns an array's bytes. */
  static int size(Object array) {
    return Array.getLength(array) * width(array.getClass());
  }

  /**
   * Turns a tensor's bytes from channels first to channels last, or back.
   *
   * @param width bytes of one number
   */
  static void transpose(byte[] bytes, int from, Shape shape, int width, boolean toLast) {
    byte[] before = Arrays.copyOfRange(bytes, from, from + shape.size() * width);
    int plane = shape.plane();
    for (int at = 0; at < shape.size(); at++) {
      int channel = at / plane % shape.channels();
      int pixel = at / plane / shape.channels() * plane + at % plane;
      int last = pixel * shape.channels() + channel;
      int source = toLast ? at : last;
      int target = toLast ? last : at;
      System.arraycopy(before, source * width, bytes, from + target * width, width);
    }
  }
}
