package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.campaign.Campaign;
import dev.convproof.claim.Table;
import dev.convproof.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The campaigns that were run and whose evidence is kept, each with the law that it is about. */
final class CampaignTables {
  private static final String CONTRACT = "contract";

  /** What campaigns ask, and the law that says it; where they ask for several, the first. */
  private static final Map<String, String> LAWS =
      Map.of("all-values", "L1", "composition", "L13", CONTRACT, "L1", "gradients", "L19");

  private CampaignTables() {}

  /**
   * Returns a table for each question that campaigns of a folder asked.
   *
   * @param folder with {@code NAME.toml}, and {@code NAME.json} where it was run; it may be missing
   * @throws BadInput if evidence is not that of the file of its name
   */
  static List<Table> in(Path folder) {
    List<Path> files = campaigns(folder);
    List<Table> tables = new ArrayList<>();
    for (String question : LAWS.keySet().stream().sorted().toList()) {
      List<List<Message>> rows = new ArrayList<>();
      for (Path file : files) {
        Path evidence = evidence(file);
        CampaignFile asked = CampaignFile.read(file);
        if (asked.question().equals(question) && Files.exists(evidence)) {
          List<Message> row = new ArrayList<>(over(asked));
          row.addAll(compared(evidence, asked.campaign()));
          rows.add(row);
        }
      }
      if (!rows.isEmpty()) {
        List<Message> columns = new ArrayList<>(heads(question));
        columns.addAll(Table.heads("shapes", "comparisons", "verdict", "evidence"));
        tables.add(new Table("campaign-" + question, LAWS.get(question), columns, rows));
      }
    }
    return tables;
  }

  private static List<Path> campaigns(Path folder) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".toml")).sorted().toList();
    } catch (IOException e) {
      throw new BadInput("%s: cannot be read", folder);
    }
  }

  private static Path evidence(Path file) {
    return Path.of(file.toString().replaceFirst("\\.toml$", ".json"));
  }

  private static List<Message> heads(String question) {
    return question.equals(CONTRACT)
        ? Table.heads("convolution", "formats", "networks")
        : Table.heads("sizes");
  }

  /** Returns over what a campaign goes, a cell for each of those heads. */
  private static List<Message> over(CampaignFile asked) {
    if (!asked.question().equals(CONTRACT)) {
      return Table.row(asked.campaign().space().parts().size() - 1);
    }
    return Table.row(
        Message.of(
            "cell.command", asked.said("subject").or(() -> asked.said("strategies")).orElse("")),
        asked.said("formats").orElse(""),
        asked.networks());
  }

  private static List<Message> compared(Path file, Campaign campaign) {
    CampaignEvidence evidence = CampaignEvidence.read(file);
    require(
        evidence.question().equals(campaign.question().name())
            && evidence.space().equals(campaign.space().name())
            && evidence.evidence().shapes() == campaign.space().count(),
        "%s: not the evidence of the whole campaign of the .toml beside it",
        file);
    return Table.row(
        Output.text("%,d", evidence.shapes()),
        Output.text("%,d", evidence.evidence().judged()),
        Message.named("verdict", evidence.verdict()),
        Message.of("cell.command", "measured/campaigns/" + file.getFileName()));
  }
}
