package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.claim.Verdict;
import dev.convproof.law.Behaviour;
import dev.convproof.subject.PaddingRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runtimes were found to compute: for programs, and as a page.
 *
 * @param processor what the machine computes with
 * @param seconds that cases were drawn for at most, for each runtime and format
 * @param runtimes one for each runtime and format that was judged by laws
 * @param answers to what no law asks
 * @param skipped what is not installed here
 */
record RuntimesTable(
    String processor,
    long seed,
    long cases,
    int seconds,
    List<Found> runtimes,
    List<Answers> answers,
    List<Skipped> skipped) {
  private static final int MOST_REASONS = 3;
  private static final int LONGEST = 200;

  private static final Map<String, String> TITLES =
      Map.of(
          "padding", "Words for padding",
          "type", "Nine equal products in each type",
          "quantised", "Requantised outputs of u8 and i8",
          "empty", "Tensors of nothing");

  /** Why some cases were declined, and how many. */
  record Declined(String reason, int cases) {}

  /** How many cases whose integers fill the format were judged, and are exact. */
  record Integers(int judged, int exact) {}

  /**
   * What was found of one runtime in one number format.
   *
   * @param said what it says of itself, by the keys of the pipe protocol's greeting
   * @param wanted the notation that it wants
   * @param counterexamples with the case of each, where a call came back
   * @param ended law, and how a call hung or ended its process, without its case
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Found(
      String runtime,
      String name,
      String format,
      Verdict.Kind verdict,
      long drawn,
      long judged,
      long callsPerSecond,
      int sampled,
      Integers integers,
      List<Declined> declined,
      Map<String, String> said,
      KnownRuntime.Wanted wanted,
      List<ContractResult.Row> laws,
      List<ContractResult.Counterexample> counterexamples,
      List<String> ended,
      List<Behaviour> behaviour) {

    long heldLaws() {
      return laws.stream().filter(row -> row.verdict() == CaseVerdict.HOLDS).count();
    }

    long judgedLaws() {
      return laws.stream().filter(row -> row.judged() > 0).count();
    }

    int declinedCases() {
      return declined.stream().mapToInt(Declined::cases).sum();
    }

    String reasons() {
      String most =
          declined.stream()
              .limit(MOST_REASONS)
              .map(one -> one.reason() + " (" + one.cases() + ")")
              .collect(Collectors.joining(", "));
      return declined.size() > MOST_REASONS ? most + " …" : most;
    }

    String told(String of) {
      return behaviour.stream()
          .filter(one -> one.of().equals(of))
          .map(Behaviour::found)
          .findFirst()
          .orElse("–");
    }
  }

  /** What was asked of one runtime beside the laws. */
  record Answers(String runtime, List<RuntimeQuestions.Asked> asked) {}

  /** What is not installed here. */
  record Skipped(String runtime, String reason) {}

  /** Returns the page. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        Output.text(
            """
            # Convolutions of well-known software, as measured

            Written by `java -jar target/convproof.jar runtimes --cases %d --seconds %d --seed %d --record` on %s.

            A law is judged on random cases that the runtime supports, for so many seconds at most, each compared
            exactly or within its derived bound. What is behaviour is no fault. `contract --runtime NAME` judges one of
            them in more detail, and `runtimes --only NAME` tells in full what stands here in a word.

            ## Every question

            """,
            cases, seconds, seed, processor));
    table(text, RuntimesOverview.of(runtimes, answers));
    text.append(
        """

        *filling integers exact*: of cases whose inputs or weights are beyond half of the greatest in their format, or
        whose worst sum is beyond half of what stays exact. *Errors* are shares of the derived bound. *same*: equal bits in all cases observed, 24 of a random shape at most; *no choice*: the
        runtime's interface has none; *integers*: of integers, which are exact or refuted, nothing else is to observe;
        *not supported*: the runtime declines such cases. *multiplied*: as if padded zeros were; *as a sum*: as in
        one that starts from the bias, or from 0; *bias last*: as if it were added to a finished sum. *declines*: of
        300 shapes that nobody has fitted to it, apart from what fails. *Calls* are behind a pipe.
        """);
    stated(text);
    refuted(text);
    for (String topic : List.of("padding", "type", "quantised", "empty")) {
      asked(text, topic);
    }
    rules(text);
    skipped.forEach(
        one -> text.append(Output.text("%nNot measured: %s; %s.%n", one.runtime(), one.reason())));
    return text.toString();
  }

  private static void table(StringBuilder text, List<List<String>> rows) {
    for (List<String> one : rows) {
      row(text, one.toArray());
      if (one == rows.get(0)) {
        text.append("|").append(" --- |".repeat(one.size())).append("\n");
      }
    }
  }

  /** Adds what each runtime says of itself, and in which notation it wants to be told. */
  private void stated(StringBuilder text) {
    text.append("\n## What each states\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "runtime",
            "formats",
            "operations",
            "tensors",
            "dilations count from",
            "padding",
            "supports",
            "declines, of 300 shapes",
            "declares"));
    Set<String> told = new LinkedHashSet<>();
    for (Found found : runtimes) {
      if (told.add(found.runtime())) {
        Map<String, String> said = new TreeMap<>(found.said());
        List<String> cells = new ArrayList<>(List.of(found.name()));
        cells.add(spaced(said.remove("formats")));
        cells.add(spaced(Objects.requireNonNullElse(said.remove("operations"), "forward")));
        cells.add(found.wanted().layouts());
        cells.add(found.wanted().dilations());
        cells.add(found.wanted().padding());
        cells.add(spaced(Objects.requireNonNullElse(said.remove("supports"), "all")));
        cells.add(
            found.declined().isEmpty()
                ? "none"
                : found.reasons().replace("--supports", "it supports"));
        said.remove("layout"); // of its program's
        cells.add(said.isEmpty() ? "nothing more: sums of products in any order" : pairs(said));
        rows.add(cells);
      }
    }
    table(text, rows);
  }

  private static String spaced(String list) {
    return list.replace(",", ", ");
  }

  private static String pairs(Map<String, String> said) {
    return said.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Returns a share in percent; all and none alone are 100 % and 0 %. */
  static String share(long part, long of) {
    double percent = 100.0 * part / of;
    boolean whole = part == 0 || part == of || (percent >= 0.5 && percent < 99.5);
    double tenths = percent > 50 ? Math.floor(10 * percent) : Math.ceil(10 * percent);
    return whole ? Output.text("%d %%", Math.round(percent)) : Output.text("%.1f %%", tenths / 10);
  }

  private static void row(StringBuilder text, Object... cells) {
    text.append(
        Stream.of(cells)
            .map(cell -> cell.toString().replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private void refuted(StringBuilder text) {
    text.append("\n## Where a law does not hold\n");
    for (Found found : runtimes) {
      for (ContractResult.Counterexample by : found.counterexamples()) {
        text.append(
            Output.text(
                "%n%s, %s, does not keep *%s*: %s: %s, instead of %s.%n`%s`%n",
                found.name(),
                found.format(),
                by.law(),
                by.what(),
                by.actual(),
                by.expected(),
                replay(by)));
      }
      found
          .ended()
          .forEach(
              one ->
                  text.append(
                      Output.text("%n%s, %s, ends: %s.%n", found.name(), found.format(), one)));
    }
  }

  /** Returns a command without the paths of this machine, that draws again what is very long. */
  private String replay(ContractResult.Counterexample by) {
    String command =
        by.on().length() <= LONGEST
            ? by.replay()
            : by.replay()
                .replaceFirst(
                    "replay .*? --runtime",
                    Matcher.quoteReplacement(
                        Output.text("contract --cases %d --seed %d --runtime", cases, seed)));
    return command.replaceAll(
        "--classpath \\S+", "--classpath \"\\$(mvn -q -Pruntimes dependency:build-classpath)\"");
  }

  private void asked(StringBuilder text, String topic) {
    Set<String> questions = new LinkedHashSet<>();
    for (Answers one : answers) {
      one.asked().stream()
          .filter(of -> of.topic().equals(topic))
          .forEach(of -> questions.add(of.question()));
    }
    if (questions.isEmpty()) {
      return;
    }
    text.append(Output.text("%n## %s%n%n| runtime |", TITLES.get(topic)));
    questions.forEach(question -> text.append(" ").append(question).append(" |"));
    text.append("\n| --- |").append(" --- |".repeat(questions.size())).append("\n");
    Set<String> smallest = new LinkedHashSet<>();
    for (Answers one : answers) {
      List<String> cells = new ArrayList<>(List.of(one.runtime()));
      for (String question : questions) {
        cells.add(
            one.asked().stream()
                .filter(of -> of.topic().equals(topic) && of.question().equals(question))
                .map(RuntimeQuestions.Asked::found)
                .findFirst()
                .orElse("no such word"));
      }
      row(text, cells.toArray());
      one.asked().stream()
          .filter(of -> of.topic().equals(topic))
          .flatMap(of -> of.smallest().stream())
          .forEach(
              line ->
                  smallest.add(
                      Output.text(
                          "- %s: %s. `runtimes --questions-only --only %s`",
                          one.runtime(), line, one.runtime())));
    }
    text.append(smallest.isEmpty() ? "" : "\n");
    smallest.forEach(line -> text.append(line).append("\n"));
  }

  private static void rules(StringBuilder text) {
    text.append(
        "\n## What the words are held to\n\n| word | meaning | source |\n| --- | --- | --- |\n");
    for (PaddingRule rule : PaddingRule.values()) {
      row(text, rule.word(), rule.meaning(), rule.source());
    }
  }
}
