package dev.convproof.strategy.backward;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Backward passes that look for the windows in the wrong places. */
public final class MisplacedWindows {
  private MisplacedWindows() {}

  /** Col2im adds as if the windows moved by one. */
  public static BackwardStrategy strideIgnored() {
    return inputOn(MisplacedWindows::unstrided);
  }

  private static Axis unstrided(Axis axis) {
    return new Axis(
        axis.input(), axis.kernel(), 1, axis.padBefore(), axis.padAfter(), axis.dilation());
  }

  /** Padding is cropped at the end instead of the beginning. */
  public static BackwardStrategy paddingOnTheOtherSide() {
    return inputOn(MisplacedWindows::turned);
  }

  private static Axis turned(Axis axis) {
    int after = axis.padBefore();
    int before = axis.padAfter();
    return new Axis(axis.input(), axis.kernel(), axis.stride(), before, after, axis.dilation());
  }

  private static BackwardStrategy inputOn(UnaryOperator<Axis> misreading) {
    return new Lying() {
      @Override
      public <V> Tensor<V> inputGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
        return honest.inputGradient(algebra, misread(algebra, problem, misreading));
      }
    };
  }

  /** The taps are taken to lie next to each other. */
  public static BackwardStrategy dilationIgnored() {
    return new Lying() {
      @Override
      public <V> Tensor<V> weightGradient(Algebra<V> algebra, BackwardProblem<V> problem) {
        return honest.weightGradient(
            algebra, misread(algebra, problem, MisplacedWindows::undilated));
      }
    };
  }

  private static Axis undilated(Axis axis) {
    return new Axis(
        axis.input(), axis.kernel(), axis.stride(), axis.padBefore(), axis.padAfter(), 1);
  }

  /** The same windows' gradients where another geometry has its windows; zero in any others. */
  private static <V> BackwardProblem<V> misread(
      Algebra<V> algebra, BackwardProblem<V> problem, UnaryOperator<Axis> misreading) {
    Geometry g = problem.geometry();
    Geometry other = g.withAxes(misreading.apply(g.rows()), misreading.apply(g.columns()));
    Shape from = problem.outputGradient().shape();
    Shape to = Shape.output(other);
    V output = algebra.zeros(to.size());
    for (int n = 0; n < from.outer(); n++) {
      for (int o = 0; o < from.channels(); o++) {
        for (int i = 0; i < from.height(); i++) {
          int y = from.at(n, o, i, 0);
          int target = to.at(n, o, i, 0);
          algebra.copy(problem.outputGradient().data(), y, 1, output, target, 1, from.width());
        }
      }
    }
    Problem<V> forward = problem.forward();
    Problem<V> misread =
        Problem.of(other, forward.input().data(), forward.weights().data(), Optional.empty());
    return BackwardProblem.of(misread, output);
  }
}
