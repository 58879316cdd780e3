package dev.convproof.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.campaign.Question;
import dev.convproof.campaign.Question.Answer;
import dev.convproof.campaign.Space;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recorded outputs that a campaign audits: a line of options each, as audit has them. */
final class CampaignAudit {
  private CampaignAudit() {}

  /** Returns the recordings in the lines of a file. */
  static Space space(String file, List<String> lines) {
    List<Space.Shape> recordings =
        lines.stream()
            .map(line -> line.replace('\t', ' ').strip()) // a journal has tabs of its own
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> new Space.Shape(List.of(), line))
            .toList();
    BadInput.require(
        !recordings.isEmpty(),
        "%s has no recording: a line such as --input x.npy --weight w.npy --output y.npy is one",
        file);
    return Space.of("recordings", List.of(new Space.Listed(file, recordings)));
  }

  /** Returns whether what each recording computed is right. */
  static Question question(long seed) {
    return Question.of(
        "audits of recorded outputs, seed " + seed,
        () -> (recording, rank) -> audited(recording, seed + rank));
  }

  private static Answer audited(Space.Shape recording, long seed) {
    List<String> line = new ArrayList<>(List.of("audit"));
    line.addAll(ShellWords.split(recording.text()));
    line.addAll(List.of("--json", "--seed", Long.toString(seed)));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    if (exitCode != ExitCode.HOLDS
        && exitCode != ExitCode.REFUTED
        && exitCode != ExitCode.UNDECIDED) {
      throw new BadInput(
          "%s: %s", recording, err.toString().strip().replaceFirst("^convproof audit: ", ""));
    }
    try {
      return answer(new ObjectMapper().readTree(out.toString()), exitCode);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A model's audit has a row for each layer; that of one convolution is its own. */
  private static Answer answer(JsonNode audit, int exitCode) {
    List<JsonNode> rows = new ArrayList<>();
    if (audit.has("layers")) {
      audit.get("layers").forEach(rows::add);
    } else {
      rows.add(audit);
    }
    Optional<String> wrong =
        rows.stream()
            .filter(row -> row.path("verdict").asText().equals("REFUTED"))
            .findFirst()
            .map(CampaignAudit::words);
    long judged =
        rows.stream().filter(row -> !row.path("verdict").asText().equals("UNDECIDED")).count();
    boolean suspect = rows.stream().anyMatch(row -> row.path("suspect").asInt() > 0);
    return new Answer(judged, exitCode == ExitCode.REFUTED ? wrong : Optional.empty(), suspect);
  }

  private static String words(JsonNode row) {
    if (row.has("where")) {
      return "output %s is %s instead of %s"
          .formatted(
              row.path("where").asText(),
              row.path("actual").asText(),
              row.path("expected").asText());
    }
    return Stream.of("layer", "case", "reason")
        .map(key -> row.path(key).asText(""))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(": "));
  }
}
