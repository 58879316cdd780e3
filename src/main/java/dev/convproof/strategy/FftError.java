package dev.convproof.strategy;

import dev.convproof.Rounding;
import dev.convproof.Support;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Transforms;
import dev.convproof.algebra.Transforms.TransformRounding;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * How far rounding takes convolution by transforms: the bound that the transforms state, from the
 * Euclidean norms of an image's channels and of an output channel's kernels, and one more rounding
 * where a bias is added.
 *
 * @param length of the transform along an axis
 */
record FftError(ToIntFunction<Axis> length) implements Rounding.ErrorModel {
  /** The formula, of C channels and N = 2^m points, and where it is proved. */
  static final String SOURCE =
      "Σ‖x‖·‖k‖·((1 + δ)^3m·(1 + √5·u)·(1 + u)^(C−1) − 1), 1 + δ = (1 + u)·(1 + √5·u)·(1 + 32·u)"
          + " (Percival, Math. Comp. 72, 2003)";

  @Override
  public double[] bounds(NumberFormat format, Problem<double[]> problem) {
    TransformRounding<double[]> rounding =
        Doubles.INSTANCE.transforms().flatMap(Transforms::rounding).orElseThrow();
    Geometry g = problem.geometry();
    int points = length.applyAsInt(g.rows()) * length.applyAsInt(g.columns());
    double[] bounds = new double[g.outputSize()];
    Shape output = Shape.output(g);
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outputChannels(); o++) {
        double[] x = inputNorms(rounding, problem, n, o);
        double[] k = kernelNorms(rounding, problem, o);
        double bound = withBias(format, problem, o, rounding.bound(format, points, x, k), x, k);
        int y = output.at(n, o, 0, 0);
        Arrays.fill(bounds, y, y + g.windows(), bound);
      }
    }
    return bounds;
  }

  /** The sum with a bias is off by u of its magnitude, which is at most |b| + Σ ‖x‖·‖k‖. */
  private static double withBias(
      NumberFormat format, Problem<double[]> problem, int o, double bound, double[] x, double[] k) {
    if (problem.bias().isEmpty()) {
      return bound;
    }
    double magnitude = Math.abs(problem.bias().get().data()[o]) + bound;
    for (int c = 0; c < x.length; c++) {
      magnitude += x[c] * k[c];
    }
    return bound + 2 * format.roundoff() * magnitude; // twice, for this evaluation's own rounding
  }

  /** In scope if all is integers, and every output certainly nearest to the right one. */
  static <V> Support roundingScope(Transforms<V> transforms, Problem<V> problem, int points) {
    return transforms
        .rounding()
        .map(rounding -> roundingScope(rounding, problem, points))
        .orElseGet(Support.Supported::new);
  }

  private static <V> Support roundingScope(
      TransformRounding<V> rounding, Problem<V> problem, int points) {
    if (!rounding.integral(problem.input().data())
        || !rounding.integral(problem.weights().data())) {
      return new Support.Unsupported(
          Message.told(
              "round-integers", "rounding to integers needs integers: some values are none"));
    }
    Geometry g = problem.geometry();
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outputChannels(); o++) {
        double[] x = inputNorms(rounding, problem, n, o);
        double bound =
            rounding.bound(NumberFormat.FLOAT64, points, x, kernelNorms(rounding, problem, o));
        if (!(bound < 0.5)) {
          return new Support.Unsupported(
              Message.told(
                  "round-half",
                  "rounding to integers needs an error below 1/2: here it is at most %s",
                  String.format(Locale.ROOT, "%.3g", bound)));
        }
      }
    }
    return new Support.Supported();
  }

  private static <V> double[] inputNorms(
      TransformRounding<V> rounding, Problem<V> problem, int n, int o) {
    Tensor<V> input = problem.input();
    int first = input.shape().at(n, problem.geometry().firstInputChannel(o), 0, 0);
    int channels = problem.geometry().inputChannelsPerGroup();
    return norms(rounding, input.data(), first, channels, input.shape().plane());
  }

  private static <V> double[] kernelNorms(
      TransformRounding<V> rounding, Problem<V> problem, int o) {
    Tensor<V> weights = problem.weights();
    int first = weights.shape().at(o, 0, 0, 0);
    int channels = weights.shape().channels();
    return norms(rounding, weights.data(), first, channels, weights.shape().plane());
  }

  private static <V> double[] norms(
      TransformRounding<V> rounding, V data, int first, int channels, int plane) {
    double[] norms = new double[channels];
    Arrays.setAll(norms, c -> rounding.norm(data, first + c * plane, plane));
    return norms;
  }
}
