package dev.convproof.claim.thread;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.tensor.Tensor;

/**
 * A plain three-dimensional convolution: a kernel volume [kd, kh, kw] slides over an image volume
 * [d, h, w] along three axes, each of its own.
 *
 * <p>Needs a semiring.
 */
public record VolumeConvolution(Axis depth, Axis rows, Axis columns) {

  /** How many positions the kernel has: along the depth, then down, then right. */
  public int outputSize() {
    return depth.output() * rows.output() * columns.output();
  }

  /**
   * Computes the output [depth.output(), rows.output(), columns.output()].
   *
   * @param image n volumes, of which the first is read; its channels are the depth
   * @param kernels co kernel volumes; their channels are the depth
   * @param o which kernel
   */
  public <V> V convolve(Algebra<V> algebra, Tensor<V> image, Tensor<V> kernels, int o) {
    V output = algebra.zeros(outputSize());
    int y = 0;
    for (int d = 0; d < depth.output(); d++) {
      for (int i = 0; i < rows.output(); i++) {
        for (int j = 0; j < columns.output(); j++) {
          window(algebra, image, kernels, o, new int[] {d, i, j}, output, y++);
        }
      }
    }
    return output;
  }

  private <V> void window(
      Algebra<V> algebra,
      Tensor<V> image,
      Tensor<V> kernels,
      int o,
      int[] window,
      V output,
      int y) {
    for (int e = 0; e < depth.kernel(); e++) {
      for (int a = 0; a < rows.kernel(); a++) {
        for (int b = 0; b < columns.kernel(); b++) {
          int voxel =
              image
                  .shape()
                  .at(
                      0,
                      depth.position(window[0], e),
                      rows.position(window[1], a),
                      columns.position(window[2], b));
          int tap = kernels.shape().at(o, e, a, b);
          algebra.multiplyAdd(image.data(), voxel, kernels.data(), tap, output, y);
        }
      }
    }
  }
}
