package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.law.Composer;
import dev.convproof.law.Disagreement;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A replayed case for programs. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ReplayJson(
    String verdict,
    @JsonProperty("case") String on,
    Optional<String> composed,
    List<String> numbers,
    List<Values> tensors,
    Values output,
    List<Verdict> strategies,
    List<Verdict> laws) {
  private static final Pattern SHORT_INTEGER = Pattern.compile("-?\\d{1,18}");

  /** A tensor: integers as numbers, fractions as text. */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record Values(String name, int[] shape, List<Object> values, int exponent) {
    static Values of(String name, Shape shape, List<String> shown, int exponent) {
      int[] sizes = {shape.outer(), shape.channels(), shape.height(), shape.width()};
      return new Values(name, sizes, shown.stream().map(Values::scalar).toList(), exponent);
    }

    private static Object scalar(String shown) {
      return SHORT_INTEGER.matcher(shown).matches() ? (Object) Long.valueOf(shown) : shown;
    }
  }

  /** What a law says of a strategy. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Verdict(
      String law, String strategy, String verdict, Optional<String> reason, List<Difference> by) {
    static Verdict of(LawVerdict judged) {
      return new Verdict(
          judged.law().name(),
          judged.subject(),
          word(judged),
          judged.whyNothing(),
          judged.refuted().stream().map(Difference::of).toList());
    }

    private static String word(LawVerdict judged) {
      if (judged.outside().isPresent()) {
        return "outside";
      }
      if (!judged.holds()) {
        return "refuted";
      }
      return judged.over().isEmpty() ? "vacuous" : "holds";
    }
  }

  /** Where a law fails. */
  record Difference(String what, String where, String expected, String actual, String numbers) {
    static Difference of(Disagreement d) {
      return new Difference(d.what(), d.where(), d.expected(), d.actual(), d.numbers());
    }
  }

  static ReplayJson of(Replayed replayed) {
    Case on = replayed.on();
    Reference reference = replayed.reference();
    return new ReplayJson(
        replayed.holds() ? "holds" : "refuted",
        on.toString(),
        composition(on),
        replayed.over(),
        NamedTensor.of(on).stream()
            .map(t -> Values.of(t.name(), t.shape(), t.values(), t.exponent()))
            .toList(),
        Values.of("output", reference.shape(), reference.values(), 0),
        replayed.strategies().stream().map(Verdict::of).toList(),
        replayed.laws().stream().map(Verdict::of).toList());
  }

  private static Optional<String> composition(Case on) {
    return on.layers().size() < 2
        ? Optional.empty()
        : Optional.of(Composer.geometry(on.geometry(), on.layers().get(1).geometry()).toString());
  }
}
