package dev.convproof.cli;

import static dev.convproof.cli.BadInput.requireTold;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Kind;
import dev.convproof.claim.catalogue.Catalogue;
import dev.convproof.claim.catalogue.KnownAnswers;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantities.Asked;
import dev.convproof.message.Message;
import dev.convproof.report.Explanations;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An exercise, as {@code check} asks it: a quantity for each part that is a formula, and otherwise
 * a question that yes or no answers.
 *
 * @param id such as E2a
 * @param claims the claims that say yes
 * @param quantities what is asked for in formulas
 */
record Exercise(String id, List<Claim> claims, List<Asked> quantities) {
  /** Questions of exercises that are no formulas: yes says that this claim holds. */
  private static final Map<String, String> YES_OR_NO =
      Map.of("E1a", "E1a", "E1c", "E1c-all", "E1d", "E1d", "E5", "E5");

  /** Formulas that exercises ask for, whose claims are of another kind. */
  private static final Map<String, List<String>> FORMULAS =
      Map.of(
          "E1b",
          List.of("composed-kernel-size"),
          "E6",
          List.of("unfolded-rows", "unfolded-columns"),
          "E7",
          List.of("strip-columns"),
          "E8",
          List.of("block-multiplications"));

  private static final Set<String> YES = Set.of("yes", "y", "true", "是", "对", "一样", "相同");
  private static final Set<String> NO = Set.of("no", "n", "false", "否", "不", "不是", "不一样", "不同");

  /** Judges and prints the answer to a part. */
  @FunctionalInterface
  interface Answering {
    /** Returns the exit code. */
    int answered(Asked asked, String formula, Language language);
  }

  /** An exercise as JSON: each part with what to type. */
  private record Told(String exercise, List<String> parts) {}

  /** An answer of yes or no as JSON. */
  private record Judged(String claim, String statement, String answer, String verdict) {}

  /** Returns the exercise of a name, such as E2a, or e2 for all of its parts. */
  static Optional<Exercise> named(String typed) {
    String name = typed.toUpperCase(Locale.ROOT);
    if (!name.matches("E[1-9][A-D]?")) {
      return Optional.empty();
    }
    List<Claim> asked =
        Catalogue.all().stream()
            .filter(claim -> claim.source().kind() == Claim.Source.Kind.EXERCISE)
            .filter(claim -> claim.id().toUpperCase(Locale.ROOT).startsWith(name))
            .toList();
    requireTold(
        !asked.isEmpty(),
        "exercise-unknown",
        "there is no exercise %s: E1a to E1d, E2a to E2d, E3a, E3b, E4 to E8",
        typed);
    List<Claim> questions = new ArrayList<>();
    Set<Asked> quantities = new LinkedHashSet<>();
    for (Claim claim : asked) {
      Optional.ofNullable(YES_OR_NO.get(claim.id()))
          .flatMap(id -> Catalogue.all().stream().filter(one -> one.id().equals(id)).findFirst())
          .ifPresent(questions::add);
      Stream.concat(
              FORMULAS.getOrDefault(claim.id(), List.of()).stream()
                  .map(one -> Quantities.asked(one).orElseThrow()),
              KnownAnswers.answers(claim).stream().map(Exercise::asked))
          .forEach(quantities::add);
    }
    String id = asked.size() == 1 ? asked.get(0).id() : name;
    return Optional.of(new Exercise(id, questions, List.copyOf(quantities)));
  }

  private static Asked asked(FormulaClaim answer) {
    return new Asked(answer.quantity(), answer.fixed(), answer.where());
  }

  /** Judges an answer to each part, as many as are given; without any, tells the parts. */
  int answer(
      List<String> answers, Answering answering, Output out, Language language, boolean json) {
    int parts = claims.size() + quantities.size();
    requireTold(
        answers.size() <= parts,
        "exercise-parts",
        "%s has %d parts, but %d answers are given",
        id,
        parts,
        answers.size());
    if (answers.isEmpty()) {
      if (json) {
        out.json(new Told(id, commands()));
      } else {
        tell(out, language);
      }
      return ExitCode.HOLDS;
    }
    int worst = ExitCode.HOLDS;
    for (int at = 0; at < answers.size(); at++) {
      if (at > 0) {
        out.gap();
      }
      int code =
          at < claims.size()
              ? judged(claims.get(at), answers.get(at), out, language, json)
              : answering.answered(quantities.get(at - claims.size()), answers.get(at), language);
      worst = worst == ExitCode.HOLDS || code == ExitCode.REFUTED ? code : worst;
    }
    return worst;
  }

  private void tell(Output out, Language language) {
    String question = "question." + (new Wording().has("question." + id) ? id : id.substring(0, 2));
    out.line("%s", Wording.plain(new Wording().text(question).in(language)));
    out.gap();
    List<String> commands = commands();
    for (int at = 0; at < commands.size(); at++) {
      out.fact(
          Integer.toString(at + 1),
          at < claims.size()
              ? asks(claims.get(at), language)
              : meaning(quantities.get(at - claims.size()), language));
      out.fact("", commands.get(at));
    }
    out.gap();
    out.line("%s", Wording.in(language, Message.of("asks.all-at-once", id)));
  }

  private static String asks(Claim claim, Language language) {
    return Wording.in(language, Message.of("asks." + claim.id()));
  }

  private static String meaning(Asked one, Language language) {
    String given = one.where().isEmpty() ? "" : " (" + one.where() + ")";
    return Wording.in(language, Message.named("meaning", one.quantity().name())) + given;
  }

  /** Returns what to type for each part. */
  private List<String> commands() {
    List<String> all = new ArrayList<>();
    claims.forEach(claim -> all.add("check " + id + " yes|no"));
    for (Asked one : quantities) {
      String where = one.where().isEmpty() ? "" : " --where " + one.where().flag();
      String flags = one.implied().flags();
      all.add(
          "check " + one.quantity() + " 'FORMULA'" + (flags.isEmpty() ? "" : " " + flags) + where);
    }
    return all;
  }

  /** Judges yes or no. */
  private static int judged(
      Claim claim, String answer, Output out, Language language, boolean json) {
    String word = answer.toLowerCase(Locale.ROOT);
    requireTold(
        YES.contains(word) || NO.contains(word),
        "yes-or-no",
        "\"%s\": yes or no would be right: %s",
        answer,
        new Message.Told(claim.english(), "same", List.of(Message.verbatim(claim.chinese()))));
    Judgement judgement = claim.judge().judge();
    Kind kind = judgement.verdict().kind();
    boolean yes = YES.contains(word);
    Kind told = yes || kind == Kind.DEPENDS || kind == Kind.UNDECIDED ? kind : opposite(kind);
    if (json) {
      out.json(new Judged(claim.id(), claim.english(), answer, told.name()));
      return ExitCode.of(told);
    }
    out.fact(
        label("statement", language),
        language == Language.ENGLISH ? claim.english() : claim.chinese());
    out.fact(label("answer", language), answer);
    String verdict = Wording.in(language, Message.named("verdict", told.name()));
    out.fact(
        label("verdict", language),
        judgement.verdict() instanceof Verdict.Depends depends
            ? Wording.in(language, Message.of("check.said", verdict, sentence(depends, yes)))
            : verdict);
    if (judgement.verdict() instanceof Verdict.Depends depends) {
      for (Verdict.Reading reading : depends.readings()) {
        Kind here = yes ? reading.verdict().kind() : opposite(reading.verdict().kind());
        out.fact(
            "",
            Wording.in(
                language,
                Message.of("check.said", reading.words(), Message.named("verdict", here.name()))));
      }
    }
    Explanations.of(claim, judgement)
        .ifPresent(why -> out.fact(label("why", language), Wording.plain(why.in(language))));
    return ExitCode.of(told);
  }

  /** Says in one sentence where an answer is right and where it is wrong. */
  private static Message sentence(Verdict.Depends depends, boolean yes) {
    return Message.of(
        "sentence.depends-where",
        where(depends, yes ? Kind.HOLDS : Kind.REFUTED),
        where(depends, yes ? Kind.REFUTED : Kind.HOLDS));
  }

  private static Message where(Verdict.Depends depends, Kind kind) {
    return Message.joined(
        "list.or-where",
        depends.readings().stream()
            .filter(one -> one.verdict().kind() == kind)
            .map(Verdict.Reading::words)
            .toList());
  }

  private static Kind opposite(Kind kind) {
    return switch (kind) {
      case HOLDS -> Kind.REFUTED;
      case REFUTED -> Kind.HOLDS;
      case DEPENDS, UNDECIDED -> kind;
    };
  }

  private static String label(String name, Language language) {
    return Wording.in(language, Message.of("label." + name));
  }
}
