package dev.convproof.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import java.util.List;

/**
 * A verdict, as JSON has it; what a kind of verdict lacks is left out.
 *
 * @param verdict HOLDS, REFUTED, DEPENDS or UNDECIDED
 * @param strength the weakest link's: PROVED, EXACT, PROBABLE or SAMPLED
 * @param reason why it is undecided
 * @param links what a verdict of HOLDS rests on
 * @param counterexample what refutes
 * @param readings the verdicts on which it depends, by their conventions
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"verdict", "strength", "reason", "links", "counterexample", "readings"})
public record VerdictJson(
    String verdict,
    String strength,
    String reason,
    List<Link> links,
    Refutation counterexample,
    List<Reading> readings) {

  /**
   * What a verdict rests on.
   *
   * @param values where it is exact: ALL, those LISTED, those that a law has CHOSEN, or a WITNESS
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonPropertyOrder({"what", "strength", "values", "proof", "bound", "bits", "cases"})
  public record Link(
      String what,
      String strength,
      String values,
      String proof,
      String bound,
      Integer bits,
      Long cases) {}

  /**
   * A counterexample.
   *
   * @param expectedIs what the first side is, such as {@code truth}
   * @param actualIs what the second side is, such as {@code claim}
   */
  @JsonPropertyOrder({"case", "expected", "actual", "expectedIs", "actualIs", "smallest", "known"})
  public record Refutation(
      @JsonProperty("case") String on,
      String expected,
      String actual,
      String expectedIs,
      String actualIs,
      boolean smallest,
      String known) {}

  /** The verdict under a convention. */
  @JsonPropertyOrder({"convention", "outcome"})
  public record Reading(String convention, @JsonUnwrapped VerdictJson outcome) {}

  /** The JSON of a verdict. */
  public static VerdictJson of(Verdict verdict) {
    if (verdict instanceof Verdict.Holds holds) {
      List<Link> links = holds.links().stream().map(VerdictJson::link).toList();
      return new VerdictJson("HOLDS", name(holds.strength()), null, links, null, null);
    }
    if (verdict instanceof Verdict.Refuted refuted) {
      return new VerdictJson("REFUTED", null, null, null, refutation(refuted.by()), null);
    }
    if (verdict instanceof Verdict.Depends depends) {
      List<Reading> readings = depends.readings().stream().map(VerdictJson::reading).toList();
      return new VerdictJson("DEPENDS", null, null, null, null, readings);
    }
    String reason = ((Verdict.Undecided) verdict).reason();
    return new VerdictJson("UNDECIDED", null, reason, null, null, null);
  }

  private static Reading reading(Verdict.Reading reading) {
    return new Reading(reading.convention(), of(reading.verdict()));
  }

  private static Refutation refutation(Counterexample by) {
    return new Refutation(
        by.on(),
        by.expected(),
        by.actual(),
        by.contrast().expected(),
        by.contrast().actual(),
        by.smallest(),
        by.known());
  }

  private static Link link(Verdict.Link link) {
    Strength strength = link.strength();
    String name = name(strength);
    if (strength instanceof Strength.Proved proved) {
      return new Link(link.what(), name, null, proved.file(), null, null, null);
    }
    if (strength instanceof Strength.Exact exact) {
      return new Link(link.what(), name, exact.values().name(), null, exact.bound(), null, null);
    }
    return strength instanceof Strength.Probable probable
        ? new Link(link.what(), name, null, null, probable.bound(), probable.bits(), null)
        : new Link(
            link.what(), name, null, null, null, null, ((Strength.Sampled) strength).cases());
  }

  private static String name(Strength strength) {
    return List.of("PROVED", "EXACT", "PROBABLE", "SAMPLED").get(strength.rank());
  }
}
