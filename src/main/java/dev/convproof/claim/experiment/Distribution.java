package dev.convproof.claim.experiment;

import dev.convproof.claim.Message;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The distribution of Σ|Y1 − Y2| over random draws.
 *
 * @param differences of each draw, in the order of the draws
 * @param bounds for each draw, what Σ|Y1 − Y2| cannot exceed
 */
public record Distribution(List<BigDecimal> differences, List<BigDecimal> bounds) {
  /** Copies both. */
  public Distribution {
    differences = List.copyOf(differences);
    bounds = List.copyOf(bounds);
  }

  /** Whether Y1 and Y2 never differed, so that the draws say nothing of how far apart they are. */
  boolean isVacuous() {
    return differences.stream().allMatch(d -> d.signum() == 0);
  }

  /** The first draw whose difference is at least some number. */
  OptionalInt firstReaching(BigDecimal threshold) {
    return IntStream.range(0, differences.size())
        .filter(draw -> differences.get(draw).compareTo(threshold) >= 0)
        .findFirst();
  }

  /** How many draws reach a number. */
  public long reaching(BigDecimal threshold) {
    return differences.stream().filter(d -> d.compareTo(threshold) >= 0).count();
  }

  /** Whether every difference is within its bound. */
  boolean isBounded() {
    return IntStream.range(0, differences.size())
        .allMatch(draw -> differences.get(draw).compareTo(bounds.get(draw)) <= 0);
  }

  /**
   * Median, greatest, how many reach a threshold, and the greatest part of its bound.
   *
   * @param of what was drawn
   */
  Message summary(Object of, BigDecimal threshold) {
    if (isVacuous()) {
      return Message.of("value.vacuous", of, differences.size());
    }
    List<BigDecimal> sorted = differences.stream().sorted().toList();
    return Message.of(
        "value.distribution",
        of,
        shown(sorted.get(sorted.size() / 2)),
        shown(sorted.get(sorted.size() - 1)),
        shown(threshold),
        reaching(threshold),
        sorted.size(),
        greatestPartOfBound().toPlainString());
  }

  private BigDecimal greatestPartOfBound() {
    return IntStream.range(0, differences.size())
        .mapToObj(draw -> differences.get(draw).divide(bounds.get(draw), 2, RoundingMode.CEILING))
        .max(BigDecimal::compareTo)
        .orElseThrow();
  }

  static String shown(BigDecimal value) {
    return value.signum() == 0 ? "0" : String.format(Locale.ROOT, "%.2e", value);
  }
}
