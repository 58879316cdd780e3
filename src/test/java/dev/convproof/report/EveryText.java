package dev.convproof.report;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Holds;
import dev.convproof.message.Message;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Made-up evidence that makes the reports say every explanation of one kind that they have. */
final class EveryText {
  private static final Message IT = Message.verbatim("it");
  private static final Verdict HOLDS = new Holds(IT, new Strength.Sampled(1));
  private static final Verdict REFUTED =
      new Verdict.Refuted(
          new Counterexample(
              "h=1", Message.verbatim(1), Message.verbatim(2), true, IT, Optional.empty()));
  private static final Verdict DEPENDS =
      new Verdict.Depends(
          List.of(
              new Verdict.Reading("padding: total", HOLDS),
              new Verdict.Reading("padding: per-side", REFUTED)));

  private static final Map<String, Verdict> EXPLAINED =
      Map.of("argument", HOLDS, "why", REFUTED, "turns", DEPENDS);

  private EveryText() {}

  /** Evidence for which every {@code argument.}, {@code why.} or {@code turns.} is said. */
  static Evidence of(String kind) {
    List<Judged> judged =
        Messages.in(Language.ENGLISH).keys().stream()
            .filter(
                key ->
                    key.startsWith(kind + ".")
                        && !key.endsWith(".general")
                        && !key.endsWith(".law"))
            .map(key -> key.substring(kind.length() + 1))
            .map(id -> judged(id, EXPLAINED.get(kind)))
            .toList();
    return new Evidence(judged, Map.of());
  }

  private static Judged judged(String id, Verdict verdict) {
    String topic = id.startsWith("E") ? id.replaceFirst("-.*", "") : "E2a";
    return Judged.of(
        new Claim(
            id,
            topic,
            source(id),
            "The size is `ho = ⌊(h-kh+ph)/sh⌋ + 1`.",
            "大小是 `ho = ⌊(h-kh+ph)/sh⌋ + 1`。",
            () -> new Judgement(verdict, List.of(new Judgement.Figure("ends-cancel", "it")))));
  }

  private static Source source(String id) {
    return switch (id.charAt(0)) {
      case 'E' -> Source.exercise();
      case 'T' -> Source.post(12);
      case 'C' -> Source.circulating();
      default -> Source.law();
    };
  }
}
