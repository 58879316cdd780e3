package dev.convproof.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.convproof.claim.Table;
import dev.convproof.message.Message;
import dev.convproof.report.words.Wording;
import java.io.UncheckedIOException;
import java.util.List;

/** The evidence for programs: the claims in the catalogue's order, and the tables. */
public final class EvidenceJson {
  private static final ObjectWriter WRITER = new ObjectMapper().writer(printer());

  private EvidenceJson() {}

  private record All(List<ClaimJson> claims, List<TableJson> tables) {}

  /** A table, as JSON has it. */
  private record TableJson(
      String name, String topic, List<String> columns, List<List<String>> rows) {
    static TableJson of(Table table) {
      return new TableJson(
          table.name(),
          table.topic(),
          english(table.columns()),
          table.rows().stream().map(TableJson::english).toList());
    }

    private static List<String> english(List<Message> cells) {
      return cells.stream().map(Wording::english).toList();
    }
  }

  /** One object, indented. */
  public static String of(Evidence evidence) {
    List<ClaimJson> claims = evidence.judged().stream().map(ClaimJson::of).toList();
    try {
      return WRITER.writeValueAsString(
              new All(claims, evidence.tables().stream().map(TableJson::of).toList()))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return printer;
  }
}
