package dev.convproof.subject;

import dev.convproof.DeclinedException;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.subject.Exchange.Sent;
import dev.convproof.tensor.Shape;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What arrays are over the pipe: raw little-endian numbers, each tensor's of its own format where
 * the program has it, otherwise all of the type that they are held in here.
 *
 * @param <V> the array type of the numbers
 */
final class Wire<V> {
  private final Arithmetic<V> numbers;
  private final boolean channelsLast;
  private final String name;
  private final Formats formats;
  private final NumberFormat held;

  private Wire(Arithmetic<V> numbers, boolean channelsLast, String name, Formats formats) {
    this.numbers = numbers;
    this.channelsLast = channelsLast;
    this.name = name;
    this.formats = formats;
    this.held = carrier(numbers);
  }

  /**
   * Returns how numbers travel to a program.
   *
   * @param natively whether each tensor travels in its own format
   */
  static <V> Wire<V> of(Arithmetic<V> numbers, boolean channelsLast, boolean natively) {
    if (natively && numbers instanceof MixedArithmetic<V> mixed) {
      return new Wire<>(numbers, channelsLast, mixed.inSymbols(), mixed.formats());
    }
    NumberFormat carrier = carrier(numbers);
    return new Wire<>(numbers, channelsLast, carrier.symbol(), Formats.of(carrier));
  }

  /** Returns the format of the arrays that hold an arithmetic's numbers. */
  private static NumberFormat carrier(Arithmetic<?> numbers) {
    return NumberFormat.of(Frames.format(numbers)).orElseThrow();
  }

  /** Returns what a call's line says of it, such as {@code f32}. */
  String name() {
    return name;
  }

  /** Returns the formats of the arrays that a call sends, in their order. */
  private List<NumberFormat> sent(Sent<V> call) {
    NumberFormat last =
        call.operation().equals(Greeting.FORWARD) ? formats.bias() : formats.input();
    return List.of(formats.input(), formats.weights(), last);
  }

  /** Returns the bytes of an array that a call sends. */
  int bytes(Sent<V> call, int at) {
    return numbers.length(call.arrays().get(at)) * type(sent(call).get(at)).bytes();
  }

  /** Returns the bytes of the answer that is due. */
  int bytesDue(Sent<V> call) {
    return call.due().size() * width();
  }

  /** Returns the bytes of each number of an answer. */
  int width() {
    return type(formats.output()).bytes();
  }

  /**
   * Checks that each number of a call is one of its tensor's format.
   *
   * @throws DeclinedException with the first that is none
   */
  void requireTravels(Sent<V> call) {
    List<NumberFormat> sent = sent(call);
    for (int at = 0; at < call.arrays().size(); at++) {
      requireTravels(call.arrays().get(at), sent.get(at));
    }
  }

  /** Appends the arrays of a call. */
  void put(Sent<V> call, Bytes to) {
    List<NumberFormat> sent = sent(call);
    for (int at = 0; at < call.arrays().size(); at++) {
      put(call.arrays().get(at), call.shapes().get(at), sent.get(at), to);
    }
  }

  private void requireTravels(V array, NumberFormat format) {
    int length = isHeldAs(format) ? 0 : numbers.length(array);
    for (int at = 0; at < length; at++) {
      if (!format.represents(Array.getDouble(array, at))) {
        throw new DeclinedException(
            numbers.show(array, at) + " is no number of " + format.symbol());
      }
    }
  }

  /** Appends an answer, rounded to the output's format, and returns what it is then. */
  V putOutput(V array, Shape shape, Bytes to) {
    int from = to.size();
    put(array, shape, formats.output(), to);
    return isHeldAs(formats.output())
        ? array
        : output(Arrays.copyOfRange(to.array(), from, to.size()), shape);
  }

  private void put(V array, Shape shape, NumberFormat format, Bytes to) {
    int from = to.size();
    ElementType type = type(format);
    ByteBuffer room = to.room(shape.size() * type.bytes());
    if (isHeldAs(format)) {
      Frames.put(room, array);
    } else {
      for (int at = 0; at < shape.size(); at++) {
        put(Array.getDouble(array, at), format, type, room);
      }
    }
    if (channelsLast) {
      Frames.transpose(to.array(), from, shape, type.bytes(), true);
    }
  }

  private static void put(double value, NumberFormat format, ElementType type, ByteBuffer to) {
    if (format.whole().isPresent()) {
      type.put(to, (long) value);
    } else if (type == ElementType.FLOAT32) {
      to.putFloat((float) value);
    } else {
      type.put(to, type.bitsOf((float) format.round(value)));
    }
  }

  /** Returns the numbers of an answer; leaves the bytes in another order. */
  V output(byte[] raw, Shape shape) {
    return decoded(raw, shape, formats.output());
  }

  /** Returns the numbers of an array that was sent, as they are now. */
  V changed(byte[] raw, Sent<V> call, int at) {
    return decoded(raw, call.shapes().get(at), sent(call).get(at));
  }

  private V decoded(byte[] raw, Shape shape, NumberFormat format) {
    ElementType type = type(format);
    if (channelsLast) {
      Frames.transpose(raw, 0, shape, type.bytes(), false);
    }
    V result = numbers.zeros(shape.size());
    ByteBuffer from = Frames.over(raw);
    if (isHeldAs(format)) {
      Frames.get(from, result);
      return result;
    }
    for (int at = 0; at < shape.size(); at++) {
      if (result instanceof int[] ints) {
        ints[at] = (int) type.get(from);
      } else if (result instanceof long[] longs) {
        longs[at] = type.get(from);
      } else if (result instanceof float[] floats) {
        floats[at] = floatOf(from, type);
      } else {
        ((double[]) (Object) result)[at] = floatOf(from, type);
      }
    }
    return result;
  }

  private static float floatOf(ByteBuffer from, ElementType type) {
    return type == ElementType.FLOAT32 ? from.getFloat() : type.floatOf((int) type.get(from));
  }

  private boolean isHeldAs(NumberFormat format) {
    return held == format || (held == NumberFormat.FLOAT32 && format == NumberFormat.TF32);
  }

  private static ElementType type(NumberFormat format) {
    return switch (format) {
      case E4M3 -> ElementType.FLOAT8_E4M3FN;
      case FLOAT16 -> ElementType.FLOAT16;
      case BFLOAT16 -> ElementType.BFLOAT16;
      case TF32, F14, FLOAT32 -> ElementType.FLOAT32;
      case FLOAT64 -> ElementType.FLOAT64;
      case INT8 -> ElementType.INT8;
      case UINT8 -> ElementType.UINT8;
      case INT32 -> ElementType.INT32;
      case INT64 -> ElementType.INT64;
    };
  }
}
