package dev.convproof.claim;

import java.util.List;

/**
 * Computed results that say more side by side.
 *
 * @param name a message key, with {@code table.} in front in the bundles, such as {@code structure}
 * @param topic the exercise it belongs to, such as {@code E6}, or {@code laws}; or the claim in
 *     whose article it stands, such as {@code T1f}
 * @param columns what each column holds: a word or two in English, or a name
 * @param rows as many cells in each as there are columns: words in English, names and numbers
 */
public record Table(String name, String topic, List<String> columns, List<List<String>> rows) {

  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            name + ": " + row.size() + " cells under " + columns.size() + " columns: " + row);
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(name + " has no row");
    }
  }
}
