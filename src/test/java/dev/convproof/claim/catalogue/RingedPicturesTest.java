package dev.convproof.claim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pictures of counterexamples show two sides, and where they disagree. */
class RingedPicturesTest {
  @Test
  void a_refuted_formula_shows_both_numbers_and_rings_the_wrong_one() {
    assertThat(
            counterexamples(verdict("T8b"))
                .findFirst()
                .orElseThrow()
                .drawing()
                .orElseThrow()
                .grids())
        .contains(
            new Panel("expected", List.of(List.of("1")), List.of(), List.of()),
            new Panel("actual", List.of(List.of("2")), List.of(0, 0), List.of()));
  }

  @Test
  void every_picture_rings_where_its_sides_disagree() {
    assertThat(
            Catalogue.all().stream()
                .flatMap(claim -> counterexamples(verdict(claim.id())))
                .flatMap(by -> by.drawing().stream()))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            drawing ->
                assertThat(drawing.grids())
                    .anyMatch(panel -> panel.title().startsWith("expected"))
                    .anyMatch(
                        panel -> panel.title().startsWith("actual") && !panel.marked().isEmpty()));
  }

  private static Stream<Counterexample> counterexamples(Verdict verdict) {
    if (verdict instanceof Verdict.Depends depends) {
      return depends.readings().stream().flatMap(one -> counterexamples(one.verdict()));
    }
    return verdict instanceof Verdict.Refuted refuted ? Stream.of(refuted.by()) : Stream.empty();
  }

  private static Verdict verdict(String id) {
    return JudgedCatalogue.judgement(id).verdict();
  }
}
