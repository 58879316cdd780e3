package dev.convproof.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Verdict;
import dev.convproof.report.words.Wording;
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
   * A ground of a verdict.
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
    return verdict.fold(
        VerdictJson::holds,
        refuted -> of(refuted, null, refutation(refuted.by()), List.of()),
        depends ->
            of(depends, null, null, depends.readings().stream().map(VerdictJson::reading).toList()),
        undecided -> of(undecided, Wording.english(undecided.reason()), null, List.of()));
  }

  private static VerdictJson holds(Verdict.Holds holds) {
    List<Link> links = holds.links().stream().map(VerdictJson::link).toList();
    return new VerdictJson(
        holds.kind().name(), holds.strength().kind().name(), null, links, null, List.of());
  }

  private static VerdictJson of(
      Verdict verdict, String reason, Refutation by, List<Reading> readings) {
    return new VerdictJson(verdict.kind().name(), null, reason, List.of(), by, readings);
  }

  private static Reading reading(Verdict.Reading reading) {
    return new Reading(reading.convention(), of(reading.verdict()));
  }

  private static Refutation refutation(Counterexample by) {
    return new Refutation(
        by.on(),
        Wording.english(by.expected()),
        Wording.english(by.actual()),
        by.contrast().expected(),
        by.contrast().actual(),
        by.smallest(),
        Wording.english(by.known()));
  }

  private static Link link(Verdict.Link link) {
    String what = Wording.english(link.what());
    String name = link.strength().kind().name();
    return link.strength()
        .fold(
            proved -> new Link(what, name, null, proved.file(), null, null, null),
            exact ->
                new Link(
                    what,
                    name,
                    exact.values().name(),
                    null,
                    Wording.english(exact.bound()),
                    null,
                    null),
            probable ->
                new Link(
                    what,
                    name,
                    null,
                    null,
                    Wording.english(probable.bound()),
                    probable.bits(),
                    null),
            sampled -> new Link(what, name, null, null, null, null, sampled.cases()));
  }
}
