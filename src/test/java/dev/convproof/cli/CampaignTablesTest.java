package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.convproof.claim.Table;
import dev.convproof.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that is kept is that of the campaign beside it, and of all of it. */
class CampaignTablesTest {
  private static final Path KEPT = Path.of("reports/measured/campaigns");

  @TempDir Path folder;

  @Test
  void each_question_that_was_asked_has_a_table_with_its_law() {
    assertThat(CampaignTables.in(KEPT))
        .extracting(Table::name, Table::topic)
        .containsExactly(
            tuple("campaign-all-values", "L1"),
            tuple("campaign-composition", "L13"),
            tuple("campaign-contract", "L1"),
            tuple("campaign-gradients", "L19"));
  }

  @Test
  void what_was_judged_at_the_shapes_of_networks_says_in_which_formats() {
    Table table =
        CampaignTables.in(KEPT).stream()
            .filter(one -> one.name().equals("campaign-contract"))
            .findFirst()
            .orElseThrow();
    assertThat(table.rows())
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith(
                        Message.of("cell.command", "--runtime onnxruntime"),
                        Message.verbatim("f32"),
                        Message.verbatim(14)));
  }

  @Test
  void a_folder_that_is_missing_or_empty_has_none() {
    assertThat(CampaignTables.in(folder.resolve("none"))).isEmpty();
    assertThat(CampaignTables.in(folder)).isEmpty();
  }

  @Test
  void evidence_of_another_campaign_or_of_a_part_is_refused() throws IOException {
    String kept = Files.readString(KEPT.resolve("gradients.json"));
    Path evidence = folder.resolve("mine.json");
    Files.writeString(folder.resolve("mine.toml"), "question = \"gradients\"\nsizes = 9\n");
    Files.writeString(evidence, kept);
    assertThat(CampaignTables.in(folder)).hasSize(1);
    Files.writeString(evidence, kept.replaceFirst("\"to\" : \\d+", "\"to\" : 7"));
    refused();
    Files.writeString(evidence, kept);
    Files.writeString(folder.resolve("mine.toml"), "question = \"gradients\"\nsizes = 8\n");
    refused();
  }

  private void refused() {
    assertThatThrownBy(() -> CampaignTables.in(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("mine.json: not the evidence of the whole campaign");
  }
}
