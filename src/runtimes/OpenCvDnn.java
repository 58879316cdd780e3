import dev.convproof.Convolution;
import dev.convproof.DeclinedException;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.OnnxWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.ShapeParameter;
import dev.convproof.subject.Inquired;
import dev.convproof.subject.Inquiry;
import dev.convproof.subject.JavaHost;
import dev.convproof.subject.OnnxRuntimeConvolution;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_dnn.Net;

/**
 * What OpenCV's dnn module makes of an ONNX model of one Conv in floats, whose weights are constants, on one thread; with
 * the word "threads" on two.
 */
public final class OpenCvDnn implements Convolution<float[]>, Inquired {
  private static final Map<ElementType, Integer> DEPTHS =
      Map.of(
          ElementType.UINT8, opencv_core.CV_8U,
          ElementType.INT8, opencv_core.CV_8S,
          ElementType.INT16, opencv_core.CV_16S,
          ElementType.INT32, opencv_core.CV_32S,
          ElementType.FLOAT16, opencv_core.CV_16F,
          ElementType.FLOAT32, opencv_core.CV_32F,
          ElementType.FLOAT64, opencv_core.CV_64F);

  static {
    String here = OpenCvDnn.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    System.setProperty("org.bytedeco.javacpp.cachedir", here); // rather than the user's home
  }

  @Override
  public float[] apply(Geometry g, float[] input, float[] weights, Optional<float[]> bias) {
    Map<String, Integer> sizes = new HashMap<>();
    for (ShapeParameter one : ShapeParameter.values()) {
      sizes.put(one.symbol(), one.of(g));
    }
    Inquiry.Question shaped =
        new Inquiry.Question("convolution", "f32", sizes, Map.of("padding", "explicit"), new long[0], new long[0]);
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    tensors.put("x", StoredTensor.of(shaped.inputShape(), input));
    tensors.put("w", StoredTensor.of(shaped.weightShape(), weights));
    bias.ifPresent(b -> tensors.put("b", StoredTensor.of(List.of(g.outputChannels()), b)));
    return run("Conv", OnnxRuntimeConvolution.attributes(shaped), tensors, Set.of("w", "b")).floats();
  }

  @Override
  public StoredTensor answer(Inquiry.Question question) {
    if (!DEPTHS.containsKey(question.elements())) {
      throw new DeclinedException("no matrices of " + question.type());
    }
    Map<String, Object> attributes = OnnxRuntimeConvolution.attributes(question);
    if (question.kind().equals("quantised")) {
      Map<String, StoredTensor> tensors = OnnxRuntimeConvolution.quantised(question);
      return run("QLinearConv", attributes, tensors, OnnxRuntimeConvolution.QUANTISED);
    }
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    tensors.put("x", question.x());
    tensors.put("w", question.k());
    return run("Conv", attributes, tensors, Set.of("w"));
  }

  private static StoredTensor run(
      String operator, Map<String, Object> attributes, Map<String, StoredTensor> tensors, Set<String> constants) {
    opencv_core.setNumThreads(JavaHost.words().contains("threads") ? 2 : 1);
    Map<String, Object> all = new LinkedHashMap<>(attributes);
    List<Integer> kernel = tensors.get("w").shape();
    all.put("kernel_shape", List.of((long) kernel.get(2), (long) kernel.get(3)));
    StoredTensor x = tensors.get("x");
    byte[] model = OnnxWriter.operator(operator, all, tensors, constants, x.type());
    try (PointerScope calls = new PointerScope()) {
      Net net = opencv_dnn.readNetFromONNX(new BytePointer(model), model.length);
      net.setInput(matrix(x));
      return tensor(net.forward());
    }
  }

  /** Returns a matrix of many dimensions with the elements of a tensor. */
  static Mat matrix(StoredTensor of) {
    Mat matrix = new Mat(of.shape().stream().mapToInt(Integer::intValue).toArray(), DEPTHS.get(of.type()));
    byte[] elements = NpyWriter.elements(of);
    if (elements.length > 0) {
      matrix.data().capacity(elements.length).put(elements);
    }
    return matrix;
  }

  private static StoredTensor tensor(Mat y) {
    ElementType type =
        DEPTHS.entrySet().stream().filter(entry -> entry.getValue() == y.depth()).findFirst().orElseThrow().getKey();
    List<Integer> shape = new ArrayList<>();
    for (int axis = 0; axis < y.dims(); axis++) {
      shape.add(y.size(axis));
    }
    byte[] elements = new byte[shape.stream().reduce(1, Math::multiplyExact) * type.bytes()];
    if (elements.length > 0) {
      y.data().capacity(elements.length).get(elements);
    }
    return Inquiry.tensor(type, shape, ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN));
  }
}
