import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.convproof.Convolution;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.Optional;

/** PyTorch's convolution through DJL, in floats; paddings that differ are put around the input first. */
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
      Axis rows = g.rows();
      Axis columns = g.columns();
      int each = g.inputChannels() / g.groups();
      NDArray x = manager.create(input, new Shape(g.batch(), g.inputChannels(), rows.input(), columns.input()));
      NDArray k = manager.create(weights, new Shape(g.outputChannels(), each, rows.kernel(), columns.kernel()));
      NDArray b = bias.map(one -> manager.create(one, new Shape(g.outputChannels()))).orElse(null);
      Shape padding = new Shape(rows.padBefore(), columns.padBefore());
      if (rows.padBefore() != rows.padAfter() || columns.padBefore() != columns.padAfter()) {
        x = x.pad(new Shape(columns.padBefore(), columns.padAfter(), rows.padBefore(), rows.padAfter()), 0);
        padding = new Shape(0, 0);
      }
      Shape strides = new Shape(rows.stride(), columns.stride());
      Shape dilations = new Shape(rows.dilation(), columns.dilation());
      return x.getNDArrayInternal()
          .convolution(x, k, b, strides, padding, dilations, g.groups())
          .singletonOrThrow()
          .toFloatArray();
    }
  }
}
