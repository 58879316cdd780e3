package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.convproof.strategy.Strategy;
import java.util.Locale;
import java.util.Optional;

/**
 * What one strategy did.
 *
 * @param strategy its name
 * @param verdict how its output compares
 * @param text the same in words
 * @param largestDeviation from the reference, where numbers are rounded
 * @param allowed at that place
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Ran(
    String strategy,
    Verdict verdict,
    String text,
    Optional<Double> largestDeviation,
    Optional<Double> allowed) {

  /** How an output compares with the first strategy's. */
  enum Verdict {
    /** It is the first. */
    REFERENCE,
    /** It agrees. */
    AGREES,
    /** It agrees, and all outputs are zero. */
    VACUOUS,
    /** It differs by more than is allowed. */
    DIFFERS,
    /** There is none. */
    OUTSIDE;

    /** In lower case, as in JSON. */
    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Ran reference(Strategy strategy) {
    return new Ran(
        strategy.name(), Verdict.REFERENCE, "computed", Optional.empty(), Optional.empty());
  }

  static Ran outside(Strategy strategy, String reason) {
    return new Ran(
        strategy.name(), Verdict.OUTSIDE, "not run: " + reason, Optional.empty(), Optional.empty());
  }
}
