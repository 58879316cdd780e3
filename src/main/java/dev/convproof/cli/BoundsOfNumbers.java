package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.Rounding;
import dev.convproof.file.StoredTensor;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.AllClose;
import dev.convproof.law.Derivation;
import dev.convproof.law.GradientBounds;
import dev.convproof.law.SumError;
import dev.convproof.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The bounds of some numbers: of outputs, or of a gradient.
 *
 * @param of which gradient; empty for outputs
 * @param factor of the sum of the magnitudes of a number's terms
 * @param algorithm another than sums, whose bounds they are
 * @param wider whether numbers are none of their formats, and are rounded first
 */
record BoundsOfNumbers(
    NamedFormats one,
    boolean nearest,
    Geometry g,
    Optional<String> of,
    GradientBounds all,
    double factor,
    AllClose advice,
    Optional<Rounding> algorithm,
    boolean wider) {

  static BoundsOfNumbers of(
      NamedFormats one,
      boolean nearest,
      Geometry g,
      Optional<String> of,
      GradientBounds all,
      Optional<Rounding> algorithm,
      boolean wider) {
    SumError error = one.error(nearest);
    double factor = one.formats().areFloats() ? error.factor(error.worstFactor(all.terms())) : 0;
    double rtol = algorithm.isPresent() ? one.formats().output().roundoff() : factor;
    AllClose advice = AllClose.of(rtol, all.exact(), all.bounds());
    return new BoundsOfNumbers(one, nearest, g, of, all, factor, advice, algorithm, wider);
  }

  private Derivation worst() {
    return algorithm
        .map(Derivation::declared)
        .orElseGet(() -> Derivation.worst(one.error(nearest)));
  }

  private Optional<Derivation> likely() {
    return algorithm.isPresent() ? Optional.empty() : Derivation.probable(one.error(nearest));
  }

  private Optional<Derivation> ofInputs() {
    return wider ? Optional.of(Derivation.wider(one.error(nearest))) : Optional.empty();
  }

  /** The bounds of one result, as JSON. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record OfNumbers(
      @JsonProperty("case") String on,
      Optional<String> of,
      String numbers,
      long terms,
      Optional<Double> factor,
      Derivation derivation,
      Optional<Derivation> probableDerivation,
      Optional<Derivation> widerInputs,
      double largest,
      double median,
      Optional<Double> probable,
      double failure,
      double largestOutput,
      double rtol,
      double leastAtol,
      double mostAtol,
      boolean allcloseWorks,
      Optional<Double> quotient,
      Optional<String> written) {}

  /** Returns the same for programs. */
  OfNumbers json(Optional<String> written) {
    return new OfNumbers(
        g.toString(),
        of,
        one.name(),
        all.terms(),
        algorithm.isPresent() ? Optional.empty() : Optional.of(factor),
        worst(),
        likely(),
        ofInputs(),
        largest(all.bounds()),
        median(),
        probable(),
        SumError.FAILURE,
        largest(all.exact()),
        advice.rtol(),
        advice.least(),
        advice.most(),
        advice.works(),
        advice.quotient(),
        written);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  private double median() {
    return Arrays.stream(all.bounds()).sorted().toArray()[all.bounds().length / 2];
  }

  private Optional<Double> probable() {
    boolean known = algorithm.isEmpty() && one.formats().areFloats();
    double likely = known ? Arrays.stream(all.probable()).max().orElseThrow() : Double.NaN;
    return Double.isNaN(likely) ? Optional.empty() : Optional.of(likely);
  }

  /**
   * Prints them.
   *
   * @param shape of the numbers
   */
  void print(Output out, List<Integer> shape) {
    double[] bounds = all.bounds();
    out.fact("case", g.toString());
    of.ifPresent(named -> out.fact("of", "the gradient of the " + named));
    out.fact("numbers", one.words(nearest));
    int worst =
        IntStream.range(0, bounds.length)
            .reduce(0, (best, y) -> bounds[y] > bounds[best] ? y : best);
    out.fact(
        "bound",
        Output.text(
            "at most %s, at %s; half of %s %s or less; %s %s",
            Bound.number(bounds[worst]),
            at(shape, worst),
            of.isPresent() ? "them" : "the outputs",
            Bound.number(median()),
            of.isPresent() ? "the gradient reaches" : "outputs reach",
            Bound.number(largest(all.exact()))));
    if (algorithm.isEmpty() && one.formats().areFloats()) {
      out.fact(
          "factor",
          Output.text(
              "%s · %s for %d terms, and underflow", Bound.number(factor), sum(), all.terms()));
    }
    out.fact("formula", worst().formula());
    out.fact("source", worst().source());
    ofInputs().ifPresent(added -> out.fact("wider", added.formula() + ": " + added.source()));
    probable()
        .ifPresent(
            likely ->
                out.fact(
                    "probable",
                    Output.text(
                        "at most %s, but for a probability of %s for all %,d %s",
                        Bound.number(likely),
                        Bound.number(SumError.FAILURE),
                        bounds.length,
                        of.isPresent() ? "of them" : "outputs")));
    likely().ifPresent(by -> out.fact("", by.formula() + ": " + by.source()));
    allclose(out);
  }

  private String sum() {
    return switch (of.orElse("").toLowerCase(Locale.ROOT)) {
      case "input" -> "Σ|G||k|";
      case "weights" -> "Σ|G||x|";
      case "bias" -> "Σ|G|";
      default -> all.terms() > 1 ? "Σ|x||k| (+ |b|)" : "Σ|x||k|";
    };
  }

  private String at(List<Integer> shape, int number) {
    if (of.isPresent()) {
      return StoredTensor.index(shape, number);
    }
    int[] at = Shape.output(g).coordinates(number);
    return Output.text("[n=%d o=%d i=%d j=%d]", at[0], at[1], at[2], at[3]);
  }

  private void allclose(Output out) {
    if (advice.rtol() == 0) {
      out.fact("allclose", "rtol 0 and atol 0: outputs are exact");
      return;
    }
    if (advice.works()) {
      out.fact(
          "allclose",
          Output.text(
              "with rtol %s: atol %s rejects no right result, and passes nothing beyond the bound",
              Bound.number(advice.rtol()), Bound.number(advice.least())));
      return;
    }
    out.fact(
        "allclose",
        Output.text(
            "with rtol %s: atol %s rejects no right result, %s passes nothing beyond the bound",
            Bound.number(advice.rtol()),
            Bound.number(advice.least()),
            advice.most() <= 0 ? "no atol" : "atol " + Bound.number(advice.most())));
    out.fact(
        "",
        advice
                .quotient()
                .map(
                    quotient ->
                        Output.text(
                            "the one is %s times the other, so that no atol does both",
                            quotient < 10 ? Output.text("%.2f", quotient) : Bound.number(quotient)))
                .orElse("no atol does both")
            + ": compare each "
            + (of.isPresent() ? "number" : "output")
            + " with its own bound (--output)");
  }
}
