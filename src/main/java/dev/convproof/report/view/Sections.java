package dev.convproof.report.view;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Table;
import dev.convproof.report.Evidence;
import dev.convproof.report.Judged;
import dev.convproof.report.words.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sorts the evidence into sections: the exercises in the textbook's order, then the laws. */
public final class Sections {
  private static final List<String> IDS =
      List.of("E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "laws");
  private static final Pattern EXERCISE = Pattern.compile("(E[1-8])[a-z]?");

  private final Wording wording;
  private final Entries entries;

  /** Sections in the words of both bundles. */
  public Sections(Wording wording) {
    this.wording = wording;
    this.entries = new Entries(wording);
  }

  /**
   * The sections that have a claim.
   *
   * @throws IllegalArgumentException if a table stands with one that has none
   */
  public List<Section> of(Evidence evidence) {
    Map<String, List<SideBySide>> tables = tables(evidence);
    List<Section> sections = new ArrayList<>();
    for (String id : IDS) {
      List<Judged> here =
          evidence.judged().stream()
              .filter(one -> section(one.claim().topic()).equals(id))
              .toList();
      if (!here.isEmpty()) {
        sections.add(section(id, here, tables));
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

  private Section section(String id, List<Judged> here, Map<String, List<SideBySide>> tables) {
    List<Judged> parts = here.stream().filter(Sections::isExercise).toList();
    List<String> ids = parts.stream().map(Judged::id).toList();
    List<Judged> answers = here.stream().filter(one -> !isExercise(one)).toList();
    return new Section(
        id,
        wording.text("title." + id),
        wording.text("numbers." + id),
        wording.text("question." + id),
        parts.stream()
            .map(part -> entries.of(part, List.of(), on(part.id(), answers, tables)))
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
        table.columns().stream().map(wording::plain).toList(),
        table.rows().stream().map(row -> row.stream().map(wording::plain).toList()).toList());
  }

  private List<Entry> on(String topic, List<Judged> answers, Map<String, List<SideBySide>> tables) {
    return answers.stream()
        .filter(one -> one.claim().topic().equals(topic))
        .map(one -> answer(one, tables))
        .toList();
  }

  private Entry answer(Judged one, Map<String, List<SideBySide>> tables) {
    return entries.of(one, tables.getOrDefault(one.id(), List.of()), List.of());
  }

  private static boolean isExercise(Judged one) {
    return one.claim().source().kind() == Claim.Source.Kind.EXERCISE;
  }

  private static String section(String topic) {
    Matcher exercise = EXERCISE.matcher(topic);
    if (exercise.matches()) {
      return exercise.group(1);
    }
    if (!topic.equals("laws")) {
      throw new IllegalArgumentException(
          "\"" + topic + "\" is no topic: E1 … E8b, laws, or an answer's id");
    }
    return topic;
  }
}
