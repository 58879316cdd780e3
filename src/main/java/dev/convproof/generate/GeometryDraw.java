package dev.convproof.generate;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;

/**
 * Draws geometries: first what the windows do (kernel, stride, dilation, padding, output, slack),
 * then the input size that follows, so that every draw is valid. Edge cases are mixed in.
 */
final class GeometryDraw {
  private final Draw draw;

  GeometryDraw(Draw draw) {
    this.draw = draw;
  }

  Geometry first() {
    int groups = draw.oneIn(3) ? draw.between(2, 3) : 1;
    boolean depthwise = draw.oneIn(20);
    if (draw.oneIn(50)) {
      return manyChannels();
    }
    int inputs = depthwise ? 1 : draw.between(1, groups > 1 ? 2 : 4);
    int outputs = depthwise ? 1 : draw.between(1, groups > 1 ? 2 : 4);
    int of = depthwise ? draw.between(2, 4) : groups;
    return new Geometry(batch(), of, of * inputs, of * outputs, axis(), axis());
  }

  /** Around the width of a vector register and of EJML's blocks. */
  private Geometry manyChannels() {
    int many = draw.between(31, 33);
    int few = draw.between(1, 2);
    boolean atInput = draw.oneIn(2);
    return new Geometry(1, 1, atInput ? many : few, atInput ? few : many, small(), small());
  }

  private int batch() {
    return draw.oneIn(5) ? draw.between(2, 3) : 1;
  }

  private Axis axis() {
    return switch (draw.between(0, 11)) {
      case 0 -> filledByKernel(draw.between(1, 4), draw.between(1, 2));
      case 1 -> paddedBeyondKernel();
      case 2, 3, 4 -> following(draw.between(1, 5), 1, 1, 0, 0);
      default ->
          following(
              kernel(),
              draw.between(1, 3),
              draw.between(1, 2),
              draw.between(0, 2),
              draw.between(0, 2));
    };
  }

  private int kernel() {
    return draw.between(1, 4);
  }

  private Axis small() {
    return following(draw.between(1, 2), draw.between(1, 2), 1, 0, draw.between(0, 1));
  }

  /** One window, which reads every element of the padded input's reach. */
  private Axis filledByKernel(int kernel, int dilation) {
    int reach = dilation * (kernel - 1) + 1;
    int before = draw.between(0, Math.min(2, reach - 1));
    int after = draw.between(0, Math.min(2, reach - 1 - before));
    return new Axis(reach - before - after, kernel, draw.between(1, 3), before, after, dilation);
  }

  /** At least one window wholly in the padding. */
  private Axis paddedBeyondKernel() {
    int kernel = draw.between(1, 2);
    int before = kernel + draw.between(0, 1);
    return new Axis(draw.between(1, 3), kernel, draw.between(1, 2), before, draw.between(0, 2), 1);
  }

  private Axis following(int kernel, int stride, int dilation, int before, int after) {
    int output = draw.between(1, draw.between(2, 5)); // more would cost most and find least
    int reach = dilation * (kernel - 1) + 1;
    int padded = (output - 1) * stride + reach + draw.between(0, stride - 1);
    return new Axis(Math.max(1, padded - before - after), kernel, stride, before, after, dilation);
  }

  /** A layer that takes what another produced; the kernel is drawn to fit. */
  Geometry after(Geometry previous, boolean padded) {
    int channels = previous.outputChannels();
    int groups = channels % 2 == 0 && draw.oneIn(4) ? 2 : 1;
    return new Geometry(
        previous.batch(),
        groups,
        channels,
        groups * draw.between(1, 2),
        taking(previous.rows().output(), padded),
        taking(previous.columns().output(), padded));
  }

  private Axis taking(int input, boolean padded) {
    int before = padded ? draw.between(0, 2) : 0;
    int after = padded ? draw.between(0, 2) : 0;
    int most = Math.min(3, input + before + after);
    int kernel = draw.between(1, most);
    int widest = kernel == 1 ? 2 : (input + before + after - 1) / (kernel - 1);
    int dilation = draw.between(1, Math.min(2, widest));
    return new Axis(input, kernel, draw.between(1, 2), before, after, dilation);
  }
}
