package dev.convproof.strategy;

import dev.convproof.Rounding;
import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Elimination;
import dev.convproof.algebra.Elimination.Factors;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.RunningError;
import dev.convproof.algebra.RunningError.Tracked;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

/**
 * Kernels of rank one as two passes: k[o,c,a,b] = u[o,c,a]·v[o,c,b], so that each channel is
 * convolved with v along its rows, and the result with u along its columns.
 *
 * <p>Shapes, per image, output and input channel: [h, w] → [h, wo] → [ho, wo].
 *
 * <p>Scope: weights each of whose kernels [kh, kw] has rank at most one, decided from the values
 * beforehand by exact elimination, which the algebra offers. The passes themselves look at no
 * value, and need a semiring. Memory: one map [h, wo] at a time.
 *
 * <p>Exactness: as the definition's, wherever sums of products are exact. Over integers and
 * floating-point numbers u holds integers, so that no |v| exceeds a |k|, and no partial sum of
 * either pass the definition's sum of magnitudes. Elsewhere a product is rounded in both passes,
 * and where numbers underflow between them, u magnifies what was lost: results may be off by more
 * than the bound for sums of products, and the two passes' running error is theirs.
 */
public final class Separable implements Strategy {
  @Override
  public String name() {
    return "separable";
  }

  @Override
  public <V> Support scope(Algebra<V> algebra, Problem<V> problem) {
    if (algebra.elimination().isEmpty()) {
      return new Support.Unsupported(
          Message.told(
              "no-elimination", "factors are found by elimination: these numbers do not have it"));
    }
    Geometry g = problem.geometry();
    for (int o = 0; o < g.outputChannels(); o++) {
      for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
        if (factors(algebra, problem, o, c).isEmpty()) {
          return new Support.Unsupported(
              Message.told(
                  "rank-two",
                  "kernel [o=%s c=%s] has rank 2 or more: two passes need rank 1",
                  o,
                  c));
        }
      }
    }
    return new Support.Supported();
  }

  private static <V> Optional<Factors<V>> factors(
      Algebra<V> algebra, Problem<V> problem, int o, int c) {
    Shape shape = problem.weights().shape();
    V kernel = algebra.slice(problem.weights().data(), shape.at(o, c, 0, 0), shape.plane());
    Elimination<V> elimination = algebra.elimination().orElseThrow();
    return elimination.rankOne(shape.height(), shape.width(), kernel);
  }

  /** The factors of the kernel [kh, kw] of an output and an input channel. */
  @FunctionalInterface
  private interface Factoring<V> {
    Factors<V> of(int o, int c);
  }

  @Override
  public Rounding rounding() {
    return Rounding.exactOrWithin(name(), Separable::bounds);
  }

  /** The running error of both passes, with the factors of the numbers themselves. */
  private static double[] bounds(NumberFormat format, Problem<double[]> problem) {
    RunningError algebra = new RunningError(format);
    Factoring<Tracked> factoring =
        (o, c) -> {
          Factors<double[]> exact = factors(Doubles.INSTANCE, problem, o, c).orElseThrow();
          return new Factors<>(algebra.exact(exact.column()), algebra.exact(exact.row()));
        };
    return passes(algebra, RunningBounds.exact(algebra, problem), factoring).data().errors();
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    return passes(algebra, problem, (o, c) -> factors(algebra, problem, o, c).orElseThrow());
  }

  private static <V> Tensor<V> passes(
      Algebra<V> algebra, Problem<V> problem, Factoring<V> factoring) {
    Geometry g = problem.geometry();
    Tensor<V> output = Outputs.biased(algebra, problem);
    for (int o = 0; o < g.outputChannels(); o++) {
      for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
        Factors<V> factors = factoring.of(o, c);
        for (int n = 0; n < g.batch(); n++) {
          V rows = alongRows(algebra, problem, factors.row(), n, g.firstInputChannel(o) + c);
          int wide = g.columns().output();
          for (int j = 0; j < wide; j++) {
            int y = output.shape().at(n, o, 0, j);
            pass(algebra, g.rows(), rows, j, factors.column(), output.data(), y, wide);
          }
        }
      }
    }
    return output;
  }

  /** One channel [h, w] convolved along its rows: [h, wo]. */
  private static <V> V alongRows(
      Algebra<V> algebra, Problem<V> problem, V row, int n, int channel) {
    Geometry g = problem.geometry();
    V result = algebra.zeros(g.rows().input() * g.columns().output());
    for (int i = 0; i < g.rows().input(); i++) {
      int x = problem.input().shape().at(n, channel, i, 0);
      int y = i * g.columns().output();
      pass(algebra, g.columns(), problem.input().data(), x, row, result, y, 1);
    }
    return result;
  }

  /** Adds the convolution of one line, whose elements are {@code step} apart, onto another. */
  private static <V> void pass(
      Algebra<V> algebra, Axis axis, V line, int x, V taps, V sum, int y, int step) {
    for (int tap = 0; tap < axis.kernel(); tap++) {
      for (int window = axis.firstInside(tap); window < axis.endInside(tap); window++) {
        int from = x + axis.position(window, tap) * step;
        algebra.multiplyAdd(line, from, taps, tap, sum, y + window * step);
      }
    }
  }
}
