package dev.convproof.report;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Table;
import dev.convproof.claim.Verdict;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An exercise with its parts, or the laws.
 *
 * @param id such as {@code E2}, or {@code laws}
 * @param title in a few words
 * @param numbers where the textbook has it
 * @param question in our words
 * @param entries its parts, each with the answers to it
 * @param others claims that belong here, but to no part in particular
 * @param tables results side by side
 */
public record Section(
    String id,
    Text title,
    Text numbers,
    Text question,
    List<Entry> entries,
    List<Entry> others,
    List<SideBySide> tables) {

  private static final String CHANNELS = "channels";
  private static final String WINDOWS = "conv-layer";
  private static final String PADDING = "padding-and-strides";
  private static final Map<String, List<String>> BOOK =
      Map.of(
          "E1", List.of(CHANNELS, "why-conv", WINDOWS, PADDING),
          "E2", List.of(CHANNELS, PADDING),
          "E3", List.of(CHANNELS, PADDING),
          "E4", List.of(CHANNELS),
          "E5", List.of(CHANNELS),
          "E6", List.of(CHANNELS, WINDOWS),
          "E7", List.of(CHANNELS, WINDOWS),
          "E8", List.of(CHANNELS));

  /** Returns all claims, in the order in which they are shown. */
  public List<Entry> all() {
    return Stream.concat(
            entries.stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry), entry.answersTo().stream())),
            others.stream())
        .toList();
  }

  /**
   * Returns the sections of the book that say what this exercise builds on, as its pages are named:
   * the section itself, and those on windows, padding and stride. Empty for what is no exercise.
   */
  public List<String> bookPages() {
    return BOOK.getOrDefault(id, List.of());
  }

  /** The number of claims for each verdict. */
  public record Tally(String kind, Text word, long claims) {}

  /** Returns the verdicts that occur, with their numbers. */
  static List<Tally> tally(List<Section> sections) {
    return Arrays.stream(Verdict.Kind.values())
        .map(
            kind ->
                sections.stream()
                    .flatMap(section -> section.all().stream())
                    .map(Entry::outcome)
                    .filter(outcome -> outcome.verdict() == kind)
                    .toList())
        .filter(outcomes -> !outcomes.isEmpty())
        .map(all -> new Tally(all.get(0).kind(), all.get(0).word(), all.size()))
        .toList();
  }

  /** Sorts the evidence into sections: the exercises in the textbook's order, then the laws. */
  static final class Writer {
    private static final List<String> IDS =
        List.of("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "laws", "own");
    private static final Pattern EXERCISE = Pattern.compile("(E[1-8])[a-z]?");

    private final Wording wording;
    private final Entry.Writer entries;

    Writer(Wording wording) {
      this.wording = wording;
      this.entries = new Entry.Writer(wording);
    }

    /**
     * The sections that have a claim.
     *
     * @throws IllegalArgumentException if a table stands with one that has none
     */
    List<Section> of(Evidence evidence) {
      Map<String, List<SideBySide>> tables = tables(evidence);
      List<Section> sections = new ArrayList<>();
      for (String id : IDS) {
        List<Judged> here =
            evidence.judged().stream()
                .filter(one -> section(one.claim().topic()).equals(id))
                .toList();
        if (!here.isEmpty()) {
          sections.add(section(id, evidence, here, tables));
        }
      }
      requireShown(tables, sections.stream().map(Section::id).toList());
      return sections;
    }

    private static void requireShown(Map<String, List<SideBySide>> tables, List<String> shown) {
      for (String id : IDS) {
        if (tables.containsKey(id) && !shown.contains(id)) {
          throw new IllegalArgumentException(
              "table "
                  + tables.get(id).get(0).name()
                  + " stands with "
                  + id
                  + ", which has no claim");
        }
      }
    }

    private Section section(
        String id, Evidence evidence, List<Judged> here, Map<String, List<SideBySide>> tables) {
      List<Judged> parts = here.stream().filter(Writer::isExercise).toList();
      List<String> ids = parts.stream().map(Judged::id).toList();
      List<Judged> answers = here.stream().filter(one -> !isExercise(one)).toList();
      return new Section(
          id,
          wording.text("title." + id),
          wording.text("numbers." + id),
          wording.text("question." + id),
          parts.stream()
              .map(
                  part ->
                      entries.of(
                          part,
                          evidence.example(part.id()),
                          List.of(),
                          on(part.id(), answers, tables)))
              .toList(),
          answers.stream()
              .filter(one -> !ids.contains(one.claim().topic()))
              .map(one -> answer(one, tables))
              .toList(),
          tables.getOrDefault(id, List.of()));
    }

    /** By the claim in whose article they stand, or by the section. */
    private Map<String, List<SideBySide>> tables(Evidence evidence) {
      Set<String> answers =
          evidence.judged().stream()
              .filter(one -> !isExercise(one))
              .map(Judged::id)
              .collect(Collectors.toSet());
      return evidence.tables().stream()
          .collect(
              Collectors.groupingBy(
                  table -> answers.contains(table.topic()) ? table.topic() : section(table.topic()),
                  Collectors.mapping(this::inWords, Collectors.toList())));
    }

    private SideBySide inWords(Table table) {
      return new SideBySide(
          table.name(),
          wording.text("table." + table.name()),
          wording.text("table." + table.name() + ".note"),
          table.columns().stream().map(wording::text).toList(),
          table.rows().stream().map(row -> row.stream().map(wording::text).toList()).toList());
    }

    private List<Entry> on(
        String topic, List<Judged> answers, Map<String, List<SideBySide>> tables) {
      return answers.stream()
          .filter(one -> one.claim().topic().equals(topic))
          .map(one -> answer(one, tables))
          .toList();
    }

    private Entry answer(Judged one, Map<String, List<SideBySide>> tables) {
      return entries.of(one, Optional.empty(), tables.getOrDefault(one.id(), List.of()), List.of());
    }

    private static boolean isExercise(Judged one) {
      return one.claim().source().kind() == Claim.Source.Kind.EXERCISE;
    }

    private static String section(String topic) {
      Matcher exercise = EXERCISE.matcher(topic);
      if (exercise.matches()) {
        return exercise.group(1);
      }
      if (!topic.equals("laws") && !topic.equals("own")) {
        throw new IllegalArgumentException(
            "\"" + topic + "\" is no topic: E1 … E8b, laws, or an answer's id");
      }
      return topic;
    }
  }
}
