package dev.convproof.report;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict.Kind;
import dev.convproof.message.Message;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Why a claim has its verdict, in the words that the bundles have for it. */
public final class Explanations {
  private static final Map<Kind, String> EXPLAINED_BY =
      Map.of(Kind.HOLDS, "argument", Kind.REFUTED, "why", Kind.DEPENDS, "turns");

  private static final Map<Claim.Source.Kind, String> GENERAL =
      Map.of(
          Claim.Source.Kind.CIRCULATING,
          ".general",
          Claim.Source.Kind.OWN,
          ".general",
          Claim.Source.Kind.LAW,
          ".law");

  private Explanations() {}

  /**
   * Returns the explanation; empty for what is undecided. A claim takes one line of data: what an
   * answer or a law lacks is said in general words.
   */
  public static Optional<Text> of(Claim claim, Judgement judgement) {
    if (!claim.explanation().isEmpty()) {
      return Optional.of(Text.same(claim.explanation()));
    }
    Wording wording = new Wording();
    return Optional.ofNullable(EXPLAINED_BY.get(judgement.verdict().kind()))
        .map(
            kind -> {
              String key = kind + "." + claim.id();
              String general = GENERAL.get(claim.source().kind());
              return wording.text(
                  general == null || wording.has(key) ? key : kind + general, values(judgement));
            });
  }

  /** Returns the explanation that a claim has of its own, not in general words, as plain text. */
  public static Optional<String> own(String claim, Judgement judgement, Language language) {
    return Optional.ofNullable(EXPLAINED_BY.get(judgement.verdict().kind()))
        .map(kind -> kind + "." + claim)
        .filter(key -> Wording.has(language, key))
        .map(key -> Wording.plain(language, key, values(judgement)));
  }

  /** Returns what explanations may name: the figures, and the counterexample. */
  static Map<String, Message> values(Judgement judgement) {
    Map<String, Message> values = new LinkedHashMap<>();
    judgement.figures().forEach(figure -> values.put(figure.name(), figure.value()));
    judgement
        .verdict()
        .refutation()
        .ifPresent(
            by -> {
              values.put("on", Message.verbatim(by.on()));
              values.put("expected", by.expected());
              values.put("actual", by.actual());
            });
    return values;
  }
}
