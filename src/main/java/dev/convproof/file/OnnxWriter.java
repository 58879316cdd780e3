package dev.convproof.file;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes models of ONNX: those of one convolution, for a runtime to load. */
public final class OnnxWriter {
  private static final int INT = 2; // AttributeProto.AttributeType
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
    ByteBuffer raw =
        ByteBuffer.allocate(Float.BYTES * weights.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(weights);
    Message constant =
        OnnxSchema.make(
            "TensorProto",
            "name",
            "w",
            "data_type",
            FLOAT,
            "dims",
            Arrays.stream(weights(g)).boxed().toList(),
            "raw_data",
            ByteString.copyFrom(raw));
    return convolution(g, List.of("x", "w"), List.of(constant), List.of(input(g)));
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
    List<Message> dims =
        Arrays.stream(shape)
            .mapToObj(size -> OnnxSchema.make("DimensionProto", "dim_value", size))
            .toList();
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
