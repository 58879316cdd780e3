package dev.convproof.file;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.convproof.file.StoredTensor.ElementType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small models, made for tests. */
public final class OnnxModels {
  private final List<Message> nodes = new ArrayList<>();
  private final List<Message> constants = new ArrayList<>();
  private final List<Message> inputs = new ArrayList<>();
  private final List<Message> outputs = new ArrayList<>();

  /** As TensorProto.DataType numbers them. */
  public static int number(ElementType type) {
    return switch (type) {
      case FLOAT32 -> 1;
      case UINT8 -> 2;
      case INT8 -> 3;
      case INT32 -> 6;
      case INT64 -> 7;
      case FLOAT16 -> 10;
      case FLOAT64 -> 11;
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  public OnnxModels input(String name, ElementType type, long... shape) {
    inputs.add(OnnxWriter.value(name, number(type), shape));
    return this;
  }

  public OnnxModels output(String name, ElementType type, long... shape) {
    outputs.add(OnnxWriter.value(name, number(type), shape));
    return this;
  }

  public OnnxModels constant(String name, StoredTensor tensor) {
    constants.add(tensor(name, tensor));
    return this;
  }

  /** A Constant node, which holds a tensor. */
  public OnnxModels constantNode(String name, StoredTensor tensor) {
    Message value =
        OnnxSchema.make("AttributeProto", "name", "value", "t", tensor("", tensor), "type", 4);
    nodes.add(
        OnnxSchema.make(
            "NodeProto",
            "op_type",
            "Constant",
            "output",
            List.of(name),
            "attribute",
            List.of(value)));
    return this;
  }

  private static Message tensor(String name, StoredTensor tensor) {
    ByteBuffer raw =
        ByteBuffer.allocate(tensor.size() * tensor.type().bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < tensor.size(); at++) {
      switch (tensor.type()) {
        case FLOAT32 -> raw.putFloat(tensor.floats()[at]);
        case FLOAT64 -> raw.putDouble(tensor.doubles()[at]);
        default -> tensor.type().put(raw, tensor.integers()[at]);
      }
    }
    return OnnxSchema.make(
        "TensorProto",
        "name",
        name,
        "data_type",
        number(tensor.type()),
        "dims",
        tensor.shape().stream().map(Integer::longValue).toList(),
        "raw_data",
        ByteString.copyFrom(raw.array()));
  }

  public OnnxModels node(String operation, List<String> from, String to, Message... attributes) {
    nodes.add(
        OnnxSchema.make(
            "NodeProto",
            "op_type",
            operation,
            "input",
            from,
            "output",
            List.of(to),
            "attribute",
            Arrays.asList(attributes)));
    return this;
  }

  public static Message integers(String name, long... values) {
    List<Long> ints = Arrays.stream(values).boxed().toList();
    return OnnxSchema.make("AttributeProto", "name", name, "ints", ints, "type", 7);
  }

  public static Message text(String name, String value) {
    ByteString bytes = ByteString.copyFromUtf8(value);
    return OnnxSchema.make("AttributeProto", "name", name, "s", bytes, "type", 3);
  }

  public static Message integer(String name, long value) {
    return OnnxSchema.make("AttributeProto", "name", name, "i", value, "type", 2);
  }

  public Path in(Path file, long operators) {
    try {
      Message model = OnnxWriter.model(7, operators, nodes, constants, inputs, outputs);
      return Files.write(file, model.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
