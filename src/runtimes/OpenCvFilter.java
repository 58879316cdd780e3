import dev.convproof.Convolution;
import dev.convproof.DeclinedException;
import dev.convproof.geometry.Geometry;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;

/**
 * OpenCV's filter2D, which correlates one channel in floats, with an output as large as its input:
 * those outputs are kept whose window lies inside.
 */
public final class OpenCvFilter implements Convolution<float[]> {
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
    opencv_core.setNumThreads(1);
    int kh = g.rows().kernel();
    int kw = g.columns().kernel();
    try (Mat x = matrix(input, g.rows().input(), g.columns().input());
        Mat k = matrix(weights, kh, kw);
        Mat y = new Mat();
        Point anchor = new Point(0, 0)) {
      opencv_imgproc.filter2D(x, y, -1, k, anchor, 0, opencv_core.BORDER_CONSTANT);
      float[] all = new float[input.length];
      new FloatPointer(y.data()).get(all);
      int ho = g.rows().output();
      int wo = g.columns().output();
      float[] inside = new float[ho * wo];
      for (int row = 0; row < ho; row++) {
        System.arraycopy(all, row * g.columns().input(), inside, row * wo, wo);
      }
      return inside;
    }
  }

  private static Mat matrix(float[] values, int rows, int columns) {
    Mat matrix = new Mat(rows, columns, opencv_core.CV_32F);
    new FloatPointer(matrix.data()).put(values);
    return matrix;
  }
}
