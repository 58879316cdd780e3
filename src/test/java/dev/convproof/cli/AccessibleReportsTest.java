package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed pages by the rules of axe, where npm has installed it. */
@Tag("long")
class AccessibleReportsTest {
  /** Axe takes more than a millisecond for an element, and the evidence has some 50,000. */
  private static final int SECONDS = 600;

  private static final Path REPORTS = Path.of("reports").toAbsolutePath();

  @Test
  void the_evidence_the_laws_and_the_handouts_are_accessible(@TempDir Path scratch)
      throws IOException {
    Optional<String> axe = axe();
    assumeTrue(axe.isPresent(), "no axe-core in NODE_PATH: skipped");
    Optional<DevTools> found = DevTools.in(scratch);
    assumeTrue(found.isPresent(), "no Chromium on the PATH: skipped");
    try (DevTools browser = found.orElseThrow()) {
      browser.width(1200);
      List<String> addresses = addresses();
      assertThat(addresses).hasSizeGreaterThan(100);
      for (String address : addresses) {
        browser.open(address, "document.querySelector('main')");
        assertThat(violations(browser, axe.orElseThrow())).as(address).isEmpty();
      }
    }
  }

  /** Returns the source of axe, where it is installed. */
  static Optional<String> axe() throws IOException {
    String modules = System.getenv().getOrDefault("NODE_PATH", "");
    Path file = Path.of(modules, "axe-core", "axe.min.js");
    return !modules.isEmpty() && Files.exists(file)
        ? Optional.of(Files.readString(file))
        : Optional.empty();
  }

  /** Returns what a page has against the rules, a line for each rule. */
  static String violations(DevTools browser, String axe) {
    browser.value(axe + ";0");
    return browser.value(
        "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n =>"
            + " n.html).join(' ; ')).join('\\n'))",
        SECONDS);
  }

  /** Pages of both languages once in each, and sheets, which are of one. */
  private static List<String> addresses() throws IOException {
    List<String> addresses = new ArrayList<>();
    List<Path> both = new ArrayList<>(List.of(REPORTS.resolve("index.html")));
    try (Stream<Path> laws = Files.list(REPORTS.resolve("laws"))) {
      laws.sorted().forEach(both::add);
    }
    for (Path page : both) {
      addresses.add(page.toUri() + "?lang=en");
      addresses.add(page.toUri() + "?lang=zh");
    }
    try (Stream<Path> handouts = Files.list(REPORTS.resolve("handout"))) {
      handouts.sorted().forEach(page -> addresses.add(page.toUri().toString()));
    }
    return addresses;
  }
}
