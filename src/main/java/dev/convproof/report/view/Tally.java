package dev.convproof.report.view;

import dev.convproof.report.words.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many claims got which verdict. */
public record Tally(String kind, Text word, int claims) {
  /** The verdicts that occur. */
  public static List<Tally> of(List<Section> sections) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (String kind : List.of("holds", "refuted", "depends", "undecided")) {
      sections.stream()
          .flatMap(section -> section.all().stream())
          .map(Entry::outcome)
          .filter(outcome -> outcome.kind().equals(kind))
          .forEach(one -> tallies.merge(kind, new Tally(kind, one.word(), 1), Tally::plus));
    }
    return List.copyOf(tallies.values());
  }

  private Tally plus(Tally other) {
    return new Tally(kind, word, claims + other.claims);
  }
}
