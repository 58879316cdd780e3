package dev.convproof.report.view;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.report.picture.Picture;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.List;

/** Puts verdicts into words. */
final class Outcomes {
  private final Wording wording;

  Outcomes(Wording wording) {
    this.wording = wording;
  }

  /**
   * A verdict in words.
   *
   * @param name of the picture's file, if there is to be one
   */
  Outcome of(String name, Verdict verdict) {
    if (verdict instanceof Verdict.Holds holds) {
      return holds(holds);
    }
    if (verdict instanceof Verdict.Refuted refuted) {
      List<Exhibit> exhibits = List.of(exhibit(name, refuted.by()));
      return new Outcome(
          "refuted", word("refuted"), List.of(), List.of(), List.of(), exhibits, List.of());
    }
    if (verdict instanceof Verdict.Depends depends) {
      return depends(name, depends);
    }
    Text reason = wording.phrase(((Verdict.Undecided) verdict).reason());
    return new Outcome(
        "undecided",
        word("undecided"),
        List.of(),
        List.of(reason),
        List.of(),
        List.of(),
        List.of());
  }

  private Outcome holds(Verdict.Holds holds) {
    List<Outcome.Basis> links = holds.links().stream().map(this::basis).toList();
    List<Text> strength = List.of(wording.text("strength." + kind(holds.strength())));
    return new Outcome("holds", word("holds"), strength, List.of(), links, List.of(), List.of());
  }

  private Outcome depends(String name, Verdict.Depends depends) {
    List<Outcome.UnderConvention> readings =
        depends.readings().stream().map(reading -> reading(name, reading)).toList();
    return new Outcome(
        "depends", word("depends"), List.of(), List.of(), List.of(), List.of(), readings);
  }

  private Outcome.UnderConvention reading(String name, Verdict.Reading reading) {
    String slug = Slug.of(reading.convention());
    Text convention =
        wording.has("convention." + slug)
            ? wording.text("convention." + slug)
            : wording.phrase(reading.convention());
    return new Outcome.UnderConvention(convention, of(name + "-" + slug, reading.verdict()));
  }

  private Outcome.Basis basis(Verdict.Link link) {
    return new Outcome.Basis(
        wording.phrase(link.what()), strength(link.strength()), proof(link.strength()));
  }

  private Text strength(Strength strength) {
    String key = "basis." + kind(strength);
    if (strength instanceof Strength.Exact exact) {
      String by =
          switch (exact.values()) {
            case ALL -> key;
            case LISTED -> key + "-listed";
            case CHOSEN -> key + "-chosen";
            case WITNESS -> key + "-witness";
          };
      return wording.text(by).with("bound", wording.phrase(exact.bound()));
    }
    if (strength instanceof Strength.Probable probable) {
      return wording
          .text(key)
          .with("bits", number(probable.bits()))
          .with("bound", wording.phrase(probable.bound()));
    }
    return strength instanceof Strength.Sampled sampled
        ? wording.text(key).with("cases", number(sampled.cases()))
        : wording.text(key);
  }

  private static Text number(long number) {
    return Text.same(Long.toString(number));
  }

  private static String proof(Strength strength) {
    return strength instanceof Strength.Proved proved && !proved.file().isEmpty()
        ? "proofs/" + proved.file()
        : "";
  }

  static String kind(Strength strength) {
    return Slug.of(strength.kind().name());
  }

  private Exhibit exhibit(String name, Counterexample by) {
    return new Exhibit(
        name,
        by.on(),
        wording.text("side." + by.contrast().expected()),
        wording.plain(by.expected()),
        wording.text("side." + by.contrast().actual()),
        wording.plain(by.actual()),
        by.contrast().actualIsWrong(),
        by.smallest(),
        wording.phrase(by.known()),
        Picture.of(Drawings.of(by), this::panelTitle));
  }

  /** As files show it, in both languages. */
  private String panelTitle(String key) {
    Text title = wording.text("panel." + key);
    return title.english() + " · " + title.chinese();
  }

  private Text word(String kind) {
    return wording.text("verdict." + kind);
  }
}
