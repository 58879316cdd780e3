import dev.convproof.Convolution;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_dnn.Net;

/** What OpenCV's dnn module makes of an ONNX model of one Conv in floats, whose weights are constants. */
public final class OpenCvDnn implements Convolution<float[]> {
  static {
    String here = OpenCvDnn.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    System.setProperty("org.bytedeco.javacpp.cachedir", here); // rather than the user's home
  }

  @Override
  public float[] apply(Geometry g, float[] input, float[] weights, Optional<float[]> bias) {
    opencv_core.setNumThreads(1);
    try (PointerScope calls = new PointerScope()) {
      byte[] model = model(g, weights, bias);
      Net net = opencv_dnn.readNetFromONNX(new BytePointer(model), model.length);
      int[] sizes = {g.batch(), g.inputChannels(), g.rows().input(), g.columns().input()};
      Mat x = new Mat(sizes, opencv_core.CV_32F);
      new FloatPointer(x.data()).put(input);
      net.setInput(x);
      Mat y = net.forward();
      float[] output = new float[g.outputSize()];
      new FloatPointer(y.data()).get(output);
      return output;
    }
  }

  /** Encodes a model; the numbers of fields are those of ONNX's schema, onnx.proto. */
  private static byte[] model(Geometry g, float[] weights, Optional<float[]> bias) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    int each = g.inputChannels() / g.groups();
    Message node = new Message().text(1, "x").text(1, "k");
    bias.ifPresent(b -> node.text(1, "b"));
    node.text(2, "y").text(4, "Conv");
    ints(node, "kernel_shape", rows.kernel(), columns.kernel());
    ints(node, "strides", rows.stride(), columns.stride());
    ints(node, "dilations", rows.dilation(), columns.dilation());
    ints(node, "pads", rows.padBefore(), columns.padBefore(), rows.padAfter(), columns.padAfter());
    node.message(5, new Message().text(1, "group").number(3, g.groups()).number(20, 2));
    Message graph = new Message().message(1, node).text(2, "convolution");
    graph.message(5, constant("k", weights, g.outputChannels(), each, rows.kernel(), columns.kernel()));
    bias.ifPresent(b -> graph.message(5, constant("b", b, g.outputChannels())));
    graph.message(11, value("x", g.batch(), g.inputChannels(), rows.input(), columns.input()));
    graph.message(12, value("y", g.batch(), g.outputChannels(), rows.output(), columns.output()));
    Message opset = new Message().number(2, 13);
    return new Message().number(1, 8).message(7, graph).message(8, opset).bytes();
  }

  private static void ints(Message node, String name, int... values) {
    Message attribute = new Message().text(1, name);
    for (int value : values) {
      attribute.number(8, value);
    }
    node.message(5, attribute.number(20, 7));
  }

  private static Message constant(String name, float[] values, int... sizes) {
    Message tensor = new Message();
    for (int size : sizes) {
      tensor.number(1, size);
    }
    ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return tensor.number(2, 1).text(8, name).field(9, raw.array());
  }

  private static Message value(String name, int... sizes) {
    Message shape = new Message();
    for (int size : sizes) {
      shape.message(1, new Message().number(1, size));
    }
    Message tensor = new Message().number(1, 1).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A message of Protocol Buffers: each field is its number and kind, and a number or so many bytes. */
  private static final class Message {
    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message field(int field, byte[] content) {
      varint(field << 3 | 2);
      varint(content.length);
      fields.writeBytes(content);
      return this;
    }

    Message text(int field, String text) {
      return field(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message message) {
      return field(field, message.bytes());
    }

    byte[] bytes() {
      return fields.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      for (; rest > 127; rest >>>= 7) {
        fields.write((int) (rest & 127 | 128));
      }
      fields.write((int) rest);
    }
  }
}
