package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.claim.Claim;
import dev.convproof.claim.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a reader sees it, on a wide screen and on a telephone. */
class PageInBrowserTest {
  private static final int NARROW = 400;
  private static final int WIDE = 1200;

  private static final String PROBE =
      """
      <script>
      var facts = {};
      function shown(lang) {
        return Array.from(document.querySelectorAll('.page span[lang="' + lang + '"]'))
          .filter(function (e) { return e.getClientRects().length > 0; }).length;
      }
      function look(name) {
        facts[name] = [document.documentElement.lang, shown('en') > 0, shown('zh-Hans') > 0,
          document.documentElement.scrollWidth <= innerWidth, innerWidth].join(' ');
      }
      look('opened');
      document.querySelector('label[for="chinese"]').click();
      look('chinese');
      document.querySelector('label[for="english"]').click();
      look('english');
      parent.postMessage(JSON.stringify(facts), '*');
      </script>
      </body>""";

  /** A browser's window cannot be as narrow as a telephone; a frame in it can. */
  private static final String FRAME =
      """
      <!DOCTYPE html>
      <title>frame</title>
      <pre></pre>
      <script>
      onmessage = function (m) { document.querySelector('pre').textContent = m.data; };
      </script>
      <iframe src="index.html?lang=en" width="%d" height="900" frameborder="0"></iframe>
      """;

  @TempDir private Path folder;
  private Path page;
  private Browser browser;

  @BeforeEach
  void open_the_page_that_is_kept() throws IOException {
    assumeTrue(Browser.in(folder).isPresent(), "no Chromium on the PATH: skipped");
    browser = Browser.in(folder).orElseThrow();
    page = folder.resolve("index.html");
    Files.copy(Path.of("reports", "index.html"), page);
  }

  @Test
  void the_page_opens_with_every_claim_and_without_a_word_on_the_console() throws Exception {
    Browser.Visit visit = browser.open(page, WIDE);
    for (Claim claim : Catalogue.all()) {
      assertThat(visit.document()).contains("<article id=\"" + claim.id() + "\"");
    }
    assertThat(visit.console()).isEmpty();
    assertThat(browser.picture()).isNotEmptyFile();
  }

  @Test
  void the_switch_changes_the_language_and_its_declaration() throws Exception {
    String facts = facts(WIDE);
    assertThat(facts).contains("\"opened\":\"en true false true");
    assertThat(facts).contains("\"chinese\":\"zh-Hans false true true");
    assertThat(facts).contains("\"english\":\"en true false true");
  }

  @Test
  void a_narrow_screen_needs_no_scrolling_sideways() throws Exception {
    String facts = facts(NARROW);
    assertThat(facts).contains("\"english\":\"en true false true " + NARROW);
    assertThat(facts).contains("\"chinese\":\"zh-Hans false true true " + NARROW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"argument", "why", "turns"})
  void no_text_is_too_wide_for_a_narrow_screen(String kind) throws Exception {
    new ReportFolder(folder).write(EveryText.of(kind));
    String facts = facts(NARROW);
    assertThat(facts).contains("\"english\":\"en true false true " + NARROW);
    assertThat(facts).contains("\"chinese\":\"zh-Hans false true true " + NARROW);
  }

  private String facts(int width) throws Exception {
    Files.writeString(page, Files.readString(page).replace("</body>", PROBE));
    Path frame = folder.resolve("frame.html");
    Files.writeString(frame, FRAME.formatted(width));
    Browser.Visit visit = browser.open(frame, WIDE + 100);
    assertThat(visit.console()).isEmpty();
    return visit.document();
  }
}
