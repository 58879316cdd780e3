package dev.convproof.law;

import dev.convproof.Rounding;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.Winograd;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A tolerance that somebody asked for in public, derived.
 *
 * @param asked where
 * @param command that gives it
 * @param terms that are added
 * @param bound the greatest bound of an output, or the factor of Σ|x||k| where no numbers are given
 * @param narrower the greatest that inputs of 11 bits are off instead, where that was the question
 */
public record Tolerances(
    String asked, String command, long terms, double bound, OptionalDouble narrower) {
  private static final String SHAPE = "n1ci16h32w32co32kh3kw3pt1pb1pl1pr1";
  private static final long SEED = 1;

  /** Returns them, each computed. */
  public static List<Tolerances> all() {
    return List.of(
        single(),
        factor(
            "pytorch/pytorch#183581, iree-org/iree-test-suites#158, tile-ai/TileOPs#1895",
            "ci128kh3kw3h3w3",
            "f16",
            Geometry::products),
        factor(
            "ROCm/rocm-libraries#8030, dL/dk",
            "n16ci64h28w28co64kh3kw3pt1pb1pl1pr1",
            "bf16",
            g -> (long) g.batch() * g.windows()),
        winograd("apache/mxnet#16770", 2),
        winograd("ROCm/MIOpen#2492", 4));
  }

  private static Tolerances single() {
    Formats formats = formats("f32");
    Problem<double[]> problem = normal(formats);
    ErrorBound bound = ErrorBound.of(SumError.of(formats), problem);
    double[] exact = JudgedOutputs.exactOutputs(problem);
    double[] narrow =
        new Im2colGemm()
            .convolve(
                Doubles.INSTANCE,
                Problem.of(
                    problem.geometry(),
                    narrowed(problem.input()),
                    narrowed(problem.weights()),
                    Optional.empty()))
            .data();
    double greatest = 0;
    double off = 0;
    for (int y = 0; y < exact.length; y++) {
      greatest = Math.max(greatest, bound.ofOne(y));
      off = Math.max(off, Math.abs(narrow[y] - exact[y]));
    }
    return new Tolerances(
        "apache/tvm#18455", command("f32", ""), 144, greatest, OptionalDouble.of(off));
  }

  private static double[] narrowed(Tensor<double[]> tensor) {
    return Arrays.stream(tensor.data()).map(NumberFormat.TF32::round).toArray();
  }

  private static Problem<double[]> normal(Formats formats) {
    return RandomFractions.normal(Notation.parse(SHAPE), formats, false, SEED);
  }

  private static Formats formats(String name) {
    return MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow();
  }

  private static String command(String arithmetic, String more) {
    return "bound " + SHAPE + " --arithmetic " + arithmetic + " --normal " + SEED + more;
  }

  /** The terms of what is asked for. */
  @FunctionalInterface
  private interface Terms {
    long of(Geometry g);
  }

  private static Tolerances factor(String asked, String shape, String arithmetic, Terms terms) {
    SumError error = SumError.of(formats(arithmetic));
    long count = terms.of(Notation.parse(shape));
    return new Tolerances(
        asked,
        "bound " + shape + " --arithmetic " + arithmetic,
        count,
        error.factor(error.worstFactor(count)),
        OptionalDouble.empty());
  }

  private static Tolerances winograd(String asked, int tile) {
    Rounding rounding = new Winograd(tile, tile).rounding();
    double[] bounds =
        rounding.errors().orElseThrow().bounds(NumberFormat.FLOAT32, normal(formats("f32")));
    return new Tolerances(
        asked,
        command("f32", " --rounding winograd:" + tile),
        144,
        Arrays.stream(bounds).max().orElseThrow(),
        OptionalDouble.empty());
  }
}
