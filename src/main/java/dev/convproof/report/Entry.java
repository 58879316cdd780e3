package dev.convproof.report;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Message;
import dev.convproof.claim.Verdict.Kind;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.List;
import java.util.Map;

/**
 * A claim as the reports show it.
 *
 * @param source where it comes from
 * @param quotes at most one: what the post says
 * @param answers at most one: what answers the exercise
 * @param explanations at most one: why the verdict is what it is
 * @param tables results side by side that belong to this claim
 * @param answersTo the claims on the same topic, if this is an exercise
 */
public record Entry(
    String id,
    Text source,
    Text statement,
    List<Text> quotes,
    List<Text> answers,
    List<Text> explanations,
    VerdictView outcome,
    List<Named> figures,
    List<SideBySide> tables,
    List<Entry> answersTo) {

  /** A computed result with its name. */
  public record Named(Text name, Text value) {}

  /**
   * Puts judged claims into words. The bundles hold, by claim id: {@code answer.} for an exercise
   * that is settled, {@code argument.} why the claim holds, {@code why.} why it does not, {@code
   * turns.} on what it depends, {@code quote.} what the post says. A text is shown only with the
   * verdict that it explains, so no text can contradict a verdict.
   */
  static final class Writer {
    private final Wording wording;
    private final VerdictView.Writer verdicts;

    Writer(Wording wording) {
      this.wording = wording;
      this.verdicts = new VerdictView.Writer(wording);
    }

    Entry of(Judged judged, List<SideBySide> tables, List<Entry> answersTo) {
      Claim claim = judged.claim();
      VerdictView outcome = verdicts.of(claim.id(), judged.verdict());
      Map<String, Message> values = Explanations.values(judged.judgement());
      return new Entry(
          claim.id(),
          source(claim.source()),
          new Text(claim.english(), claim.chinese()),
          quotes(claim),
          answers(claim, outcome, values),
          Explanations.of(claim, judged.judgement()).stream().toList(),
          outcome,
          judged.judgement().figures().stream().map(this::named).toList(),
          tables,
          answersTo);
    }

    private Text source(Claim.Source source) {
      return source.kind() == Claim.Source.Kind.THREAD
          ? wording.text(Message.of("source.thread", source.post()))
          : wording.text(Message.named("source", source.kind().name()));
    }

    private List<Text> quotes(Claim claim) {
      return claim.source().kind() == Claim.Source.Kind.THREAD
          ? List.of(wording.text("quote." + claim.id()))
          : List.of();
    }

    private List<Text> answers(Claim claim, VerdictView outcome, Map<String, Message> values) {
      boolean settled = outcome.verdict() == Kind.HOLDS || outcome.verdict() == Kind.DEPENDS;
      return settled && claim.source().kind() == Claim.Source.Kind.EXERCISE
          ? List.of(wording.text("answer." + claim.id(), values))
          : List.of();
    }

    private Named named(Judgement.Figure figure) {
      Message name = Message.named("figure", figure.name());
      return new Named(
          wording.text(
              figure.of().isEmpty()
                  ? name
                  : Message.of("figures.of", name, Message.joined("list.and", figure.of()))),
          wording.text(figure.value()));
    }
  }
}
