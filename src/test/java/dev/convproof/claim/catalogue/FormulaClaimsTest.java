package dev.convproof.claim.catalogue;

import static dev.convproof.report.words.Wording.english;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Spoken;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.report.Evidence;
import dev.convproof.report.Judged;
import dev.convproof.report.Reports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers that are formulas: what becomes of each, and where it is wrong. */
class FormulaClaimsTest {
  static final Map<String, Judged> JUDGED =
      FormulaClaims.all().stream()
          .map(claim -> new Judged(claim, JudgedCatalogue.judgement(claim.id())))
          .collect(Collectors.toMap(Judged::id, one -> one, (a, b) -> a, LinkedHashMap::new));

  @ParameterizedTest
  @CsvSource({
    "E2a, EXACT",
    "E2b, EXACT",
    "E2c, EXACT",
    "E2d, EXACT",
    "E3a, EXACT",
    "E3b, EXACT",
    "E4, EXACT",
    "T1a, padding: total PROVED | padding: per-side pt1pb1 3≠2",
    "T1b, EXACT",
    "T1c, bias: counted EXACT | bias: ignored n1 0≠1",
    "T1d, bias: counted EXACT | bias: ignored n1 1≠2",
    "T1e, EXACT",
    "T1f, EXACT",
    "T1g, n1 4≠2",
    "T7, n1 1≠2",
    "T8b, ci2 1≠2",
    "T11, ci2h2kh2 1≠2",
    "T11b, ci2 2≠1",
    "C1, 'n1,n1 1≠3'",
    "C2, 'h3kh2,h2kh2 3≠4'",
    "C3, 'h3kh2,h2kh2 3≠2'",
    "C4, h2kh2 2≠4",
    "C5, h2kh2 2≠1",
    "C6, co2 2≠1",
    "C7, bias: counted n1 2≠1 | bias: ignored EXACT",
    "C8, padding: total pt1 2≠3 | padding: per-side PROVED",
    "C9, sh2 1≠0",
    "C10, padding: total PROVED | padding: per-side pt1pb1 3≠2",
    "C11, EXACT",
    "C12, ci2 3≠4",
    "C13, padded-copy: ignored EXACT | padded-copy: counted n1 5≠4",
    "C14, n1 4≠2",
    "C15, bias: counted EXACT | bias: ignored n1 6≠4",
    "C16, pl1pr1 5/3≠2",
    "C17, co2 2≠1",
    "C18, ci2 1≠2",
    "C19, ci2 1≠2",
    "C20, h2 1≠2",
    "L18, EXACT"
  })
  void an_answer_gets_its_verdict_and_its_smallest_counterexample(String id, String expected) {
    assertThat(words(JUDGED.get(id).verdict())).isEqualTo(expected);
  }

  @Test
  void every_counterexample_is_known_to_be_smallest() {
    assertThat(JUDGED.values().stream().map(Judged::verdict).flatMap(FormulaClaimsTest::each))
        .filteredOn(Verdict.Refuted.class::isInstance)
        .isNotEmpty()
        .allMatch(verdict -> ((Verdict.Refuted) verdict).by().smallest());
  }

  @Test
  void a_refuted_size_shows_both_numbers_and_rings_the_wrong_one() {
    Verdict.Refuted refuted = (Verdict.Refuted) JUDGED.get("T7").verdict();
    assertThat(refuted.by().drawing().orElseThrow().grids())
        .contains(Panel.cell(Role.EXPECTED, "1"), Panel.cell(Role.ACTUAL, "2").marked(0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C1", "C4", "C9", "C12", "C14", "C16", "C18", "T1g", "T7", "T8b", "T11"})
  void what_is_refuted_is_drawn_with_something_in_each_cell(String id) {
    Verdict.Refuted refuted = (Verdict.Refuted) JUDGED.get(id).verdict();
    assertThat(refuted.by().drawing().orElseThrow().grids())
        .hasSizeGreaterThan(2)
        .allSatisfy(
            panel ->
                assertThat(panel.rows()).allSatisfy(row -> assertThat(row).doesNotContain("")));
  }

  @Test
  void every_formula_of_a_claim_that_holds_is_proved_for_all_shapes() {
    for (Judged one : JUDGED.values()) {
      if (one.verdict() instanceof Verdict.Holds holds && !one.id().equals("L18")) {
        long formulas =
            one.judgement().figures().stream().filter(f -> f.name().equals("formula")).count();
        assertThat(holds.links())
            .as(one.id())
            .filteredOn(
                link ->
                    english(link.what())
                        .matches("(the formula equals|multiplied out, the formula is) .*"))
            .hasSizeGreaterThanOrEqualTo((int) formulas)
            .allMatch(link -> link.strength() instanceof Strength.Proved);
      }
    }
  }

  @Test
  void every_claim_is_stated_in_both_languages() {
    assertThat(FormulaClaims.all())
        .allSatisfy(claim -> assertThat(claim.english()).matches("(?s)\\P{IsHan}+[.:]"))
        .allSatisfy(claim -> assertThat(claim.chinese()).containsPattern("\\p{IsHan}"));
  }

  @Test
  void the_reports_show_every_answer_with_its_proofs() {
    Evidence evidence = Evidence.of(List.copyOf(JUDGED.values()), List.of());
    Map<String, String> files = new Reports().of(evidence);
    assertThat(evidence.proofs()).hasSizeGreaterThan(40);
    assertThat(files.keySet())
        .containsAll(evidence.proofs().keySet().stream().map(name -> "proofs/" + name).toList());
  }

  @Test
  void what_the_judges_say_can_be_said_in_both_languages() {
    Spoken.assertInBothLanguages(
        JUDGED.values().stream().map(Judged::judgement).flatMap(Spoken::in));
  }

  /** Judged once for all three. */
  @Nested
  class ProofFiles extends ProofFileChecks {}

  @Nested
  class Figures extends FormulaFigureChecks {}

  private static Stream<Verdict> each(Verdict verdict) {
    return verdict instanceof Verdict.Depends depends
        ? depends.readings().stream().map(Verdict.Reading::verdict)
        : Stream.of(verdict);
  }

  private static String words(Verdict verdict) {
    if (verdict instanceof Verdict.Depends depends) {
      return depends.readings().stream()
          .map(reading -> reading.convention() + " " + words(reading.verdict()))
          .collect(Collectors.joining(" | "));
    }
    if (verdict instanceof Verdict.Refuted refuted) {
      return refuted.by().on()
          + " "
          + english(refuted.by().expected())
          + "≠"
          + english(refuted.by().actual());
    }
    return verdict instanceof Verdict.Holds holds ? holds.strength().kind().name() : "UNDECIDED";
  }
}
