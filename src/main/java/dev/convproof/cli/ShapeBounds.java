package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Derivation;
import dev.convproof.law.SumError;
import java.util.List;
import java.util.Optional;

/**
 * The bounds of a shape, whatever its numbers are: a factor of the sum of the magnitudes of an
 * output's terms, for each format.
 *
 * @param biased whether there is a bias, one more term of each output
 * @param nearest whether sums are known to round to nearest
 */
record ShapeBounds(Geometry g, List<NamedFormats> some, boolean biased, boolean nearest) {
  /** A row of the table of a shape. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Factor(
      String numbers,
      String of,
      long terms,
      long results,
      Optional<Double> worst,
      Optional<Double> probable,
      Optional<Double> widerInputs) {}

  /** What a shape's bounds are, for programs. */
  private record OfShape(
      @JsonProperty("case") String on,
      double failure,
      long outputs,
      List<Factor> factors,
      List<Derived> derivations) {}

  /** How the bounds of a format are derived, for programs. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Derived(
      String numbers,
      Derivation worst,
      Optional<Derivation> probable,
      Optional<Derivation> widerInputs) {}

  private Derived derived(NamedFormats one) {
    SumError error = one.error(nearest);
    return new Derived(
        one.name(),
        Derivation.worst(error),
        Derivation.probable(error),
        one.formats().areFloats() ? Optional.of(Derivation.wider(error)) : Optional.empty());
  }

  /** Prints the table. */
  void print(Output out, boolean json) {
    List<Factor> factors = some.stream().flatMap(one -> factors(one, g).stream()).toList();
    if (json) {
      List<Derived> derived = some.stream().map(this::derived).toList();
      out.json(new OfShape(g.toString(), SumError.FAILURE, g.outputSize(), factors, derived));
      return;
    }
    out.fact("case", g.toString());
    out.gap();
    Output.Table table =
        out.table(
            "%-11s %-16s %8s %9s %10s %10s %13s",
            "numbers", "of the", "terms", "results", "worst", "probable", "wider inputs");
    for (Factor factor : factors) {
      table.row(
          factor.numbers(),
          factor.of(),
          factor.terms(),
          factor.results(),
          shown(factor.worst()),
          shown(factor.probable()),
          shown(factor.widerInputs()));
    }
    out.gap();
    if (factors.stream().anyMatch(factor -> factor.worst().isEmpty())) {
      out.line("–: so many additions, each of which may truncate, leave no bound.");
    }
    out.line(
        "A right result lies within worst · S of the exact one, S the sum of the magnitudes of");
    out.line("its terms, Σ|x||k| + |b|, plus n·η for underflow, η the least positive sum.");
    out.line(
        "probable: if single errors are independent and of mean zero, a result lies beyond it");
    out.line(
        "with a probability of at most %s for all results of its row at once; none where sums may be"
            + " truncated.",
        Bound.number(SumError.FAILURE));
    out.line(
        "wider inputs: in worst · S, too, inputs and weights were wider and are rounded first.");
    for (NamedFormats one : some) {
      Derivation worst = Derivation.worst(one.error(nearest));
      out.line("%-11s %s", one.name(), worst.formula());
      out.line("            %s", worst.source());
      Derivation.probable(one.error(nearest))
          .ifPresent(
              by ->
                  out.line("            probable: %s%n            %s", by.formula(), by.source()));
    }
  }

  private List<Factor> factors(NamedFormats one, Geometry g) {
    long windows = (long) g.batch() * g.windows();
    long ofInput = (long) g.outputChannelsPerGroup() * g.taps();
    return List.of(
        factor(one, "output", g.products() + (biased ? 1L : 0L), g.outputSize()),
        factor(one, "input gradient", ofInput, g.inputSize()),
        factor(one, "weight gradient", windows, g.weightSize()),
        factor(one, "bias gradient", windows, g.outputChannels()));
  }

  private Factor factor(NamedFormats one, String of, long terms, long outputs) {
    SumError error = one.error(nearest);
    if (!one.formats().areFloats()) {
      return new Factor(
          one.name(), of, terms, outputs, Optional.of(0.0), Optional.of(0.0), Optional.empty());
    }
    double worst = error.worstFactor(terms);
    double probable = error.probableFactor(terms, outputs);
    double input = error.inputFactor();
    return new Factor(
        one.name(),
        of,
        terms,
        outputs,
        known(error.factor(worst)),
        known(error.factor(probable)),
        known(Math.nextUp(input + Math.nextUp((1 + input) * error.factor(worst)))));
  }

  private static Optional<Double> known(double factor) {
    return Double.isFinite(factor) ? Optional.of(factor) : Optional.empty();
  }

  private static String shown(Optional<Double> factor) {
    return factor.map(f -> f == 0 ? "exact" : Bound.number(f)).orElse("–");
  }
}
