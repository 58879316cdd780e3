import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.convproof.Convolution;
import dev.convproof.DeclinedException;
import dev.convproof.geometry.Geometry;
import java.util.Optional;

/**
 * PyTorch's conv2d as the Deep Java Library calls it, forward, in floats, on one thread. It takes
 * one padding for each axis.
 */
public final class DjlPyTorch implements Convolution<float[]> {
  static {
    System.setProperty("ai.djl.offline", "true"); // or it asks the network what is newest
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  private final NDManager all = Engine.getEngine("PyTorch").newBaseManager();

  @Override
  public float[] apply(Geometry g, float[] input, float[] weights, Optional<float[]> bias) {
    if (g.rows().padBefore() != g.rows().padAfter()
        || g.columns().padBefore() != g.columns().padAfter()) {
      throw new DeclinedException("paddings that differ between the sides");
    }
    try (NDManager here = all.newSubManager()) {
      NDArray x =
          here.create(
              input,
              new Shape(g.batch(), g.inputChannels(), g.rows().input(), g.columns().input()));
      NDArray k =
          here.create(
              weights,
              new Shape(
                  g.outputChannels(),
                  g.inputChannelsPerGroup(),
                  g.rows().kernel(),
                  g.columns().kernel()));
      NDArray b = bias.map(values -> here.create(values)).orElse(null);
      PtNDArray y =
          JniUtils.convolution(
              (PtNDArray) x,
              (PtNDArray) k,
              (PtNDArray) b,
              new Shape(g.rows().stride(), g.columns().stride()),
              new Shape(g.rows().padBefore(), g.columns().padBefore()),
              new Shape(g.rows().dilation(), g.columns().dilation()),
              g.groups());
      y.attach(here);
      return y.toFloatArray();
    }
  }
}
