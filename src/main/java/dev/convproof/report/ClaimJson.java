package dev.convproof.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.convproof.claim.Claim;
import dev.convproof.claim.Judgement;
import dev.convproof.report.words.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A judged claim, as JSON has it.
 *
 * @param claim its id
 * @param figures the computed results by label; several may have one label
 */
@JsonPropertyOrder({"claim", "topic", "source", "statement", "outcome", "figures"})
public record ClaimJson(
    String claim,
    String topic,
    String source,
    Statement statement,
    @JsonUnwrapped VerdictJson outcome,
    Map<String, List<String>> figures) {

  /** The statement in both languages. */
  @JsonPropertyOrder({"en", "zh"})
  public record Statement(String en, String zh) {}

  /** The JSON of a judged claim. */
  public static ClaimJson of(Judged judged) {
    Claim claim = judged.claim();
    Map<String, List<String>> figures = new LinkedHashMap<>();
    for (Judgement.Figure figure : judged.judgement().figures()) {
      figures
          .computeIfAbsent(label(figure), label -> new ArrayList<>())
          .add(Wording.english(figure.value()));
    }
    return new ClaimJson(
        claim.id(),
        claim.topic(),
        source(claim.source()),
        new Statement(claim.english(), claim.chinese()),
        VerdictJson.of(judged.verdict()),
        figures);
  }

  /** The name, with what it is of in parentheses, such as {@code closed-form (bias: counted)}. */
  private static String label(Judgement.Figure figure) {
    String of = figure.of().stream().map(Wording::english).collect(Collectors.joining(", "));
    return of.isEmpty() ? figure.name() : figure.name() + " (" + of + ")";
  }

  private static String source(Claim.Source source) {
    return switch (source.kind()) {
      case EXERCISE -> "exercise";
      case THREAD -> "post " + source.post();
      case CIRCULATING -> "circulating";
      case LAW -> "law";
      case OWN -> "own";
    };
  }
}
