package dev.convproof.file;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.convproof.file.StoredTensor.ElementType;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    return OnnxTensor.number(type);
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
    constants.add(OnnxTensor.make(name, tensor));
    return this;
  }

  /** A Constant node, which holds a tensor. */
  public OnnxModels constantNode(String name, StoredTensor tensor) {
    Message value =
        OnnxSchema.make(
            "AttributeProto", "name", "value", "t", OnnxTensor.make("", tensor), "type", 4);
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
