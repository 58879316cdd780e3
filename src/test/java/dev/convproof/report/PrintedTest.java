package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages on paper, as a browser prints them. */
class PrintedTest {
  private static final int MOST_PAGES = 25;
  private static final int EXERCISES = 15;

  @Tag("long")
  @Test
  void the_page_as_it_opens_takes_few_pages(@TempDir Path scratch) throws Exception {
    assumeTrue(Browser.in(scratch).isPresent(), "no Chromium on the PATH: skipped");
    int pages = Browser.in(scratch).orElseThrow().printed(Path.of("reports", "index.html"));
    assertThat(pages).isBetween(5, MOST_PAGES);
  }

  @Tag("long")
  @Test
  void each_sheet_to_hand_out_takes_one_page(@TempDir Path scratch) throws Exception {
    assumeTrue(Browser.in(scratch).isPresent(), "no Chromium on the PATH: skipped");
    List<Path> sheets;
    try (Stream<Path> files = Files.list(Path.of("reports", "handout"))) {
      sheets = files.sorted().toList();
    }
    assertThat(sheets).hasSize(4 * EXERCISES);
    Path all = scratch.resolve("all.html");
    Files.writeString(all, together(sheets));
    assertThat(Browser.in(scratch).orElseThrow().printed(all)).isEqualTo(sheets.size());
  }

  /** Every sheet, each beginning on a page of its own: more pages mean that one overflows. */
  private static String together(List<Path> sheets) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path sheet : sheets) {
      String text = Files.readString(sheet);
      if (all.length() == 0) {
        all.append(text, 0, text.indexOf("<main"))
            .append("<style>main + main { break-before: page; }</style>");
      }
      all.append(text, text.indexOf("<main"), text.indexOf("</body>"));
    }
    return all + "</body></html>";
  }
}
