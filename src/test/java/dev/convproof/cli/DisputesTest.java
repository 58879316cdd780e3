package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Table;
import dev.convproof.claim.catalogue.Tables;
import dev.convproof.message.Message;
import dev.convproof.report.words.Wording;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of disputes: each command, typed as it stands there, settles it as the table says. */
class DisputesTest {
  @Tag("long")
  @Test
  void each_dispute_is_settled_by_its_command() {
    Table disputes =
        Tables.all().stream()
            .filter(table -> table.name().equals("disputes"))
            .findFirst()
            .orElseThrow();
    assertThat(disputes.rows()).hasSizeGreaterThanOrEqualTo(12);
    for (List<Message> row : disputes.rows()) {
      String command = Wording.english(row.get(2)).replace("`", "");
      assertThat(Wording.english(row.get(3))).as(command).isEqualTo("HOLDS");
      Answer.to(ShellWords.split(command).toArray(String[]::new)).holds();
    }
  }
}
