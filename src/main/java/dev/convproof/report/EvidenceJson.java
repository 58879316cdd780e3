package dev.convproof.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.convproof.claim.Table;
import java.io.UncheckedIOException;
import java.util.List;

/** The evidence for programs: the claims in the catalogue's order, and the tables. */
public final class EvidenceJson {
  private static final ObjectWriter WRITER = new ObjectMapper().writer(printer());

  private EvidenceJson() {}

  private record All(List<ClaimJson> claims, List<Table> tables) {}

  /** One object, indented. */
  public static String of(Evidence evidence) {
    List<ClaimJson> claims = evidence.judged().stream().map(ClaimJson::of).toList();
    try {
      return WRITER.writeValueAsString(new All(claims, evidence.tables())) + "\n";
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
