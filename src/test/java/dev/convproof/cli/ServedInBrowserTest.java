package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.cli.Serve.Served;
import dev.convproof.web.WebServer;
import dev.convproof.web.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The served pages as a student sees and uses them, in Chromium. */
class ServedInBrowserTest {
  private static final int NARROW = 400;
  private static final int WIDE = 1200;

  private static final String RESULT = "document.querySelector('#result')";

  /** Every page, with something that is there once it is whole; each in English and Chinese. */
  private static final List<List<String>> PAGES =
      List.of(
          List.of(Asking.query("/"), "document.querySelector('#E8')"),
          List.of(Asking.query("/check", "quantity", "biases", "formula", "co*ci"), RESULT),
          List.of(
              Asking.query("/check", "quantity", "output-height", "formula", "(W-F+2P)/S+1"),
              RESULT),
          List.of(
              Asking.query("/check", "quantity", "biases", "formula", "co++" + "x".repeat(90)),
              "document.querySelector('[role=alert]')"),
          List.of(Asking.query("/compose", "k1", "[[1],[2],[1]]", "k2", "[[1,0,-1]]"), RESULT),
          List.of(Asking.query("/decompose", "k", "[1,2,1]"), RESULT),
          List.of(Asking.query("/run", "input", "[[1,2],[3,4]]", "kernel", "[[1,2]]"), RESULT),
          List.of(
              Asking.query("/windows", "h", "24", "k", "3", "s", "1", "p", "8", "d", "2"),
              "document.querySelector('svg.windows')"));

  private static Served served;
  private static DevTools browser;
  private static String home;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Optional<DevTools> found = DevTools.in(folder);
    assumeTrue(found.isPresent(), "no Chromium on the PATH: skipped");
    browser = found.get();
    WorkerPool.Limits limits =
        new WorkerPool.Limits(1, Duration.ofSeconds(2), Duration.ofSeconds(20), 100, 4, 1 << 20);
    served = Served.start("127.0.0.1", 0, limits, WebServer.Limits.USUAL);
    home = served.address().replaceFirst("/$", "");
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
      served.close();
    }
  }

  @AfterEach
  void nothing_is_complained_of_and_nobody_else_is_asked() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).isNotEmpty().allMatch(url -> url.startsWith(home + "/"));
    browser.forget();
  }

  @Tag("long")
  @Test
  void with_the_keyboard_alone_an_answer_is_typed_and_its_verdict_and_picture_are_seen() {
    browser.width(WIDE);
    browser.open(home + "/?lang=en", "document.querySelector('#formula')");
    tabTo("quantity");
    while (!browser.value("document.querySelector('#quantity').value").equals("biases")) {
      browser.press("ArrowDown");
    }
    tabTo("formula");
    browser.type("co*ci");
    browser.press("Enter");
    browser.await(RESULT);
    assertThat(browser.value(RESULT + ".innerText"))
        .contains("REFUTED", "the factor ci is one too many")
        .doesNotContain("不成立");
    assertThat(
            browser.value(
                "(r => r.width > 100 && r.height > 50)(document.querySelector('svg.picture')"
                    + ".getBoundingClientRect())"))
        .isEqualTo("true");
    tabTo("", "中文");
    browser.press("Enter");
    browser.await("document.documentElement.lang === 'zh-Hans' && " + RESULT);
    assertThat(browser.value(RESULT + ".innerText"))
        .contains("不成立", "多了因数 ci")
        .doesNotContain("REFUTED");
    assertThat(browser.value("document.querySelector('#formula').value")).isEqualTo("co*ci");
    browser.width(NARROW);
    assertNarrow("the verdict");
  }

  /** Presses Tab until an element has the focus, by its id or its text. */
  private static void tabTo(String id, String... text) {
    String there =
        text.length > 0
            ? "document.activeElement.innerText === '" + text[0] + "'"
            : "document.activeElement.id === '" + id + "'";
    for (int turn = 0; turn < 100; turn++) {
      if (browser.value(there).equals("true")) {
        return;
      }
      browser.press("Tab");
    }
    throw new AssertionError("the keyboard does not reach " + id + String.join("", text));
  }

  @Test
  void a_slider_moves_the_windows() {
    browser.width(WIDE);
    browser.open(
        home + "/windows?h=7&k=3&s=1&p=0&d=1&lang=en", "document.querySelector('#size-s')");
    assertThat(browser.value("document.querySelector('.count b').innerText")).isEqualTo("5");
    tabTo("size-s");
    browser.press("ArrowRight");
    browser.await("document.querySelector('.count b').innerText === '3'");
    assertThat(browser.value("document.querySelector('#size-s + output').innerText"))
        .isEqualTo("2");
    assertThat(browser.value("location.search")).contains("s=2");
  }

  @Tag("long")
  @Test
  void no_page_is_too_wide_for_a_narrow_screen_in_either_language() {
    browser.width(NARROW);
    for (List<String> page : PAGES) {
      for (String lang : List.of("en", "zh")) {
        open(page, lang);
        assertNarrow(page.get(0) + " " + lang);
      }
    }
  }

  private static void assertNarrow(String page) {
    assertThat(
            browser.value(
                "innerWidth + ' ' + (document.documentElement.scrollWidth <= innerWidth)"))
        .as(page)
        .isEqualTo(NARROW + " true");
  }

  private static void open(List<String> page, String lang) {
    String address = page.get(0) + (page.get(0).contains("?") ? "&" : "?") + "lang=" + lang;
    browser.open(home + address, page.get(1));
    if (page.get(1).contains("alert")) {
      browser.forget(); // Chromium tells of a reply of 400 on its console
    }
  }

  @Test
  void the_evidence_is_shown_as_it_is_with_its_own_script_and_style() {
    browser.width(WIDE);
    browser.open(home + "/report/index.html?lang=zh", "document.querySelector('#E2a')");
    assertThat(browser.value("document.documentElement.lang")).isEqualTo("zh-Hans");
    assertThat(browser.value("getComputedStyle(document.querySelector('article')).borderLeftWidth"))
        .isEqualTo("4px");
  }

  /** By the rules of axe, where npm has installed it. */
  @Tag("long")
  @Test
  void every_page_is_accessible() throws IOException {
    browser.width(WIDE);
    browser.open(home + "/?lang=en", "document.querySelector('#E8')");
    Optional<String> axe = AccessibleReportsTest.axe();
    assumeTrue(axe.isPresent(), "no axe-core in NODE_PATH: skipped");
    for (List<String> page : PAGES) {
      for (String lang : List.of("en", "zh")) {
        open(page, lang);
        assertThat(AccessibleReportsTest.violations(browser, axe.orElseThrow()))
            .as(page.get(0) + " " + lang)
            .isEmpty();
      }
    }
  }
}
