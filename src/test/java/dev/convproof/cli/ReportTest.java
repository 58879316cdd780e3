package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.properties.SuiteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path folder;

  @Test
  void rows_become_a_table_in_the_order_of_suites_and_properties() throws IOException {
    row("B", "two", 1_500, null);
    row("A", "one", 7, null);
    assertThat(ReportCommand.laws(SuiteTable.read(folder)))
        .endsWith(
            """
            | --- |
            | a: one | 10 | 7 | 2 | 1 | 70 | holds |
            | b: two | 1,503 | 1,500 | 2 | 1 | 15,000 | holds |
            """);
  }

  @Test
  void a_property_that_does_not_hold_is_said() throws IOException {
    row("A", "one", 7, "AGREEMENT refuted: im2col differs");
    assertThat(ReportCommand.laws(SuiteTable.read(folder)))
        .endsWith(
            "| a: one | 10 | 7 | 2 | 1 | 70 | does not hold: AGREEMENT refuted: im2col differs |\n");
  }

  @Test
  void a_folder_without_rows_is_no_table() {
    report()
        .isRefusedWith(
            "convproof report: --rows %s: holds no row; run mvn verify first".formatted(folder));
    assertThat(folder.resolve("laws.md")).doesNotExist();
  }

  @Test
  void a_folder_that_is_missing_is_named() {
    Answer.to("report", "--rows", "nowhere", "--output", folder.toString())
        .isRefusedWith("convproof report: --rows nowhere: no such folder; run mvn verify first");
  }

  private Answer report() {
    return Answer.to("report", "--rows", folder.toString(), "--output", folder.toString());
  }

  private void row(String suite, String property, long cases, String failure) throws IOException {
    String quoted = failure == null ? "null" : "\"" + failure + "\"";
    Files.writeString(
        folder.resolve(suite + "." + property + ".json"),
        """
        {"suite":"%sProperties","property":"%s","drawn":%s,"judged":%s,"unsupported":2,"vacuous":1,\
        "compared":%s,"failure":%s}"""
            .formatted(suite, property, cases + 3, cases, 10 * cases, quoted));
  }
}
