import dev.convproof.Convolution;
import dev.convproof.DeclinedException;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.Geometry;
import dev.convproof.subject.Inquired;
import dev.convproof.subject.Inquiry;
import dev.convproof.subject.JavaHost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;

/**
 * OpenCV's filter2D on one thread, which correlates one channel, with an output as large as its input: those outputs are
 * kept whose window lies inside. With the word "threads" on two.
 */
public final class OpenCvFilter implements Convolution<float[]>, Inquired {
  private static final Map<ElementType, Integer> DEPTHS =
      Map.of(
          ElementType.UINT8, opencv_core.CV_8U,
          ElementType.INT8, opencv_core.CV_8S,
          ElementType.INT16, opencv_core.CV_16S,
          ElementType.INT32, opencv_core.CV_32S,
          ElementType.FLOAT16, opencv_core.CV_16F,
          ElementType.FLOAT32, opencv_core.CV_32F,
          ElementType.FLOAT64, opencv_core.CV_64F);

  private static final Map<String, Integer> BORDERS =
      Map.of(
          "same", opencv_core.BORDER_CONSTANT,
          "edge-same", opencv_core.BORDER_REPLICATE,
          "symmetric-same", opencv_core.BORDER_REFLECT,
          "reflect-same", opencv_core.BORDER_REFLECT_101,
          "wrap-same", opencv_core.BORDER_WRAP);

  static {
    String here = OpenCvFilter.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    System.setProperty("org.bytedeco.javacpp.cachedir", here); // rather than the user's home
  }

  @Override
  public float[] apply(Geometry g, float[] input, float[] weights, Optional<float[]> bias) {
    boolean plain =
        g.batch() == 1
            && g.inputChannels() == 1
            && g.outputChannels() == 1
            && g.rows().stride() == 1
            && g.columns().stride() == 1
            && g.rows().dilation() == 1
            && g.columns().dilation() == 1
            && !g.padded()
            && bias.isEmpty();
    if (!plain) {
      throw new DeclinedException("one channel of one image, by steps of one, without padding or bias");
    }
    List<Integer> image = List.of(1, 1, g.rows().input(), g.columns().input());
    List<Integer> kernel = List.of(1, 1, g.rows().kernel(), g.columns().kernel());
    return inside(StoredTensor.of(image, input), StoredTensor.of(kernel, weights)).floats();
  }

  @Override
  public StoredTensor answer(Inquiry.Question question) {
    if (!question.kind().equals("convolution")) {
      throw new DeclinedException("no " + question.kind() + " convolution");
    }
    List<String> ones = List.of("n", "ci", "co", "g", "sh", "sw", "dh", "dw");
    if (!ones.stream().allMatch(key -> question.size(key) == 1)) {
      throw new DeclinedException("one image, one channel, no strides or dilations");
    }
    if (!DEPTHS.containsKey(question.elements())) {
      throw new DeclinedException("no matrices of " + question.type());
    }
    StoredTensor x = question.x();
    boolean wide = question.elements() == ElementType.FLOAT64; // the kernel is of floats otherwise
    StoredTensor k = wide ? question.k() : floats(question);
    String padding = question.word("padding");
    boolean padded = List.of("pt", "pb", "pl", "pr").stream().anyMatch(key -> question.size(key) > 0);
    if (padding.equals("explicit") && !padded) {
      return inside(x, k);
    }
    if (!BORDERS.containsKey(padding)) {
      throw new DeclinedException("no padding " + padding);
    }
    return filtered(x, k, -1, BORDERS.get(padding));
  }

  private static StoredTensor floats(Inquiry.Question question) {
    float[] weights = new float[question.weights().length];
    for (int at = 0; at < weights.length; at++) {
      weights[at] = question.weights()[at];
    }
    return StoredTensor.of(question.weightShape(), weights);
  }

  /** Returns those outputs whose window lies inside. */
  private static StoredTensor inside(StoredTensor x, StoredTensor k) {
    byte[] all = NpyWriter.elements(filtered(x, k, 0, opencv_core.BORDER_CONSTANT));
    int ho = Math.max(0, x.shape().get(2) - k.shape().get(2) + 1);
    int wo = Math.max(0, x.shape().get(3) - k.shape().get(3) + 1);
    int width = x.type().bytes();
    byte[] inside = new byte[ho * wo * width];
    for (int row = 0; row < ho; row++) {
      System.arraycopy(all, row * x.shape().get(3) * width, inside, row * wo * width, wo * width);
    }
    ByteBuffer bytes = ByteBuffer.wrap(inside).order(ByteOrder.LITTLE_ENDIAN);
    return Inquiry.tensor(x.type(), List.of(1, 1, ho, wo), bytes);
  }

  private static StoredTensor filtered(StoredTensor image, StoredTensor kernel, int anchored, int border) {
    opencv_core.setNumThreads(JavaHost.words().contains("threads") ? 2 : 1);
    try (Mat x = matrix(image);
        Mat k = matrix(kernel);
        Mat y = new Mat();
        Point anchor = new Point(anchored, anchored)) {
      opencv_imgproc.filter2D(x, y, -1, k, anchor, 0, border);
      byte[] elements = new byte[NpyWriter.elements(image).length];
      y.data().capacity(elements.length).get(elements);
      return Inquiry.tensor(image.type(), image.shape(), ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  private static Mat matrix(StoredTensor of) {
    Mat matrix = new Mat(of.shape().get(2), of.shape().get(3), DEPTHS.get(of.type()));
    byte[] elements = NpyWriter.elements(of);
    matrix.data().capacity(elements.length).put(elements);
    return matrix;
  }
}
