package dev.convproof.file;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes models of ONNX: those of one convolution, for a runtime to load. */
public final class OnnxWriter {
  private static final int INT = 2; // AttributeProto.AttributeType
  private static final int STRING = 3;
  private static final int INTS = 7;
  private static final int FLOAT = 1; // TensorProto.DataType

  private OnnxWriter() {}

  /**
   * Makes a model of one Conv of single precision, with inputs x, w and perhaps b, and the output
   * y.
   *
   * @return its bytes, of operator set 11 and IR version 7
   */
  public static byte[] convolution(Geometry g, boolean bias) {
    List<Message> inputs = new ArrayList<>();
    inputs.add(input(g));
    inputs.add(floats("w", weights(g)));
    if (bias) {
      inputs.add(floats("b", g.outputChannels()));
    }
    return convolution(g, bias ? List.of("x", "w", "b") : List.of("x", "w"), List.of(), inputs);
  }

  /** Makes the same without a bias, and with weights that are constant: its only input is x. */
  public static byte[] convolution(Geometry g, float... weights) {
    List<Integer> shape = Arrays.stream(weights(g)).mapToObj(Math::toIntExact).toList();
    Message constant = OnnxTensor.make("w", StoredTensor.of(shape, weights));
    return convolution(g, List.of("x", "w"), List.of(constant), List.of(input(g)));
  }

  /**
   * Makes a model of one operator, with the output y of four dimensions, whose sizes are not said.
   *
   * @param attributes integers ({@code Long}), lists of them, and text, by name
   * @param tensors what the operator reads, in its order, by name
   * @param constants those of them that are constants of the model; the others are its inputs
   * @param output the type of y
   * @return its bytes, of operator set 13 and IR version 8
   */
  public static byte[] operator(
      String name,
      Map<String, ?> attributes,
      Map<String, StoredTensor> tensors,
      Collection<String> constants,
      ElementType output) {
    List<Message> given = new ArrayList<>();
    List<Message> fixed = new ArrayList<>();
    tensors.forEach(
        (key, tensor) -> {
          if (constants.contains(key)) {
            fixed.add(OnnxTensor.make(key, tensor));
          } else {
            long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
            given.add(value(key, OnnxTensor.number(tensor.type()), shape));
          }
        });
    List<Message> said = new ArrayList<>();
    attributes.forEach((key, value) -> said.add(attribute(key, value)));
    Message node =
        OnnxSchema.make(
            "NodeProto",
            "op_type",
            name,
            "input",
            List.copyOf(tensors.keySet()),
            "output",
            List.of("y"),
            "attribute",
            said);
    Message y = shapeless("y", OnnxTensor.number(output));
    return model(8, 13, List.of(node), fixed, given, List.of(y)).toByteArray();
  }

  private static Message attribute(String name, Object value) {
    if (value instanceof String text) {
      ByteString bytes = ByteString.copyFromUtf8(text);
      return OnnxSchema.make("AttributeProto", "name", name, "s", bytes, "type", STRING);
    }
    boolean several = value instanceof List<?>;
    return OnnxSchema.make(
        "AttributeProto",
        "name",
        name,
        several ? "ints" : "i",
        value,
        "type",
        several ? INTS : INT);
  }

  private static Message input(Geometry g) {
    return floats("x", g.batch(), g.inputChannels(), g.rows().input(), g.columns().input());
  }

  private static long[] weights(Geometry g) {
    return new long[] {
      g.outputChannels(), g.inputChannelsPerGroup(), g.rows().kernel(), g.columns().kernel()
    };
  }

  private static byte[] convolution(
      Geometry g, List<String> read, List<Message> constants, List<Message> inputs) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    Message node =
        OnnxSchema.make(
            "NodeProto",
            "op_type",
            "Conv",
            "input",
            read,
            "output",
            List.of("y"),
            "attribute",
            List.of(
                integers("strides", rows.stride(), columns.stride()),
                integers(
                    "pads",
                    rows.padBefore(),
                    columns.padBefore(),
                    rows.padAfter(),
                    columns.padAfter()),
                integers("dilations", rows.dilation(), columns.dilation()),
                integers("kernel_shape", rows.kernel(), columns.kernel()),
                OnnxSchema.make(
                    "AttributeProto", "name", "group", "i", (long) g.groups(), "type", INT)));
    Message output = floats("y", g.batch(), g.outputChannels(), rows.output(), columns.output());
    return model(7, 11, List.of(node), constants, inputs, List.of(output)).toByteArray();
  }

  /** Makes a model. */
  static Message model(
      long version,
      long operators,
      List<Message> nodes,
      List<Message> constants,
      List<Message> inputs,
      List<Message> outputs) {
    return OnnxSchema.make(
        "ModelProto",
        "ir_version",
        version,
        "opset_import",
        List.of(OnnxSchema.make("OperatorSetIdProto", "version", operators)),
        "graph",
        OnnxSchema.make(
            "GraphProto",
            "name",
            "graph",
            "node",
            nodes,
            "initializer",
            constants,
            "input",
            inputs,
            "output",
            outputs));
  }

  private static Message integers(String name, long... values) {
    List<Long> ints = Arrays.stream(values).boxed().toList();
    return OnnxSchema.make("AttributeProto", "name", name, "ints", ints, "type", INTS);
  }

  private static Message floats(String name, long... shape) {
    return value(name, FLOAT, shape);
  }

  /** Makes what says the type, as TensorProto numbers it, and the shape of a value. */
  static Message value(String name, int type, long... shape) {
    return value(
        name,
        type,
        Arrays.stream(shape)
            .mapToObj(size -> OnnxSchema.make("DimensionProto", "dim_value", size))
            .toList());
  }

  private static Message shapeless(String name, int type) {
    return value(
        name,
        type,
        Stream.of("n", "c", "h", "w")
            .map(size -> OnnxSchema.make("DimensionProto", "dim_param", name + size))
            .toList());
  }

  private static Message value(String name, int type, List<Message> dims) {
    return OnnxSchema.make(
        "ValueInfoProto",
        "name",
        name,
        "type",
        OnnxSchema.make(
            "TypeProto",
            "tensor_type",
            OnnxSchema.make(
                "TensorTypeProto",
                "elem_type",
                type,
                "shape",
                OnnxSchema.make("TensorShapeProto", "dim", dims))));
  }
}
