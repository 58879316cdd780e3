package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Digits;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.FormatError;
import dev.convproof.report.words.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kept evidence shows at claim T1f what float16 costs, as it is measured now. */
class FormatsBesideFloat16Test {
  @ParameterizedTest
  @CsvSource({
    "index.html, <article id=\"T1f\", </article>",
    "evidence.md, <a id=\"T1f\">, <a id=\"T1g\">",
    "evidence.zh.md, <a id=\"T1f\">, <a id=\"T1g\">"
  })
  void the_article_of_the_bytes_shows_bytes_errors_and_bounds(String file, String from, String to)
      throws IOException {
    String report = Files.readString(Path.of("reports", file));
    String article = report.substring(report.indexOf(from));
    article = article.substring(0, article.indexOf(to));
    for (FormatError found : FormatError.measured()) {
      assertThat(article)
          .contains(
              found.format(),
              "= " + found.bytes(),
              String.format(Locale.ROOT, "%.1e", found.error()),
              String.format(Locale.ROOT, "%,d", found.compared()),
              "= " + Digits.up(found.bound(), 2));
    }
  }

  @Test
  void the_note_names_the_layer_that_is_measured() {
    Geometry layer = FormatError.LAYER;
    assertThat(new Wording().text("table.format-error.note").english())
        .startsWith(
            "A layer from %s to %s channels, %s×%s, on an input of %s×%s, with a bias."
                .formatted(
                    layer.inputChannels(),
                    layer.outputChannels(),
                    layer.rows().kernel(),
                    layer.columns().kernel(),
                    layer.rows().input(),
                    layer.columns().input()));
  }
}
