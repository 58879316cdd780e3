package dev.convproof.file;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException.Malformed;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tensors of ONNX: numbers in {@code raw_data}, in the fields of their type, or in a file beside
 * the model's.
 *
 * <p>Source: onnx.proto of the ONNX specification, TensorProto. float16, bfloat16, float8 and the
 * integers of up to 16 bits stand one by one in int32_data; uint32 in uint64_data.
 */
public final class OnnxTensor {
  private static final int EXTERNAL = 1;

  /** By the numbers of TensorProto.DataType. */
  private static final Map<Integer, ElementType> TYPES =
      Map.ofEntries(
          Map.entry(1, ElementType.FLOAT32),
          Map.entry(2, ElementType.UINT8),
          Map.entry(3, ElementType.INT8),
          Map.entry(4, ElementType.UINT16),
          Map.entry(5, ElementType.INT16),
          Map.entry(6, ElementType.INT32),
          Map.entry(7, ElementType.INT64),
          Map.entry(10, ElementType.FLOAT16),
          Map.entry(11, ElementType.FLOAT64),
          Map.entry(12, ElementType.UINT32),
          Map.entry(13, ElementType.UINT64),
          Map.entry(16, ElementType.BFLOAT16),
          Map.entry(17, ElementType.FLOAT8_E4M3FN),
          Map.entry(19, ElementType.FLOAT8_E5M2));

  private OnnxTensor() {}

  /** Returns the number of a type in TensorProto.DataType. */
  static int number(ElementType type) {
    return TYPES.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** Makes a TensorProto whose elements are in raw_data. */
  static Message make(String name, StoredTensor tensor) {
    return OnnxSchema.make(
        "TensorProto",
        "name",
        name,
        "data_type",
        number(tensor.type()),
        "dims",
        tensor.shape().stream().map(Integer::longValue).toList(),
        "raw_data",
        ByteString.copyFrom(NpyWriter.elements(tensor)));
  }

  /** Reads a file of one TensorProto. */
  static StoredTensor read(FileChannel channel, Path file, Optional<String> name)
      throws IOException, Malformed {
    Message tensor = OnnxSchema.read("TensorProto", Channels.newInputStream(channel));
    String own = OnnxSchema.text(tensor, "name");
    if (name.isPresent() && !name.get().equals(own)) {
      throw new Malformed("there is no tensor %s: its one is \"%s\"", name.get(), OneLine.of(own));
    }
    return of(tensor, file);
  }

  /**
   * Returns the tensor of a message.
   *
   * @param file that it is from, in whose folder external data must be
   */
  static StoredTensor of(Message tensor, Path file) throws IOException, Malformed {
    int number = (int) OnnxSchema.number(tensor, "data_type");
    ElementType type = TYPES.get(number);
    if (type == null) {
      throw new Malformed(
          "data_type %s is none that is read; 1 (float), 2 to 7 and 12, 13 (integers), 10 (float16),"
              + " 11 (double), 16 (bfloat16), 17 and 19 (float8) would be right",
          number);
    }
    List<Long> dims = OnnxSchema.all(tensor, "dims", Long.class);
    Elements.requireShape(dims.stream().map(BigInteger::valueOf).toList(), dims.toString());
    List<Integer> shape = dims.stream().map(Long::intValue).toList();
    Elements elements = new Elements(type, ByteOrder.LITTLE_ENDIAN, shape, false);
    if (OnnxSchema.number(tensor, "data_location") == EXTERNAL) {
      return external(tensor, elements, file);
    }
    if (OnnxSchema.has(tensor, "raw_data")) {
      ByteString raw = OnnxSchema.bytes(tensor, "raw_data");
      requireBytes("raw_data", raw.size(), elements);
      return elements.read(new ByteSource(raw.newInput(), raw.size()));
    }
    return typed(tensor, elements);
  }

  private static void requireBytes(String what, long held, Elements elements) throws Malformed {
    if (held != elements.bytes()) {
      throw new Malformed(
          "%s holds %s bytes where %s needs %s", what, held, elements, elements.bytes());
    }
  }

  private static StoredTensor typed(Message tensor, Elements elements) throws Malformed {
    ElementType type = elements.type();
    String field =
        switch (type) {
          case FLOAT32 -> "float_data";
          case FLOAT64 -> "double_data";
          case INT64 -> "int64_data";
          case UINT32, UINT64 -> "uint64_data";
          default -> "int32_data";
        };
    List<Number> numbers = OnnxSchema.all(tensor, field, Number.class);
    if (numbers.size() != elements.count()) {
      throw new Malformed(
          "%s holds %s numbers where %s needs %s",
          field, numbers.size(), elements, elements.count());
    }
    return switch (type.kind()) {
      case DOUBLE ->
          StoredTensor.of(
              elements.shape(), numbers.stream().mapToDouble(Number::doubleValue).toArray());
      case FLOAT -> {
        float[] values = new float[numbers.size()];
        for (int at = 0; at < values.length; at++) {
          values[at] =
              type == ElementType.FLOAT32
                  ? numbers.get(at).floatValue()
                  : type.floatOf(numbers.get(at).intValue());
        }
        yield StoredTensor.of(elements.shape(), type, values);
      }
      case INTEGER -> {
        long[] values = numbers.stream().mapToLong(Number::longValue).toArray();
        for (int at = 0; at < values.length; at++) {
          if (values[at] < type.smallest() || values[at] > type.largest()) {
            throw new Malformed(
                "%s has %s at position %s, which is no %s", field, numbers.get(at), at, type);
          }
        }
        yield StoredTensor.of(elements.shape(), type, values);
      }
    };
  }

  /** Returns where a location leads; the folder itself where it is none. */
  private static Path beside(Path folder, String location) {
    try {
      return folder.resolve(location).normalize();
    } catch (InvalidPathException none) {
      return folder;
    }
  }

  private static StoredTensor external(Message tensor, Elements elements, Path file)
      throws IOException, Malformed {
    Map<String, String> entries = new HashMap<>();
    for (Message entry : OnnxSchema.all(tensor, "external_data", Message.class)) {
      entries.put(OnnxSchema.text(entry, "key"), OnnxSchema.text(entry, "value"));
    }
    String location = entries.getOrDefault("location", "");
    Path folder = file.toAbsolutePath().getParent().toRealPath();
    Path beside = beside(folder, location);
    if (location.isEmpty() || !beside.startsWith(folder) || beside.equals(folder)) {
      throw new Malformed(
          "external data is said to be in \"%s\"; a file in the folder of the model would be right",
          OneLine.of(location));
    }
    if (!Files.isRegularFile(beside) || !beside.toRealPath().startsWith(folder)) {
      throw new Malformed(
          "external data is said to be in \"%s\", which is no file in the folder of the model",
          OneLine.of(location));
    }
    try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.READ)) {
      long offset = number(entries, "offset", 0);
      long available = Math.max(0, channel.size() - offset);
      long length = number(entries, "length", available);
      if (length > available) {
        throw new Malformed(
            "external data of %s bytes from byte %s on: \"%s\" holds %s",
            length, offset, OneLine.of(location), channel.size());
      }
      requireBytes("external data", length, elements);
      channel.position(offset);
      return elements.read(new ByteSource(Channels.newInputStream(channel), length));
    }
  }

  private static long number(Map<String, String> entries, String key, long otherwise)
      throws Malformed {
    String text = entries.get(key);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException none) {
      // refused below
    }
    throw new Malformed(
        "external data has the %s \"%s\"; a whole number from 0 on would be right",
        key, OneLine.of(text));
  }
}
