package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.claim.Table;
import dev.convproof.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record of runtimes becomes a table of the evidence. */
class MeasuredRuntimesTest {
  @TempDir Path folder;

  private Path record(String text) throws IOException {
    return Files.writeString(folder.resolve("runtimes.json"), text);
  }

  @Test
  void a_row_names_the_laws_that_do_not_hold_and_the_share_that_is_declined() throws IOException {
    Path record =
        record(
            """
            {"runtimes": [{"name": "Abacus 1", "format": "f32", "verdict": "REFUTED", "judged": 1234,
              "sampled": 300, "declined": [{"reason": "groups", "cases": 60}, {"reason": "bias", "cases": 15}],
              "laws": [{"law": "padding", "verdict": "REFUTED"}, {"law": "purity", "verdict": "HOLDS"}]}]}
            """);
    Table table = MeasuredRuntimes.in(record).orElseThrow();
    assertThat(table.topic()).isEqualTo("laws");
    assertThat(table.rows())
        .containsExactly(
            Table.row(
                Message.of("cell.command", "Abacus 1"),
                Message.of("cell.command", "f32"),
                Message.named("verdict", "refuted"),
                Message.named("law-name", "padding"),
                "1,234",
                "25 %"));
  }

  @Test
  void all_and_none_alone_are_100_and_0_percent() {
    assertThat(RuntimesTable.share(300, 300)).isEqualTo("100 %");
    assertThat(RuntimesTable.share(299, 300)).isEqualTo("99.6 %");
    assertThat(RuntimesTable.share(298, 300)).isEqualTo("99 %");
    assertThat(RuntimesTable.share(1, 300)).isEqualTo("0.4 %");
    assertThat(RuntimesTable.share(0, 300)).isEqualTo("0 %");
  }

  @Test
  void without_a_record_there_is_no_table_and_another_file_is_refused() throws IOException {
    assertThat(MeasuredRuntimes.in(folder.resolve("runtimes.json"))).isEmpty();
    for (String other : new String[] {"{}", "[", "{\"runtimes\": [{}]}", "{\"runtimes\": []}"}) {
      Path record = record(other);
      assertThatThrownBy(() -> MeasuredRuntimes.in(record))
          .isInstanceOf(BadInput.class)
          .hasMessage(record + ": not what runtimes --record writes");
    }
  }
}
