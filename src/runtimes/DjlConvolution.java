import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.convproof.Convolution;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.Optional;

/**
 * PyTorch's convolution through DJL, in floats, and its gradients as autograd has them; paddings that differ are put
 * around the input first.
 */
public final class DjlConvolution implements Convolution<float[]> {
  static {
    String here = DjlConvolution.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    System.setProperty("DJL_CACHE_DIR", here); // rather than the user's home
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
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

  private static NDArray convolution(Geometry g, NDArray input, NDArray k, NDArray b) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    NDArray x = input;
    Shape padding = new Shape(rows.padBefore(), columns.padBefore());
    if (rows.padBefore() != rows.padAfter() || columns.padBefore() != columns.padAfter()) {
      x = x.pad(new Shape(columns.padBefore(), columns.padAfter(), rows.padBefore(), rows.padAfter()), 0);
      padding = new Shape(0, 0);
    }
    Shape strides = new Shape(rows.stride(), columns.stride());
    Shape dilations = new Shape(rows.dilation(), columns.dilation());
    return x.getNDArrayInternal()
        .convolution(x, k, b, strides, padding, dilations, g.groups())
        .singletonOrThrow();
  }
}
