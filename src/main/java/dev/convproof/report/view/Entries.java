package dev.convproof.report.view;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;
import dev.convproof.report.Judged;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts judged claims into words. The bundles hold, by claim id: {@code answer.} for an exercise
 * that is settled, {@code argument.} why the claim holds, {@code why.} why it does not, {@code
 * turns.} on what it depends, {@code quote.} what the post says. A text is shown only with the
 * verdict that it explains, so no text can contradict a verdict.
 */
final class Entries {
  private static final Map<String, String> EXPLAINED_BY =
      Map.of("holds", "argument", "refuted", "why", "depends", "turns");

  private static final Map<Claim.Source.Kind, String> GENERAL =
      Map.of(Claim.Source.Kind.CIRCULATING, ".general", Claim.Source.Kind.LAW, ".law");

  private final Wording wording;
  private final Outcomes outcomes;

  Entries(Wording wording) {
    this.wording = wording;
    this.outcomes = new Outcomes(wording);
  }

  Entry of(Judged judged, List<SideBySide> tables, List<Entry> answersTo) {
    Claim claim = judged.claim();
    Outcome outcome = outcomes.of(claim.id(), judged.verdict());
    Map<String, String> values = values(judged.judgement());
    return new Entry(
        claim.id(),
        source(claim.source()),
        new Text(claim.english(), claim.chinese()),
        quotes(claim),
        answers(claim, outcome, values),
        explanations(claim, outcome, values),
        outcome,
        judged.judgement().figures().stream().map(this::named).toList(),
        tables,
        answersTo);
  }

  private Text source(Claim.Source source) {
    return source.kind() == Claim.Source.Kind.THREAD
        ? wording.text("source.thread", Map.of("post", Integer.toString(source.post())))
        : wording.text("source." + Slug.of(source.kind().name()));
  }

  private List<Text> quotes(Claim claim) {
    return claim.source().kind() == Claim.Source.Kind.THREAD
        ? List.of(wording.text("quote." + claim.id()))
        : List.of();
  }

  private List<Text> answers(Claim claim, Outcome outcome, Map<String, String> values) {
    boolean settled = outcome.kind().equals("holds") || outcome.kind().equals("depends");
    return settled && claim.source().kind() == Claim.Source.Kind.EXERCISE
        ? List.of(wording.text("answer." + claim.id(), values))
        : List.of();
  }

  /** A claim takes one line of data: what an answer or a law lacks is said in general words. */
  private List<Text> explanations(Claim claim, Outcome outcome, Map<String, String> values) {
    String kind = EXPLAINED_BY.get(outcome.kind());
    if (kind == null) {
      return List.of();
    }
    String key = kind + "." + claim.id();
    String general = GENERAL.get(claim.source().kind());
    return List.of(
        wording.text(general == null || wording.has(key) ? key : kind + general, values));
  }

  private Entry.Named named(Judgement.Figure figure) {
    Text name = wording.text("figure." + Slug.of(figure.name()));
    return new Entry.Named(
        figure.of().isEmpty()
            ? name
            : wording.text("figures.of").with("figure", name).with("of", all(figure.of())),
        wording.plain(figure.value()));
  }

  private Text all(List<String> phrases) {
    return phrases.stream()
        .map(wording::plain)
        .reduce((one, more) -> wording.text("figures.and").with("of", one).with("more", more))
        .orElseThrow();
  }

  private static Map<String, String> values(Judgement judgement) {
    Map<String, String> values = new LinkedHashMap<>();
    judgement.figures().forEach(figure -> values.put(figure.name(), figure.value()));
    if (judgement.verdict() instanceof Verdict.Refuted refuted) {
      values.put("on", refuted.by().on());
      values.put("expected", refuted.by().expected());
      values.put("actual", refuted.by().actual());
    }
    return values;
  }
}
