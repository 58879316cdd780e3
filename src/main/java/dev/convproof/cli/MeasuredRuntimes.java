package dev.convproof.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.claim.Table;
import dev.convproof.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** What {@code runtimes --record} measured of well-known software, for the evidence. */
final class MeasuredRuntimes {
  private MeasuredRuntimes() {}

  /**
   * Returns the table of a record.
   *
   * @param record {@code runtimes.json}; it may be missing
   * @throws BadInput if the file is no such record
   */
  static Optional<Table> in(Path record) {
    if (Files.notExists(record)) {
      return Optional.empty();
    }
    List<List<Message>> rows = new ArrayList<>();
    try {
      for (JsonNode found :
          new ObjectMapper().readTree(Files.readString(record)).required("runtimes")) {
        rows.add(row(found));
      }
      return Optional.of(
          new Table(
              "runtimes",
              "laws",
              Table.heads(
                  "runtime",
                  "format",
                  "verdict",
                  "broken",
                  "cases",
                  "integers-exact",
                  "worst-error",
                  "typical-error",
                  "declined"),
              rows));
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput("%s: not what runtimes --record writes", record);
    }
  }

  private static List<Message> row(JsonNode found) {
    List<Message> broken = new ArrayList<>();
    for (JsonNode law : found.required("laws")) {
      if (law.required("verdict").asText().equals("REFUTED")) {
        broken.add(Message.named("law-name", law.required("law").asText()));
      }
    }
    long declined = 0;
    for (JsonNode reason : found.path("declined")) {
      declined += reason.required("cases").asLong();
    }
    JsonNode integers = found.required("integers");
    Matcher errors = RuntimesOverview.ERRORS.matcher(observed(found, RuntimesOverview.OF_ERRORS));
    boolean bounded = errors.matches();
    return Table.row(
        Message.of("cell.command", found.required("name").asText()),
        Message.of("cell.command", found.required("format").asText()),
        Message.named("verdict", found.required("verdict").asText()),
        broken.isEmpty() ? "–" : Message.joined("list.and", broken),
        Output.text("%,d", found.required("judged").asLong()),
        Output.text(
            "%d/%d", integers.required("exact").asInt(), integers.required("judged").asInt()),
        bounded ? errors.group(1) : "–",
        bounded ? errors.group(2) : "–",
        RuntimesTable.share(declined, found.required("sampled").asLong()));
  }

  /** Returns what was observed of something; nothing where it was not. */
  private static String observed(JsonNode found, String of) {
    for (JsonNode one : found.path("behaviour")) {
      if (one.required("of").asText().equals(of)) {
        return one.required("found").asText();
      }
    }
    return "";
  }
}
