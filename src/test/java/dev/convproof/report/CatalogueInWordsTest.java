package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.claim.catalogue.Catalogue;
import dev.convproof.report.words.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The evidence that is kept in {@code reports/}, which every run writes anew and must find
 * unchanged: it holds the whole catalogue, and can be told in both languages.
 */
class CatalogueInWordsTest {
  private static final Path REPORTS = Path.of("reports");
  private static final Wording WORDING = new Wording();
  private static final Pattern TWO_WORDS = Pattern.compile("[a-z]{3,} [a-z]{2,}");

  private static JsonNode evidence;

  @BeforeAll
  static void read() throws IOException {
    evidence = new ObjectMapper().readTree(REPORTS.resolve("evidence.json").toFile());
  }

  @Test
  void every_claim_is_there_and_has_an_article_in_every_report() throws IOException {
    String page = Files.readString(REPORTS.resolve("index.html"));
    String english = Files.readString(REPORTS.resolve("evidence.md"));
    String chinese = Files.readString(REPORTS.resolve("evidence.zh.md"));
    assertThat(evidence.get("claims").findValuesAsText("claim"))
        .containsExactlyElementsOf(Catalogue.all().stream().map(claim -> claim.id()).toList())
        .allSatisfy(
            id -> {
              assertThat(page).contains("<article id=\"" + id + "\"");
              assertThat(english).contains("<a id=\"" + id + "\">");
              assertThat(chinese).contains("<a id=\"" + id + "\">");
            });
  }

  @Test
  void what_judges_say_is_said_in_chinese_too() {
    List<String> said =
        Stream.of("what", "bound", "known", "reason")
            .flatMap(name -> evidence.get("claims").findValuesAsText(name).stream())
            .distinct()
            .toList();
    assertThat(said).hasSizeGreaterThan(50).allMatch(WORDING::speaks);
  }

  @Test
  void what_is_said_in_chinese_keeps_no_english_in_it() {
    assertThat(Stream.of("claims", "tables").flatMap(name -> texts(evidence.get(name))))
        .hasSizeGreaterThan(1000)
        .map(said -> WORDING.phrase(said).chinese())
        .filteredOn(text -> text.codePoints().anyMatch(Character::isIdeographic))
        .filteredOn(text -> TWO_WORDS.matcher(text).find())
        .isEmpty();
  }

  /** All texts in it but the names of conventions, which are keys of the bundles. */
  private static Stream<String> texts(JsonNode node) {
    if (node.isTextual()) {
      return Stream.of(node.asText());
    }
    return node.isObject()
        ? node.properties().stream()
            .filter(field -> !field.getKey().equals("convention"))
            .flatMap(field -> texts(field.getValue()))
        : StreamSupport.stream(node.spliterator(), false).flatMap(CatalogueInWordsTest::texts);
  }

  @Test
  void what_tables_say_is_said_in_chinese_too() {
    List<String> said =
        evidence.get("tables").findValues("columns").stream()
            .flatMap(CatalogueInWordsTest::cells)
            .toList();
    assertThat(said).isNotEmpty().allMatch(WORDING::speaks);
    assertThat(
            evidence.get("tables").findValues("rows").stream()
                .flatMap(rows -> StreamSupport.stream(rows.spliterator(), false))
                .flatMap(CatalogueInWordsTest::cells))
        .isNotEmpty()
        .allMatch(WORDING::speaks);
  }

  /** Cells of several words; a single one may be a name. */
  private static Stream<String> cells(JsonNode row) {
    return StreamSupport.stream(row.spliterator(), false)
        .map(JsonNode::asText)
        .filter(cell -> cell.matches("[A-Za-z]+( [A-Za-z]+)+"));
  }
}
