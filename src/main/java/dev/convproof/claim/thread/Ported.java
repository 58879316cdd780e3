package dev.convproof.claim.thread;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.claim.thread.NdArray.ArrayError;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.List;

/**
 * A program that takes one image and kernels, and nothing else, as a strategy that may be wrong,
 * may give a wrong shape, and may raise an error.
 *
 * @param name the function's name
 * @param program the function
 */
public record Ported(String name, Program program) implements Strategy {

  /** One image without groups, padding, stride, dilation: the function has no argument for them. */
  @Override
  public Support scope(Geometry g) {
    boolean plain =
        g.batch() == 1 && g.groups() == 1 && plain(g.rows()) && plain(g.columns()) && !g.padded();
    return plain
        ? new Support.Supported()
        : new Support.Unsupported(
            name + " takes one image, without groups, padding, stride or dilation");
  }

  private static boolean plain(Axis axis) {
    return axis.stride() == 1 && axis.dilation() == 1;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if it gives no output of the right shape
   */
  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    if (run(algebra, problem) instanceof ArrayResult.Value<V> value) {
      return value.output();
    }
    throw new IllegalArgumentException(name + " fails at " + problem.geometry());
  }

  /** Runs it; a bias is not passed on. */
  public <V> ArrayResult<V> run(Algebra<V> algebra, Problem<V> problem) {
    Shape image = problem.input().shape();
    Shape kernels = problem.weights().shape();
    NdArray<V> x =
        new NdArray<>(
            List.of(image.channels(), image.height(), image.width()), problem.input().data());
    NdArray<V> k =
        new NdArray<>(
            List.of(kernels.outer(), kernels.channels(), kernels.height(), kernels.width()),
            problem.weights().data());
    try {
      return result(problem.geometry(), program.call(new Numpy<>(algebra), x, k));
    } catch (ArrayError e) {
      return new ArrayResult.Raised<>(e.getMessage());
    }
  }

  private static <V> ArrayResult<V> result(Geometry g, NdArray<V> output) {
    List<Integer> expected = List.of(g.outputChannels(), g.rows().output(), g.columns().output());
    return output.shape().equals(expected)
        ? new ArrayResult.Value<>(new Tensor<>(Shape.output(g), output.data()))
        : new ArrayResult.WrongShape<>(expected, output);
  }

  /** A function of an image and kernels, written against NumPy. */
  @FunctionalInterface
  public interface Program {
    /**
     * Calls it.
     *
     * @param np what it calls
     * @param x the image [ci, h, w]
     * @param k the kernels [co, ci, kh, kw]
     * @throws ArrayError where Python would raise
     */
    <V> NdArray<V> call(Numpy<V> np, NdArray<V> x, NdArray<V> k);
  }

  /** The result of a subject. */
  public sealed interface ArrayResult<V> {

    /** A tensor of the output's shape, right or wrong. */
    record Value<V>(Tensor<V> output) implements ArrayResult<V> {}

    /** An array of another shape than the output's [co, ho, wo]. */
    record WrongShape<V>(List<Integer> expected, NdArray<V> actual) implements ArrayResult<V> {}

    /** An error, as the user would read it. */
    record Raised<V>(String message) implements ArrayResult<V> {}
  }
}
