package dev.convproof.claim.thread;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.List;

/**
 * A program that takes one image and kernels, and nothing else, as a subject.
 *
 * @param name the function's name
 * @param program the function
 */
public record Ported(String name, Program program) implements Subject {

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

  /** Runs it; a bias is not passed on. */
  @Override
  public <V> Result<V> run(Algebra<V> algebra, Problem<V> problem) {
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
      return new Result.Raised<>(e.getMessage());
    }
  }

  private static <V> Result<V> result(Geometry g, NdArray<V> output) {
    List<Integer> expected = List.of(g.outputChannels(), g.rows().output(), g.columns().output());
    return output.shape().equals(expected)
        ? new Result.Value<>(new Tensor<>(Shape.output(g), output.data()))
        : new Result.WrongShape<>(expected, output);
  }
}
