package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.formula.Asked;
import dev.convproof.claim.quantity.Choice;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.formula.Division;
import dev.convproof.report.VerdictJson;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code check} prints as JSON.
 *
 * @param quantity its name
 * @param formula as it was read
 * @param conventions those that hold: given, or the default for padded taps
 * @param division what a quotient means: floor or exact
 * @param outcome the verdict with what it rests on, or the counterexample, or the readings
 * @param refutedUnder the counterexample of each reading, where they differ; that of the first is
 *     the one shown
 * @param holdsUnder the conventions under which a refuted formula would hold
 * @param proof the file that proves that the formula is the closed form
 * @param proofs all files, with the lemmas that they use
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CheckReport(
    String quantity,
    String formula,
    @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> conventions,
    String division,
    @JsonUnwrapped VerdictJson outcome,
    List<String> refutedUnder,
    Optional<String> holdsUnder,
    Optional<String> proof,
    List<String> proofs) {

  static CheckReport of(Asked asked, Judgement judgement, List<Path> written) {
    List<String> proofs = written.stream().map(Path::toString).toList();
    boolean holds = judgement.verdict() instanceof Verdict.Holds;
    return new CheckReport(
        asked.measure().name(),
        asked.answer().text(),
        conventions(asked),
        asked.measure().division().name().toLowerCase(Locale.ROOT),
        VerdictJson.of(judgement.verdict()),
        refutedUnder(judgement),
        judgement.figure("holds-under"),
        proofs.stream().findFirst().filter(file -> holds),
        proofs);
  }

  /** The counterexamples of readings, each with its conventions. */
  static List<String> refutedUnder(Judgement judgement) {
    return judgement.figures("refuted-under").stream()
        .map(figure -> String.join(", ", figure.of()) + ": " + figure.value())
        .toList();
  }

  /** By their names, in the order of the choices. */
  static Map<String, String> conventions(Asked asked) {
    Conventions all = asked.fixed();
    if (asked.measure().choices().contains(Choice.PADDED_TAPS)) {
      all = all.with(Choice.PADDED_TAPS, all.of(Choice.PADDED_TAPS).orElse("counted"));
    }
    Map<String, String> named = new LinkedHashMap<>();
    all.chosen().forEach((choice, option) -> named.put(choice.flag(), option));
    return named;
  }

  /** What a quotient means, where there is one. */
  static Optional<String> division(Asked asked) {
    if (!asked.answer().text().contains("/")) {
      return Optional.empty();
    }
    return Optional.of(
        asked.measure().division() == Division.FLOOR
            ? "every quotient rounds down; inside a written floor or ceil it is exact"
            : "every quotient is read as exact");
  }

  static int exitCode(Verdict verdict) {
    if (verdict instanceof Verdict.Holds) {
      return ExitCode.HOLDS;
    }
    if (verdict instanceof Verdict.Refuted) {
      return ExitCode.REFUTED;
    }
    return verdict instanceof Verdict.Depends ? ExitCode.DEPENDS : ExitCode.UNDECIDED;
  }
}
