package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.catalogue.KnownAnswers;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Conventions.Counting;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.message.Message;
import dev.convproof.report.Explanations;
import dev.convproof.report.VerdictJson;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code check} says of one answer, for people and as JSON.
 *
 * @param claim the answer
 * @param judgement its verdict, with what explains it
 * @param written the files of the proof that were written
 * @param language for people; JSON is in English
 */
record CheckReport(
    FormulaClaim claim, Judgement judgement, List<String> written, Language language) {

  /** Readings that are all shown. */
  private static final int FEW = 4;

  /**
   * The answer as JSON.
   *
   * @param quantity its name
   * @param formula as it was read
   * @param readAs what was typed, with what it was read as
   * @param where what is given of the variables
   * @param conventions those that hold: given, or the default for padded taps
   * @param division what a quotient means: floor or exact
   * @param outcome the verdict with what it rests on, or the counterexample, or the readings
   * @param depends on what it depends, in a sentence
   * @param refutedUnder the counterexample of each reading, where they differ; that of the first is
   *     the one shown
   * @param holdsUnder the conventions under which a refuted formula would hold
   * @param holdsWith the options under which it would hold
   * @param known the claim of the catalogue that says the same, and why it has its verdict
   * @param repair what was wrong, where that is found and proved
   * @param repaired the formula that is right
   * @param proof the file that proves that the formula is the closed form, if it was written
   * @param proofs all files that were written, with the lemmas that they use
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Result(
      String quantity,
      String formula,
      Map<String, String> readAs,
      String where,
      @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> conventions,
      String division,
      @JsonUnwrapped VerdictJson outcome,
      Optional<String> depends,
      List<String> refutedUnder,
      Optional<String> holdsUnder,
      List<String> holdsWith,
      Optional<String> known,
      Optional<String> repair,
      Optional<String> repaired,
      Optional<String> proof,
      List<String> proofs) {}

  /** The answer as JSON. */
  Object json() {
    Map<String, String> conventions = new LinkedHashMap<>();
    conventions().forEach((choice, option) -> conventions.put(key(choice), option));
    boolean holds = judgement.verdict().kind() == Verdict.Kind.HOLDS;
    CheckReport english = new CheckReport(claim, judgement, written, Language.ENGLISH);
    return new Result(
        claim.quantity().name(),
        claim.answer().text(),
        claim.as(),
        claim.where().toString(),
        conventions,
        claim.quantity().division().name().toLowerCase(Locale.ROOT),
        VerdictJson.of(judgement.verdict()),
        english.figure("sentence"),
        english.refutedUnder(),
        english.figure("holds-under"),
        english.holdsWith(),
        english.known().map(english::line),
        english.figure("repair"),
        english.figure("repaired"),
        written.stream().findFirst().filter(file -> holds),
        written);
  }

  /** The name of a convention in JSON, such as {@code paddedTaps}. */
  private static String key(Choice choice) {
    String[] words = choice.flag().split("-", -1);
    StringBuilder key = new StringBuilder(words[0]);
    for (int word = 1; word < words.length; word++) {
      key.append(words[word].substring(0, 1).toUpperCase(Locale.ROOT));
      key.append(words[word].substring(1));
    }
    return key.toString();
  }

  /** The conventions that hold, in the order of the choices. */
  private Map<Choice, String> conventions() {
    Conventions all = claim.fixed();
    if (claim.quantity().choices().contains(Choice.PADDED_TAPS)) {
      all = all.with(Choice.PADDED_TAPS, all.of(Choice.PADDED_TAPS).orElse("counted"));
    }
    return all.chosen();
  }

  /** Prints it for people. */
  void print(Output out) {
    String meaning = say(Message.named("meaning", claim.quantity().name()));
    fact(out, "quantity", aside(claim.quantity().name(), meaning));
    fact(out, "formula", claim.answer().text());
    readAs().ifPresent(read -> fact(out, "read", read));
    String conventions =
        conventions().entrySet().stream()
            .map(entry -> entry.getKey().flag() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    fact(out, "conventions", conventions.isEmpty() ? say("check.none-fixed") : conventions);
    counters(claim.fixed()).ifPresent(by -> fact(out, "counted-so", by));
    if (claim.fixed().padding().derived()) {
      fact(out, "padding", say(Message.named("padding", claim.fixed().padding().name())));
    }
    if (claim.answer().text().contains("/")) {
      fact(out, "division", say(division(claim.quantity().division())));
    }
    print(judgement.verdict(), out);
    refutedUnder().forEach(reading -> fact(out, "under", reading));
    figure("holds-under").ifPresent(other -> fact(out, "holds-under", other));
    holdsWith().forEach(other -> fact(out, "holds-with", other));
    figure("repair").ifPresent(what -> fact(out, "likely", what));
    judgement.figures("repaired").forEach(right -> fact(out, "right", right(right)));
    known().ifPresent(known -> fact(out, "known", line(known)));
    written.forEach(file -> fact(out, "proof", file));
    if (written.isEmpty() && isProved(judgement.verdict())) {
      fact(out, "proof", say("check.not-written"));
    }
  }

  /** What is right, with the conventions under which it is, where they are not given. */
  private String right(Judgement.Figure figure) {
    return say(
        figure.of().isEmpty()
            ? Message.of("check.is-proved", figure.value())
            : Message.of(
                "check.is-proved-under", figure.value(), Message.joined("list.and", figure.of())));
  }

  /** Returns whether a proof is part of a verdict, so that it can be written. */
  private static boolean isProved(Verdict verdict) {
    return verdict.<Boolean>fold(
        holds -> holds.links().stream().anyMatch(link -> isProved(link.strength())),
        refuted -> false,
        depends -> depends.readings().stream().anyMatch(one -> isProved(one.verdict())),
        undecided -> false);
  }

  private static boolean isProved(Strength strength) {
    return strength.kind() == Strength.Kind.PROVED;
  }

  /** Returns how it was read, where that is not as it was typed. */
  private Optional<String> readAs() {
    List<String> all = new ArrayList<>();
    claim.as().forEach((typed, as) -> all.add(say(Message.of("check.read-as", typed, as))));
    if (!claim.where().isEmpty()) {
      all.add(claim.where().toString());
    }
    claim.readings().values().stream()
        .skip(1)
        .forEach(other -> all.add(say(Message.of("check.or", other.text()))));
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
  }

  /** Returns which public counters count so. */
  private Optional<String> counters(Conventions under) {
    return under.counting() == Counting.ADDITIONS
        ? Optional.empty()
        : Optional.of(
            say(
                Message.named(
                    "counters", under.counting().name() + (under.addsBias() ? "-with-bias" : ""))));
  }

  private List<String> holdsWith() {
    return judgement.figures("holds-with").stream()
        .map(
            figure -> {
              String flags = say(figure.value());
              String words = say(Message.joined("list.and", figure.of()));
              Optional<String> by = counters(flags);
              return aside(flags, by.orElse(words));
            })
        .toList();
  }

  private Optional<String> counters(String flags) {
    Conventions all = Conventions.NONE;
    String[] parts = flags.split(" ", -1);
    for (int at = 0; at + 1 < parts.length; at += 2) {
      all = all.with(Choice.named(parts[at].substring(2)).orElseThrow(), parts[at + 1]);
    }
    return counters(all);
  }

  /** The answer of the catalogue that is the same. */
  private record Known(String id, String why) {}

  private Optional<Known> known() {
    if (judgement.verdict().kind() == Verdict.Kind.HOLDS) {
      return Optional.empty();
    }
    return KnownAnswers.of(claim).flatMap(this::known);
  }

  private Optional<Known> known(String same) {
    return Explanations.own(same, judgement, language).map(why -> new Known(same, why));
  }

  /** The counterexamples of readings, each with its conventions. */
  private List<String> refutedUnder() {
    return judgement.figures("refuted-under").stream()
        .map(figure -> said(say(Message.joined("list.and", figure.of())), say(figure.value())))
        .toList();
  }

  private Optional<String> figure(String name) {
    return judgement.figure(name).map(this::say);
  }

  private static String division(DivisionRule division) {
    return division == DivisionRule.FLOOR ? "check.rounds-down" : "check.exact";
  }

  private void print(Verdict verdict, Output out) {
    String kind = say(Message.named("verdict", verdict.kind().name()));
    fact(
        out,
        "verdict",
        verdict.<String>fold(
            holds -> aside(kind, strength(holds)),
            refuted -> kind,
            depends -> figure("sentence").map(sentence -> said(kind, sentence)).orElse(kind),
            undecided -> kind));
    verdict.<Boolean>fold(
        holds -> print(holds.links(), out),
        refuted -> print(refuted.by(), out),
        depends -> under(depends.readings(), out),
        undecided -> said(out, undecided.reason()));
  }

  private boolean said(Output out, Message reason) {
    fact(out, "", say(reason));
    return true;
  }

  private boolean print(List<Verdict.Link> links, Output out) {
    links.forEach(link -> fact(out, "", said(say(link.what()), basis(link.strength()))));
    return true;
  }

  /** Those that hold, and of the others those that differ from one of them in one choice only. */
  private boolean under(List<Verdict.Reading> readings, Output out) {
    List<Conventions> holding =
        readings.stream()
            .filter(one -> one.verdict().kind() == Verdict.Kind.HOLDS)
            .map(one -> Conventions.parse(one.convention()))
            .toList();
    int left = 0;
    for (Verdict.Reading reading : readings) {
      Conventions here = Conventions.parse(reading.convention());
      boolean near = holding.stream().anyMatch(one -> differences(one, here) <= 1);
      if (readings.size() > FEW && !near) {
        left++;
        continue;
      }
      out.gap();
      fact(out, "under", reading.convention());
      print(reading.verdict(), out);
    }
    if (left > 0) {
      out.gap();
      fact(out, "under", say(Message.of("check.others-refuted", left)));
    }
    return true;
  }

  private static long differences(Conventions one, Conventions other) {
    return Stream.of(Choice.values())
        .filter(choice -> !one.of(choice).equals(other.of(choice)))
        .count();
  }

  private boolean print(Counterexample by, Output out) {
    String sides = say(Message.of("check.sides", by.expected(), by.actual()));
    fact(out, "case", by.variables().isEmpty() ? sides : said(by.variables(), sides));
    fact(out, "layer", by.on());
    String smallest = by.smallest() ? "check.smallest" : "check.not-known-smallest";
    fact(out, "smallest", say(Message.of(smallest, by.known())));
    return true;
  }

  /** Returns what is proved for all sizes, apart from up to where runs were compared. */
  private String strength(Verdict.Holds holds) {
    boolean proved = holds.links().stream().anyMatch(one -> isProved(one.strength()));
    return proved && holds.strength().kind() == Strength.Kind.EXACT
        ? say("check.proved-and-run")
        : word(holds.strength());
  }

  private String word(Strength strength) {
    return say(Message.named("strength-word", strength.kind().name()));
  }

  private String basis(Strength strength) {
    return strength.fold(
        proved -> say(Message.of("check.proved", proved.file())),
        exact -> say(Message.of("check.executed", exact.bound())),
        probable -> word(probable),
        sampled -> word(sampled));
  }

  private String line(Known known) {
    return said(known.id(), known.why());
  }

  /** Returns a text with another in brackets. */
  private String aside(String text, String other) {
    return say(Message.of("check.aside", text, other));
  }

  /** Returns a text with what is said of it. */
  private String said(String of, String what) {
    return say(Message.of("check.said", of, what));
  }

  private String say(String key) {
    return say(Message.of(key));
  }

  private String say(Message message) {
    return Wording.in(language, message);
  }

  private void fact(Output out, String label, String value) {
    out.fact(label.isEmpty() ? "" : say("label." + label), value);
  }
}
