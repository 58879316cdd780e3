package dev.convproof.file;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import dev.convproof.file.TensorFileException.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model of ONNX: its convolutions, with their attributes, its constants, and the shapes that it
 * states. Nothing of it is run here.
 *
 * <p>Source: onnx.proto and the operators Conv, ConvTranspose, QLinearConv and ConvInteger of the
 * ONNX specification.
 */
public final class OnnxModel {
  private static final Set<String> CONVOLUTIONS =
      Set.of("Conv", "ConvTranspose", "QLinearConv", "ConvInteger");

  private final Path file;
  private final Message model;
  private final Message graph;
  private final Map<String, Message> constants = new HashMap<>();
  private final Map<String, List<Long>> shapes = new HashMap<>();
  private final List<OnnxLayer> layers = new ArrayList<>();

  private OnnxModel(Path file, Message model) throws Malformed {
    this.file = file;
    this.model = model;
    if (!OnnxSchema.has(model, "graph")) {
      throw new Malformed("this is no model of ONNX: it has no graph");
    }
    this.graph = OnnxSchema.message(model, "graph");
    for (Message tensor : OnnxSchema.all(graph, "initializer", Message.class)) {
      constants.put(OnnxSchema.text(tensor, "name"), tensor);
      shapes.put(OnnxSchema.text(tensor, "name"), OnnxSchema.all(tensor, "dims", Long.class));
    }
    for (String field : List.of("input", "output", "value_info")) {
      OnnxSchema.all(graph, field, Message.class).forEach(this::addShape);
    }
    for (Message node : OnnxSchema.all(graph, "node", Message.class)) {
      String operation = OnnxSchema.text(node, "op_type");
      if (operation.equals("Constant")) {
        attributes(node).values().stream()
            .filter(attribute -> OnnxSchema.has(attribute, "t"))
            .forEach(attribute -> addConstant(node, OnnxSchema.message(attribute, "t")));
      } else if (CONVOLUTIONS.contains(operation)) {
        layers.add(layer(node, operation));
      }
    }
  }

  private void addConstant(Message node, Message tensor) {
    for (String output : OnnxSchema.all(node, "output", String.class)) {
      constants.put(output, tensor);
      shapes.put(output, OnnxSchema.all(tensor, "dims", Long.class));
    }
  }

  /** Keeps a shape whose every size is a number. */
  private void addShape(Message value) {
    Message type = OnnxSchema.message(value, "type");
    Message tensor = OnnxSchema.message(type, "tensor_type");
    if (OnnxSchema.has(tensor, "shape")) {
      List<Message> dims =
          OnnxSchema.all(OnnxSchema.message(tensor, "shape"), "dim", Message.class);
      if (dims.stream().allMatch(dim -> OnnxSchema.has(dim, "dim_value"))) {
        shapes.put(
            OnnxSchema.text(value, "name"),
            dims.stream().map(dim -> OnnxSchema.number(dim, "dim_value")).toList());
      }
    }
  }

  /**
   * Reads a model.
   *
   * @throws TensorFileException if there is no such file, or it is no model; the message is one
   *     line for the user
   */
  public static OnnxModel read(Path file) throws TensorFileException {
    TensorFiles.requireRegular(file);
    try (InputStream from = Files.newInputStream(file)) {
      return new OnnxModel(file, OnnxSchema.read("ModelProto", from));
    } catch (Malformed fault) {
      throw new TensorFileException(file, fault.getMessage(), fault);
    } catch (IOException fault) {
      throw new TensorFileException(
          file, "cannot be read: " + TensorFileException.reason(fault), fault);
    } catch (OutOfMemoryError fault) {
      throw new TensorFileException(
          file, "does not fit into Java's memory; a larger -Xmx helps", fault);
    }
  }

  private static Map<String, Message> attributes(Message node) {
    Map<String, Message> attributes = new LinkedHashMap<>();
    for (Message attribute : OnnxSchema.all(node, "attribute", Message.class)) {
      attributes.put(OnnxSchema.text(attribute, "name"), attribute);
    }
    return attributes;
  }

  private static OnnxLayer layer(Message node, String operation) throws Malformed {
    Map<String, Message> attributes = attributes(node);
    List<String> outputs = OnnxSchema.all(node, "output", String.class);
    String name = OnnxSchema.text(node, "name");
    if (outputs.isEmpty()) {
      throw new Malformed("a %s has no output", operation);
    }
    Message pad = attributes.get("auto_pad");
    Message group = attributes.get("group");
    return new OnnxLayer(
        name.isEmpty() ? outputs.get(0) : name,
        operation,
        List.copyOf(OnnxSchema.all(node, "input", String.class)),
        outputs.get(0),
        group == null ? 1 : OnnxSchema.number(group, "i"),
        integers(attributes, "strides"),
        integers(attributes, "pads"),
        integers(attributes, "dilations"),
        integers(attributes, "output_padding"),
        pad == null ? "NOTSET" : OnnxSchema.bytes(pad, "s").toStringUtf8());
  }

  private static List<Long> integers(Map<String, Message> attributes, String name) {
    Message attribute = attributes.get(name);
    return attribute == null
        ? List.of()
        : List.copyOf(OnnxSchema.all(attribute, "ints", Long.class));
  }

  /** Returns the convolutions, in the order of the graph. */
  public List<OnnxLayer> layers() {
    return List.copyOf(layers);
  }

  /** Returns the file that it was read from. */
  public Path file() {
    return file;
  }

  /** Returns the names of the inputs that somebody has to give. */
  public List<String> inputs() {
    return OnnxSchema.all(graph, "input", Message.class).stream()
        .map(input -> OnnxSchema.text(input, "name"))
        .filter(name -> !constants.containsKey(name))
        .toList();
  }

  /** Returns whether a value is a constant of the model. */
  public boolean isConstant(String name) {
    return constants.containsKey(name);
  }

  /**
   * Returns a constant.
   *
   * @throws TensorFileException if it is damaged, or its external data are
   */
  public StoredTensor constant(String name) throws TensorFileException {
    try {
      return OnnxTensor.of(constants.get(name), file);
    } catch (Malformed fault) {
      throw new TensorFileException(file, OneLine.of(name) + ": " + fault.getMessage(), fault);
    } catch (IOException fault) {
      throw new TensorFileException(
          file, "cannot be read: " + TensorFileException.reason(fault), fault);
    }
  }

  /** Returns the shape that the model states of a value; empty where it states none in numbers. */
  public Optional<List<Integer>> shape(String name) {
    return Optional.ofNullable(shapes.get(name))
        .map(sizes -> sizes.stream().map(OnnxModel::size).toList());
  }

  /**
   * Returns this model with an input of a shape, whatever it states of it.
   *
   * @throws TensorFileException if the model is damaged
   */
  public OnnxModel withInput(String name, List<Integer> shape) throws TensorFileException {
    Message.Builder with = graph.toBuilder();
    FieldDescriptor inputs = graph.getDescriptorForType().findFieldByName("input");
    for (int at = 0; at < graph.getRepeatedFieldCount(inputs); at++) {
      Message input = (Message) graph.getRepeatedField(inputs, at);
      if (OnnxSchema.text(input, "name").equals(name)) {
        Message type = OnnxSchema.message(OnnxSchema.message(input, "type"), "tensor_type");
        int element = (int) OnnxSchema.number(type, "elem_type");
        long[] sizes = shape.stream().mapToLong(Integer::longValue).toArray();
        with.setRepeatedField(inputs, at, OnnxWriter.value(name, element, sizes));
      }
    }
    try {
      return new OnnxModel(file, withGraph(with.build()));
    } catch (Malformed fault) {
      throw new TensorFileException(file, fault.getMessage(), fault);
    }
  }

  private Message withGraph(Message other) {
    return model.toBuilder()
        .setField(model.getDescriptorForType().findFieldByName("graph"), other)
        .build();
  }

  private static int size(long size) {
    return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, size));
  }

  /** Returns the name of a convolution's node in {@link #withOutputs}. */
  public static String nodeName(int layer) {
    return "convolution-" + layer;
  }

  /**
   * Returns the model with more values of it as outputs, as a runtime loads it; its convolutions
   * are named by their places in {@link #layers}, so that a profile tells them apart.
   */
  public byte[] withOutputs(Collection<String> names) {
    Set<String> missing = new LinkedHashSet<>(names);
    OnnxSchema.all(graph, "output", Message.class)
        .forEach(output -> missing.remove(OnnxSchema.text(output, "name")));
    Descriptor value = OnnxSchema.message("ValueInfoProto");
    Message.Builder with = graph.toBuilder();
    FieldDescriptor outputs = graph.getDescriptorForType().findFieldByName("output");
    for (String name : missing) {
      with.addRepeatedField(
          outputs,
          DynamicMessage.newBuilder(value).setField(value.findFieldByName("name"), name).build());
    }
    FieldDescriptor nodes = graph.getDescriptorForType().findFieldByName("node");
    int layer = 0;
    for (int at = 0; at < graph.getRepeatedFieldCount(nodes); at++) {
      Message node = (Message) graph.getRepeatedField(nodes, at);
      if (CONVOLUTIONS.contains(OnnxSchema.text(node, "op_type"))) {
        FieldDescriptor of = node.getDescriptorForType().findFieldByName("name");
        with.setRepeatedField(nodes, at, node.toBuilder().setField(of, nodeName(layer++)).build());
      }
    }
    return withGraph(with.build()).toByteArray();
  }
}
