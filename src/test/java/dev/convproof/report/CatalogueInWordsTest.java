package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Table;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.catalogue.JudgedCatalogue;
import dev.convproof.claim.catalogue.Tables;
import dev.convproof.report.words.Wording;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue as it is judged can be told in both languages. */
class CatalogueInWordsTest {
  private static final List<Judged> JUDGED = JudgedCatalogue.all();

  @Test
  void every_claim_becomes_an_article_in_every_report() {
    Evidence evidence = Evidence.of(JUDGED, Tables.all());
    String page = new Reports().of(evidence).get("index.html");
    assertThat(JUDGED).allSatisfy(one -> assertThat(page).contains("<article id=\"" + one.id()));
  }

  @Test
  void what_judges_say_is_said_in_chinese_too() {
    Wording wording = new Wording();
    assertThat(JUDGED.stream().flatMap(one -> said(one.verdict())).distinct())
        .allMatch(wording::speaks);
  }

  @Test
  void what_tables_say_is_said_in_chinese_too() {
    Wording wording = new Wording();
    assertThat(Tables.all().stream().flatMap(CatalogueInWordsTest::words).distinct())
        .isNotEmpty()
        .allMatch(wording::speaks);
  }

  /** Cells of several words; a single one may be a name. */
  private static Stream<String> words(Table table) {
    return Stream.concat(table.columns().stream(), table.rows().stream().flatMap(List::stream))
        .filter(cell -> cell.matches("[A-Za-z]+( [A-Za-z]+)+"));
  }

  private static Stream<String> said(Verdict verdict) {
    if (verdict instanceof Verdict.Depends depends) {
      return depends.readings().stream().flatMap(reading -> said(reading.verdict()));
    }
    if (verdict instanceof Verdict.Holds holds) {
      return holds.links().stream().flatMap(CatalogueInWordsTest::said);
    }
    if (verdict instanceof Verdict.Refuted refuted) {
      Counterexample by = refuted.by();
      return Stream.of(by.known());
    }
    return Stream.of(((Verdict.Undecided) verdict).reason());
  }

  private static Stream<String> said(Verdict.Link link) {
    return link.strength() instanceof Strength.Exact exact
        ? Stream.of(link.what(), exact.bound())
        : Stream.of(link.what());
  }
}
