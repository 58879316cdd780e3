package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/**
 * The book's way: one two-dimensional cross-correlation ({@code corr2d}) for every pair of an input
 * and an output channel, summed over the input channels, stacked over the output channels.
 *
 * <p>Needs a semiring. Memory: the padded input and one map [ho, wo] at a time.
 *
 * <p>Source: Zhang, Lipton, Li and Smola, Dive into Deep Learning, "Multiple Input and Multiple
 * Output Channels".
 */
public final class PerChannelSums implements Strategy {
  @Override
  public String name() {
    return "per-channel";
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Problem<V> p = Padding.madeExplicit(algebra, problem);
    Geometry g = p.geometry();
    Tensor<V> output = Outputs.biased(algebra, p);
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outputChannels(); o++) {
        int map = output.shape().at(n, o, 0, 0);
        for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
          V joined = correlate(algebra, p, n, o, c);
          algebra.add(joined, 0, 1, output.data(), map, 1, g.windows());
        }
      }
    }
    return output;
  }

  /** {@code corr2d}: one input channel with one kernel channel, [h, w] · [kh, kw] → [ho, wo]. */
  private static <V> V correlate(Algebra<V> algebra, Problem<V> p, int n, int o, int c) {
    Geometry g = p.geometry();
    Shape input = p.input().shape();
    V map = algebra.zeros(g.windows());
    int x = input.at(n, g.firstInputChannel(o) + c, 0, 0);
    int k = p.weights().shape().at(o, c, 0, 0);
    int wide = g.columns().output();
    for (int i = 0; i < g.rows().output(); i++) {
      for (int a = 0; a < g.rows().kernel(); a++) {
        int row = x + g.rows().position(i, a) * input.width();
        for (int b = 0; b < g.columns().kernel(); b++) {
          algebra.multiplyAddAll(
              p.input().data(),
              row + g.columns().position(0, b),
              g.columns().stride(),
              p.weights().data(),
              k + a * g.columns().kernel() + b,
              map,
              i * wide,
              1,
              wide);
        }
      }
    }
    return map;
  }
}
