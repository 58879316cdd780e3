package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * The sum of shifted 1×1 convolutions: for each tap of the kernel, one matrix product over the
 * channels with the part of the input that this tap sees.
 *
 * <p>Shapes, per image, group and tap: weights [co/g, ci/g] · pixels [ci/g, ho·wo] → [co/g, ho·wo].
 *
 * <p>Needs a semiring. Memory: the padded input and (ci/g)·ho·wo scalars.
 */
public final class ShiftedGemms implements Strategy {
  @Override
  public String name() {
    return "shifted";
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Problem<V> p = Padding.madeExplicit(algebra, problem);
    Geometry g = p.geometry();
    Tensor<V> output = Outputs.biased(algebra, p);
    for (int group = 0; group < g.groups(); group++) {
      for (int a = 0; a < g.rows().kernel(); a++) {
        for (int b = 0; b < g.columns().kernel(); b++) {
          addTap(algebra, p, output, group, a, b);
        }
      }
    }
    return output;
  }

  private static <V> void addTap(
      Algebra<V> algebra, Problem<V> p, Tensor<V> output, int group, int a, int b) {
    Geometry g = p.geometry();
    V weights = GroupWeights.tap(algebra, p, group, a, b);
    int outputs = g.outputChannelsPerGroup();
    for (int n = 0; n < g.batch(); n++) {
      V pixels = pixels(algebra, p, n, group, a, b);
      V product = algebra.gemm(outputs, g.inputChannelsPerGroup(), g.windows(), weights, pixels);
      int y = output.shape().at(n, group * outputs, 0, 0);
      algebra.add(product, 0, 1, output.data(), y, 1, outputs * g.windows());
    }
  }

  /** Returns what tap (a, b) of every window reads: [ci/g, ho·wo]. */
  static <V> V pixels(Algebra<V> algebra, Problem<V> p, int n, int group, int a, int b) {
    Geometry g = p.geometry();
    Shape input = p.input().shape();
    int wide = g.columns().output();
    V pixels = algebra.zeros(g.inputChannelsPerGroup() * g.windows());
    for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
      int channel = group * g.inputChannelsPerGroup() + c;
      for (int i = 0; i < g.rows().output(); i++) {
        int x = input.at(n, channel, g.rows().position(i, a), g.columns().position(0, b));
        int target = c * g.windows() + i * wide;
        algebra.copy(p.input().data(), x, g.columns().stride(), pixels, target, 1, wide);
      }
    }
    return pixels;
  }
}
