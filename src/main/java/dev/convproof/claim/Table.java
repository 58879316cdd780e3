package dev.convproof.claim;

import dev.convproof.message.Message;
import java.util.Arrays;
import java.util.List;

/**
 * Computed results that say more side by side.
 *
 * @param name a message key, with {@code table.} in front in the bundles, such as {@code structure}
 * @param topic the exercise it belongs to, such as {@code E6}, or {@code laws}; or the claim in
 *     whose article it stands, such as {@code T1f}
 * @param columns what each column holds
 * @param rows as many cells in each as there are columns
 */
public record Table(String name, String topic, List<Message> columns, List<List<Message>> rows) {

  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Message> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            name + ": " + row.size() + " cells under " + columns.size() + " columns: " + row);
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(name + " has no row");
    }
  }

  /** Returns heads that the bundles have, {@code column.bytes}. */
  public static List<Message> heads(String... names) {
    return Arrays.stream(names).map(name -> Message.named("column", name)).toList();
  }

  /** Returns cells, of which those that are no message stand for themselves. */
  public static List<Message> row(Object... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell instanceof Message message ? message : Message.verbatim(cell))
        .toList();
  }
}
