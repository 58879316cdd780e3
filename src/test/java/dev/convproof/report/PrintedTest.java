package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages on paper, as a browser prints them. */
class PrintedTest {
  private static final int MOST_PAGES = 25;

  @Test
  void the_page_as_it_opens_takes_few_pages(@TempDir Path scratch) throws Exception {
    assumeTrue(Browser.in(scratch).isPresent(), "no Chromium on the PATH: skipped");
    int pages = Browser.in(scratch).orElseThrow().printed(Path.of("reports", "index.html"));
    assertThat(pages).isBetween(5, MOST_PAGES);
  }
}
