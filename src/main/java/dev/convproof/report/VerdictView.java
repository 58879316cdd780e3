package dev.convproof.report;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.message.Message;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.List;
import java.util.stream.Stream;

/**
 * A verdict in words, as the templates show it.
 *
 * @param verdict its kind
 * @param word the kind in a word
 * @param strength how strong a verdict of holds is; empty otherwise
 * @param reason why nothing was decided; empty otherwise
 * @param links what the verdict rests on
 * @param counterexamples one where it is refuted, none otherwise
 * @param readings the verdict under each convention, where it depends on one
 */
public record VerdictView(
    Verdict.Kind verdict,
    Text word,
    List<Text> strength,
    List<Text> reason,
    List<Basis> links,
    List<Exhibit> counterexamples,
    List<UnderConvention> readings) {

  /**
   * A ground of a verdict.
   *
   * @param what is established
   * @param strength how strongly
   * @param proof the SMT-LIB file, relative to the reports; or empty
   * @param proved whether it is proved for all sizes and all values
   * @param closedForm the quantity, its closed form, what runs count, and at which shapes; empty
   *     where it is something else that is established
   */
  public record Basis(
      Text what, Text strength, String proof, boolean proved, List<Text> closedForm) {}

  /** The verdict under a convention. */
  public record UnderConvention(Text convention, VerdictView outcome) {}

  /**
   * A counterexample.
   *
   * @param name of its picture's file, without extension
   * @param on the case line, which a command replays; empty where it is none
   * @param at the case in words: the sizes that are not 1
   * @param expectedIs what the first side is, as the beginning of a sentence
   * @param actualIs what the second side is
   * @param actualIsWrong whether the second side is an error
   * @param smallest whether it is known to be the smallest
   * @param known how that is known, or what was searched
   */
  public record Exhibit(
      String name,
      String on,
      Text at,
      Text expectedIs,
      Text expected,
      Text actualIs,
      Text actual,
      boolean actualIsWrong,
      boolean smallest,
      Text known,
      Picture picture) {}

  /** Returns what is established of closed forms, a row of cells for each. */
  public List<List<Text>> closedForms() {
    return links.stream().map(Basis::closedForm).filter(form -> !form.isEmpty()).toList();
  }

  /** Returns what is proved for all sizes and all values. */
  public List<Basis> proved() {
    return links.stream().filter(Basis::proved).toList();
  }

  /** Returns what programs were run on, and up to where. */
  public List<Basis> ran() {
    return links.stream().filter(link -> !link.proved()).toList();
  }

  /** Returns the kind in lower case: the name of its shape and of its style. */
  public String kind() {
    return Message.slug(verdict.name());
  }

  /** Returns all counterexamples, those under a convention too. */
  public List<Exhibit> exhibits() {
    return Stream.concat(
            counterexamples.stream(),
            readings.stream().flatMap(reading -> reading.outcome().exhibits().stream()))
        .toList();
  }

  /** Puts verdicts into words. */
  record Writer(Wording wording) {
    /**
     * Puts a verdict into words.
     *
     * @param name of the picture's file, if there is to be one
     */
    VerdictView of(String name, Verdict verdict) {
      return verdict.fold(
          holds ->
              view(
                  holds,
                  List.of(strength(holds)),
                  List.of(),
                  holds.links().stream().map(this::basis).toList(),
                  List.of(),
                  List.of()),
          refuted ->
              view(
                  refuted,
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(exhibit(name, refuted.by())),
                  List.of()),
          depends ->
              view(
                  depends,
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  depends.readings().stream().map(reading -> under(name, reading)).toList()),
          undecided ->
              view(
                  undecided,
                  List.of(),
                  List.of(wording.text(undecided.reason())),
                  List.of(),
                  List.of(),
                  List.of()));
    }

    /** Returns the strength, what is proved and what was run counted apart where there is both. */
    private Text strength(Verdict.Holds holds) {
      long proved =
          holds.links().stream()
              .filter(link -> link.strength().kind() == Strength.Kind.PROVED)
              .count();
      long ran = holds.links().size() - proved;
      return proved == 0 || ran == 0
          ? text("strength", holds.strength().kind())
          : wording.text(
              Message.of(
                  "strength.apart",
                  proved,
                  ran,
                  Message.named("strength", holds.strength().kind().name())));
    }

    private VerdictView view(
        Verdict verdict,
        List<Text> strength,
        List<Text> reason,
        List<Basis> links,
        List<Exhibit> counterexamples,
        List<UnderConvention> readings) {
      Verdict.Kind kind = verdict.kind();
      return new VerdictView(
          kind, text("verdict", kind), strength, reason, links, counterexamples, readings);
    }

    private Text text(String topic, Enum<?> kind) {
      return wording.text(Message.named(topic, kind.name()));
    }

    private UnderConvention under(String name, Verdict.Reading reading) {
      String picture = name + "-" + Message.slug(reading.convention());
      return new UnderConvention(wording.text(reading.words()), of(picture, reading.verdict()));
    }

    private Basis basis(Verdict.Link link) {
      String proof = link.strength().proofFile().map(file -> "proofs/" + file).orElse("");
      return new Basis(
          wording.text(link.what()),
          wording.text(words(link.strength())),
          proof,
          link.strength().kind() == Strength.Kind.PROVED,
          closedForm(link));
    }

    private List<Text> closedForm(Verdict.Link link) {
      if (!(link.what() instanceof Message.Keyed of && of.key().startsWith("link.of-quantity"))) {
        return List.of();
      }
      Message quantity = of.arguments().get(0);
      Message equation = of.arguments().get(of.arguments().size() - 1);
      if (!(equation instanceof Message.Keyed sides
          && sides.key().equals("link.closed-form-equals"))) {
        return List.of();
      }
      return List.of(
          wording.text(
              of.arguments().size() == 2
                  ? quantity
                  : Message.of("value.under", quantity, of.arguments().get(1))),
          wording.text(sides.arguments().get(0)),
          wording.text(sides.arguments().get(1)),
          wording.text(words(link.strength())));
    }

    private static Message words(Strength strength) {
      return strength.fold(
          proved -> Message.of("basis.proved"),
          exact ->
              Message.of(
                  switch (exact.values()) {
                    case ALL -> "basis.exact";
                    case LISTED -> "basis.exact-listed";
                    case CHOSEN -> "basis.exact-chosen";
                    case WITNESS -> "basis.exact-witness";
                  },
                  exact.bound()),
          probable -> Message.of("basis.probable", probable.bits(), probable.bound()),
          sampled -> Message.of("basis.sampled", sampled.cases()));
    }

    Exhibit exhibit(String name, Counterexample by) {
      return new Exhibit(
          name,
          CaseInWords.isLine(by.on()) ? by.on() : "",
          wording.text(CaseInWords.of(by)),
          wording.text("side." + by.contrast().expected()),
          wording.text(by.expected()),
          wording.text("side." + by.contrast().actual()),
          wording.text(by.actual()),
          by.contrast().actualIsWrong(),
          by.smallest(),
          wording.text(by.known()),
          Picture.of(by, wording));
    }
  }
}
