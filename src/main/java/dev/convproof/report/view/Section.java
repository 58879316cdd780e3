package dev.convproof.report.view;

import dev.convproof.report.words.Text;
import java.util.List;
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

  /** All claims, in the order in which they are shown. */
  public List<Entry> all() {
    return Stream.concat(
            entries.stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry), entry.answersTo().stream())),
            others.stream())
        .toList();
  }
}
