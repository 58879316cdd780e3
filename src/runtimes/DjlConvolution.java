import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.convproof.Convolution;
import dev.convproof.DeclinedException;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.ShapeParameter;
import dev.convproof.subject.Inquired;
import dev.convproof.subject.Inquiry;
import dev.convproof.subject.JavaHost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PyTorch's convolution through DJL, in floats, and its gradients as autograd has them; paddings that differ are put
 * around the input first. With the word "threads" on two.
 */
public final class DjlConvolution implements Convolution<float[]>, Inquired {
  private static final Map<ElementType, DataType> TYPES =
      Map.of(
          ElementType.FLOAT32, DataType.FLOAT32,
          ElementType.FLOAT64, DataType.FLOAT64,
          ElementType.FLOAT16, DataType.FLOAT16,
          ElementType.BFLOAT16, DataType.BFLOAT16,
          ElementType.UINT8, DataType.UINT8,
          ElementType.INT8, DataType.INT8,
          ElementType.INT16, DataType.INT16,
          ElementType.INT32, DataType.INT32,
          ElementType.INT64, DataType.INT64);

  static {
    String here = DjlConvolution.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    System.setProperty("DJL_CACHE_DIR", here); // rather than the user's home
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", JavaHost.words().contains("threads") ? "2" : "1");
  }

  private final NDManager all = NDManager.newBaseManager("PyTorch");

  @Override
  public float[] apply(Geometry g, float[] input, float[] weights, Optional<float[]> bias) {
    try (NDManager manager = all.newSubManager()) {
      NDArray b = bias.map(one -> manager.create(one, new Shape(g.outputChannels()))).orElse(null);
      return convolution(g, input(manager, g, input), weights(manager, g, weights), b).toFloatArray();
    }
  }

  public float[] inputGradient(Geometry g, float[] input, float[] weights, float[] outputGradient) {
    return gradient(g, input, weights, outputGradient, 0);
  }

  public float[] weightGradient(Geometry g, float[] input, float[] weights, float[] outputGradient) {
    return gradient(g, input, weights, outputGradient, 1);
  }

  public float[] biasGradient(Geometry g, float[] input, float[] weights, float[] outputGradient) {
    return gradient(g, input, weights, outputGradient, 2);
  }

  /** Returns the gradient of ⟨G, y⟩ with respect to x, k or b. */
  private float[] gradient(Geometry g, float[] input, float[] weights, float[] outputGradient, int of) {
    try (NDManager manager = all.newSubManager();
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray[] given = {
        input(manager, g, input), weights(manager, g, weights), manager.zeros(new Shape(g.outputChannels()))
      };
      given[of].setRequiresGradient(true);
      NDArray y = convolution(g, given[0], given[1], given[2]);
      collector.backward(y.mul(manager.create(outputGradient, y.getShape())).sum());
      return given[of].getGradient().toFloatArray();
    }
  }

  private static NDArray input(NDManager manager, Geometry g, float[] input) {
    return manager.create(input, new Shape(g.batch(), g.inputChannels(), g.rows().input(), g.columns().input()));
  }

  private static NDArray weights(NDManager manager, Geometry g, float[] weights) {
    int each = g.inputChannels() / g.groups();
    return manager.create(
        weights, new Shape(g.outputChannels(), each, g.rows().kernel(), g.columns().kernel()));
  }

  @Override
  public StoredTensor answer(Inquiry.Question question) {
    if (!question.kind().equals("convolution")) {
      throw new DeclinedException("DJL has no " + question.kind() + " convolution");
    }
    try (NDManager manager = all.newSubManager()) {
      Sizes sizes = question::size;
      NDArray y = convolution(sizes, tensor(manager, question.x()), tensor(manager, question.k()), null);
      ElementType type =
          TYPES.entrySet().stream()
              .filter(entry -> entry.getValue() == y.getDataType())
              .findFirst()
              .orElseThrow()
              .getKey();
      List<Integer> shape = Arrays.stream(y.getShape().getShape()).mapToObj(Math::toIntExact).toList();
      return Inquiry.tensor(type, shape, y.toByteBuffer().order(ByteOrder.nativeOrder()));
    }
  }

  private static NDArray tensor(NDManager manager, StoredTensor of) {
    byte[] elements = NpyWriter.elements(of);
    ByteBuffer direct = ByteBuffer.allocateDirect(elements.length).order(ByteOrder.LITTLE_ENDIAN).put(elements).flip();
    Shape shape = new Shape(of.shape().stream().mapToLong(Integer::longValue).toArray());
    return manager.create(direct, shape, TYPES.get(of.type()));
  }

  /** The sizes of a call, by key. */
  private interface Sizes {
    int of(String key);
  }

  private static NDArray convolution(Geometry g, NDArray input, NDArray k, NDArray b) {
    return convolution(key -> ShapeParameter.withSymbol(key).orElseThrow().of(g), input, k, b);
  }

  private static NDArray convolution(Sizes sizes, NDArray input, NDArray k, NDArray b) {
    NDArray x = input;
    Shape padding = new Shape(sizes.of("pt"), sizes.of("pl"));
    if (sizes.of("pt") != sizes.of("pb") || sizes.of("pl") != sizes.of("pr")) {
      x = x.pad(new Shape(sizes.of("pl"), sizes.of("pr"), sizes.of("pt"), sizes.of("pb")), 0);
      padding = new Shape(0, 0);
    }
    Shape strides = new Shape(sizes.of("sh"), sizes.of("sw"));
    Shape dilations = new Shape(sizes.of("dh"), sizes.of("dw"));
    return x.getNDArrayInternal()
        .convolution(x, k, b, strides, padding, dilations, sizes.of("g"))
        .singletonOrThrow();
  }
}
