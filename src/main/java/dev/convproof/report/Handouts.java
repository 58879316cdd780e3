package dev.convproof.report;

import dev.convproof.report.words.Language;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sheet of one A4 page for each exercise, to be handed out: with and without the answer, in each
 * language.
 */
record Handouts(Templates templates) {
  /**
   * Returns the sheets by their paths in the reports, such as {@code handout/E2a.answer.zh.html}.
   */
  SortedMap<String, String> of(List<Section> sections) {
    SortedMap<String, String> files = new TreeMap<>();
    for (Section section : sections) {
      for (Entry entry : section.entries()) {
        for (Language language : Language.values()) {
          files.put(entry.handout(language, false), sheet(section, entry, language, false));
          files.put(entry.handout(language, true), sheet(section, entry, language, true));
        }
      }
    }
    return files;
  }

  /** Claims that a sheet mentions stand on the page. */
  private String sheet(Section section, Entry entry, Language language, boolean answered) {
    Map<String, Object> values =
        Map.of("section", section, "entry", entry, "sole", language, "answered", answered);
    return templates
        .markup("handout.html", values)
        .replace("<a href=\"#", "<a href=\"../index.html#");
  }
}
