package dev.convproof.strategy.backward;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.Padding;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

/**
 * The gradients as convolutions of their own, which a forward strategy computes.
 *
 * <p>The input's: G stuffed with stride − 1 zeros between its elements, padded by the kernel's
 * reach − 1, with the kernel flipped and its channels exchanged, at stride 1. The weights': each
 * input channel, an image whose channels are the batch, with G as the kernel; stride and dilation
 * change places. Shapes: see {@link GradientGeometry}.
 *
 * <p>Scope: such convolutions as can be made, and as the forward strategy computes. Memory: the
 * stuffed gradient and the padded input, and what the forward strategy takes.
 *
 * <p>Source: Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016.
 */
public final class TransposedConvolution implements BackwardStrategy {
  private final Strategy forward = new Im2colGemm();

  @Override
  public String name() {
    return "transposed";
  }

  @Override
  public Support scope(Geometry g) {
    try {
      Support ofInput = forward.scope(GradientGeometry.ofInput(g));
      return ofInput.applies() ? forward.scope(GradientGeometry.ofWeights(g)) : ofInput;
    } catch (GeometryException tooLarge) {
      return new Support.Unsupported("as a convolution: " + tooLarge.getMessage());
    }
  }

  @Override
  public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Geometry g = problem.geometry();
    V stuffed = stuffed(algebra, g, problem.outputGradient());
    V flipped = flipped(algebra, g, problem.forward().weights());
    Geometry transposed = GradientGeometry.ofInput(g);
    Problem<V> convolution = Problem.of(transposed, stuffed, flipped, Optional.empty());
    return Padding.removed(algebra, g, forward.convolve(algebra, convolution).data());
  }

  private static <V> V stuffed(Algebra<V> algebra, Geometry g, Tensor<V> output) {
    Shape from = output.shape();
    Shape to = Shape.input(GradientGeometry.ofInput(g));
    V stuffed = algebra.zeros(to.size());
    for (int n = 0; n < from.outer(); n++) {
      for (int o = 0; o < from.channels(); o++) {
        for (int i = 0; i < from.height(); i++) {
          int target = to.at(n, o, i * g.rows().stride(), 0);
          int y = from.at(n, o, i, 0);
          algebra.copy(output.data(), y, 1, stuffed, target, g.columns().stride(), from.width());
        }
      }
    }
    return stuffed;
  }

  /** The kernel [ci, co/g, kh, kw] with its last tap first. */
  private static <V> V flipped(Algebra<V> algebra, Geometry g, Tensor<V> weights) {
    Shape to = Shape.weights(GradientGeometry.ofInput(g));
    V flipped = algebra.zeros(to.size());
    for (int o = 0; o < g.outputChannels(); o++) {
      for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
        int last = weights.shape().at(o, c, 0, 0) + g.taps() - 1;
        int within = o % g.outputChannelsPerGroup();
        int target = to.at(g.firstInputChannel(o) + c, within, 0, 0);
        algebra.copy(weights.data(), last, -1, flipped, target, 1, g.taps());
      }
    }
    return flipped;
  }

  @Override
  public <V> Tensor<V> weightGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Geometry g = problem.geometry();
    Geometry convolution = GradientGeometry.ofWeights(g);
    Tensor<V> padded = Padding.madeExplicit(algebra, problem.forward()).input();
    V gradient = algebra.zeros(g.weightSize());
    for (int group = 0; group < g.groups(); group++) {
      int firstInput = group * g.inputChannelsPerGroup();
      int firstOutput = group * g.outputChannelsPerGroup();
      V images = exchanged(algebra, padded, firstInput, Shape.input(convolution));
      V kernels =
          exchanged(algebra, problem.outputGradient(), firstOutput, Shape.weights(convolution));
      Tensor<V> product =
          forward.convolve(algebra, Problem.of(convolution, images, kernels, Optional.empty()));
      V ofGroup = exchanged(algebra, product, 0, ofGroup(g));
      int at = firstOutput * g.products();
      algebra.copy(ofGroup, 0, 1, gradient, at, 1, g.outputChannelsPerGroup() * g.products());
    }
    return new Tensor<>(Shape.weights(g), gradient);
  }

  private static Shape ofGroup(Geometry g) {
    return new Shape(
        g.outputChannelsPerGroup(),
        g.inputChannelsPerGroup(),
        g.rows().kernel(),
        g.columns().kernel());
  }

  /** Some channels as the images of a tensor, and the images as their channels; what fits of it. */
  private static <V> V exchanged(Algebra<V> algebra, Tensor<V> from, int firstChannel, Shape to) {
    V exchanged = algebra.zeros(to.size());
    for (int image = 0; image < to.outer(); image++) {
      for (int channel = 0; channel < to.channels(); channel++) {
        for (int row = 0; row < to.height(); row++) {
          int source = from.shape().at(channel, firstChannel + image, row, 0);
          int target = to.at(image, channel, row, 0);
          algebra.copy(from.data(), source, 1, exchanged, target, 1, to.width());
        }
      }
    }
    return exchanged;
  }

  /** Image after image, then row upon row. */
  @Override
  public <V> Tensor<V> biasGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
    Geometry g = problem.geometry();
    int image = g.outputChannels() * g.windows();
    V sum = algebra.zeros(image);
    for (int n = 0; n < g.batch(); n++) {
      algebra.add(problem.outputGradient().data(), n * image, 1, sum, 0, 1, image);
    }
    V gradient = algebra.zeros(g.outputChannels());
    for (int y = 0; y < g.windows(); y++) {
      algebra.add(sum, y, g.windows(), gradient, 0, 1, g.outputChannels());
    }
    return new Tensor<>(Shape.bias(g), gradient);
  }
}
