package dev.convproof.strategy;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;

/**
 * A 1×1 convolution as one matrix product over the channels, the book's {@code
 * corr2d_multi_in_out_1x1}.
 *
 * <p>Shapes, per image and group: weights [co/g, ci/g] · pixels [ci/g, ho·wo] → [co/g, ho·wo].
 *
 * <p>Scope: kernel 1×1. Needs a semiring.
 */
public final class PointwiseGemm implements Strategy {
  @Override
  public String name() {
    return "pointwise";
  }

  @Override
  public Support scope(Geometry g) {
    return g.taps() == 1
        ? new Support.Supported()
        : new Support.Unsupported(
            Message.told(
                "not-pointwise",
                "kernel %s×%s: a product over the channels alone needs 1×1",
                g.rows().kernel(),
                g.columns().kernel()));
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Problem<V> p = Padding.madeExplicit(algebra, problem);
    Geometry g = p.geometry();
    Tensor<V> output = Outputs.biased(algebra, p);
    int outputs = g.outputChannelsPerGroup();
    for (int group = 0; group < g.groups(); group++) {
      V weights = GroupWeights.matrix(algebra, p, group);
      for (int n = 0; n < g.batch(); n++) {
        V pixels = ShiftedGemms.pixels(algebra, p, n, group, 0, 0);
        V product = algebra.gemm(outputs, g.inputChannelsPerGroup(), g.windows(), weights, pixels);
        int y = output.shape().at(n, group * outputs, 0, 0);
        algebra.add(product, 0, 1, output.data(), y, 1, outputs * g.windows());
      }
    }
    return output;
  }
}
