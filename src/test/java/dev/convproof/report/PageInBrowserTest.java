package dev.convproof.report;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.claim.Claim;
import dev.convproof.claim.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a reader sees them, on a wide screen and on a telephone: all in one visit. */
@Tag("long")
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
      function cut() {
        return Array.from(document.querySelectorAll('.answers'))
          .some(function (e) { return e.scrollWidth > e.parentElement.clientWidth; });
      }
      function squeezed() { // a cell has the whole width where the screen is narrow
        return innerWidth < 500 && Array.from(document.querySelectorAll('.answers td'))
          .some(function (e) {
            return e.getClientRects().length > 0
              && e.clientWidth < .9 * e.closest('.wide').clientWidth;
          });
      }
      function look(name) {
        facts[name] = [document.documentElement.lang, shown('en') > 0, shown('zh-Hans') > 0,
          document.documentElement.scrollWidth <= innerWidth && !cut() && !squeezed(), innerWidth].join(' ');
      }
      look('opened');
      document.querySelector('label[for="chinese"]').click();
      look('chinese');
      document.querySelector('label[for="english"]').click();
      look('english');
      facts.articles = Array.from(document.querySelectorAll('article'))
        .map(function (e) { return e.id; }).join(' ');
      parent.postMessage(name + ' ' + JSON.stringify(facts), '*');
      </script>
      </body>""";

  /** A browser's window cannot be as narrow as a telephone; frames in it can. */
  private static final String FRAMES =
      """
      <!DOCTYPE html>
      <title>frames</title>
      <pre></pre>
      <script>
      onmessage = function (m) { document.querySelector('pre').textContent += m.data + '\\n'; };
      </script>
      %s
      """;

  private static final String FRAME =
      "<iframe name=\"%s-%s\" src=\"%1$s.html?lang=en\" width=\"%2$s\" height=\"900\""
          + " frameborder=\"0\"></iframe>";

  private static Browser browser;
  private static Browser.Visit visit;

  @BeforeAll
  static void open_the_page_that_is_kept_and_pages_of_every_text(@TempDir Path folder)
      throws Exception {
    assumeTrue(Browser.in(folder).isPresent(), "no Chromium on the PATH: skipped");
    browser = Browser.in(folder).orElseThrow();
    probed(Files.readString(Path.of("reports", "index.html")), folder.resolve("kept.html"));
    for (String kind : List.of("argument", "why", "turns")) {
      OutputFolder.at(folder.resolve(kind)).replace(new Reports().of(EveryText.of(kind)));
      probed(
          Files.readString(folder.resolve(kind).resolve("index.html")),
          folder.resolve(kind + ".html"));
    }
    Path frames = folder.resolve("frames.html");
    Files.writeString(
        frames,
        FRAMES.formatted(
            List.of("kept", "argument", "why", "turns").stream()
                .map(page -> FRAME.formatted(page, NARROW))
                .collect(joining("\n", FRAME.formatted("kept", WIDE), ""))));
    visit = browser.open(frames, WIDE + 100);
  }

  private static void probed(String page, Path to) throws IOException {
    Files.writeString(to, page.replace("</body>", PROBE));
  }

  @Test
  void the_page_opens_with_every_claim_and_without_a_word_on_the_console() {
    for (Claim claim : Catalogue.all()) {
      assertThat(facts("kept", WIDE)).containsPattern("[\" ]" + claim.id() + "[\" ]");
    }
    assertThat(visit.console()).isEmpty();
    assertThat(browser.picture()).isNotEmptyFile();
  }

  @Test
  void the_switch_changes_the_language_and_its_declaration() {
    String facts = facts("kept", WIDE);
    assertThat(facts).contains("\"opened\":\"en true false true");
    assertThat(facts).contains("\"chinese\":\"zh-Hans false true true");
    assertThat(facts).contains("\"english\":\"en true false true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kept", "argument", "why", "turns"})
  void no_text_is_too_wide_for_a_narrow_screen(String page) {
    String facts = facts(page, NARROW);
    assertThat(facts).contains("\"english\":\"en true false true " + NARROW);
    assertThat(facts).contains("\"chinese\":\"zh-Hans false true true " + NARROW);
  }

  private static String facts(String page, int width) {
    return visit
        .document()
        .lines()
        .filter(line -> line.contains(page + "-" + width + " {"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no word from " + page + " at " + width + " px"));
  }
}
