package dev.convproof.law;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** What explains outputs of which some are wrong: a narrower format of inputs, sums or outputs. */
public final class Explanation {
  private static final long MANY_PRODUCTS = 2_000_000;
  private static final int ENOUGH_OUTPUTS = 4;

  private Explanation() {}

  /**
   * Returns what explains all outputs, in the words that follow "agrees with"; empty where nothing
   * does. First a way that gives each of them bit for bit. Then, since sums may have any order, the
   * way to round inputs that comes nearest: within the bounds, and nearer than the formats
   * themselves at more than half of the outputs, since one output that is a little beyond its bound
   * is within the bounds of many ways. Then a format that all outputs are numbers of, while the
   * right ones are not.
   *
   * @param problem in doubles or floats, or of integers, in differences to the zero points
   * @param zero the zero point of the input; 0 where there is none
   */
  public static Optional<String> of(
      JudgedOutputs judged, SumError error, Problem<?> problem, int zero) {
    Formats formats = error.formats();
    Optional<String> same =
        NarrowerFormats.of(formats, zero, Optional.empty()).stream()
            .filter(way -> way.gives(y -> new OutputTerms(problem, y), judged.actual()))
            .map(NarrowerFormats::name)
            .findFirst();
    return same.isPresent() || !formats.areFloats()
        ? same
        : ofInputs(judged, formats, problem).or(() -> ofGrid(judged, formats));
  }

  private static Optional<String> ofInputs(
      JudgedOutputs judged, Formats formats, Problem<?> problem) {
    long products = (long) problem.geometry().products() * problem.geometry().outputSize();
    String nearest = null;
    double least = 1;
    for (NarrowFloats.Inputs way : NarrowFloats.roundings(formats)) {
      if (products <= MANY_PRODUCTS || way.name().matches("(tf32|b?f16) .*")) {
        double[] others = outputs(formats, problem, way);
        double worst = worst(judged, others);
        if ((worst < least || (worst == 1 && nearest == null)) && isNearer(judged, others)) {
          least = worst;
          nearest = way.name();
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static double[] outputs(Formats formats, Problem<?> p, NarrowFloats.Inputs way) {
    double[] sums =
        Strategies.DEFINITION
            .convolve(
                Doubles.INSTANCE,
                Problem.of(
                    p.geometry(),
                    rounded(p.input(), way),
                    rounded(p.weights(), way),
                    p.bias().map(bias -> Accuracy.doubles(bias.data()))))
            .data();
    return Arrays.stream(sums).map(formats.output()::round).toArray();
  }

  private static double[] rounded(Tensor<?> tensor, NarrowFloats.Inputs way) {
    return Arrays.stream(Accuracy.doubles(tensor.data())).map(way.to()).toArray();
  }

  private static double worst(JudgedOutputs judged, double[] others) {
    double worst = 0;
    for (int y = 0; y < others.length && worst <= 1; y++) {
      double distance = Math.abs(judged.actual()[y] - others[y]);
      if (!judged.isUnbounded(y) && (judged.bounds()[y] > 0 || distance > 0)) {
        worst = Math.max(worst, distance / judged.bounds()[y]);
      }
    }
    return worst;
  }

  private static boolean isNearer(JudgedOutputs judged, double[] others) {
    long nearer = 0;
    long apart = 0;
    for (int y = 0; y < others.length; y++) {
      nearer += Math.abs(judged.actual()[y] - others[y]) < judged.distances()[y] ? 1 : 0;
      apart += others[y] == judged.expected()[y] ? 0 : 1;
    }
    return 2 * nearer > apart;
  }

  /** Sums that are kept in a format end as its numbers, whatever their order was. */
  private static Optional<String> ofGrid(JudgedOutputs judged, Formats formats) {
    if (judged.actual().length < ENOUGH_OUTPUTS) {
      return Optional.empty();
    }
    return NarrowFloats.NARROW.stream()
        .filter(narrow -> narrow.precision() < formats.output().precision())
        .filter(narrow -> Arrays.stream(judged.actual()).allMatch(narrow::represents))
        .reduce((wider, narrower) -> narrower)
        .filter(
            narrow ->
                !Arrays.stream(judged.expected())
                    .map(formats.output()::round)
                    .allMatch(narrow::represents))
        .map(narrow -> narrow.symbol() + (isRoundedOnce(judged, narrow) ? " outputs" : " sums"));
  }

  private static boolean isRoundedOnce(JudgedOutputs judged, NumberFormat narrow) {
    return IntStream.range(0, judged.actual().length)
        .allMatch(
            y -> {
              double magnitude = Math.abs(judged.expected()[y]) + judged.bounds()[y];
              double half = narrow.roundoff() * magnitude + narrow.leastPositive();
              return judged.distances()[y] <= judged.bounds()[y] + half;
            });
  }
}
