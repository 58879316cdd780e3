package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.claim.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The evidence that is kept in {@code reports/}, which every run writes anew and must find
 * unchanged: it holds the whole catalogue, and is told in both languages.
 */
class CatalogueInWordsTest {
  private static final Path REPORTS = Path.of("reports");
  private static final Pattern CODE = Pattern.compile("``.*?``|`[^`]*`|<[^>]*>|\\]\\([^)]*\\)");
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
  void what_is_said_in_chinese_keeps_no_english_in_it() throws IOException {
    assertThat(Files.readString(REPORTS.resolve("evidence.zh.md")).lines())
        .hasSizeGreaterThan(1000)
        .filteredOn(line -> TWO_WORDS.matcher(CODE.matcher(line).replaceAll("")).find())
        .isEmpty();
  }
}
