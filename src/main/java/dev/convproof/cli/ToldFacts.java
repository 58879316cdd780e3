package dev.convproof.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Where a command's facts go that are shown otherwise than as lines of text. */
final class ToldFacts extends PrintWriter {
  private final List<Fact> all = new ArrayList<>();
  private boolean afterGap;

  ToldFacts() {
    super(new StringWriter());
  }

  /**
   * A named value.
   *
   * @param lines of the value
   * @param first whether it begins a group
   */
  record Fact(String name, List<String> lines, boolean first) {}

  /** Adds a fact; what has no name is a line more of the one before. */
  void add(String name, String line) {
    if (name.isEmpty() && !all.isEmpty()) {
      Fact before = all.remove(all.size() - 1);
      List<String> lines = new ArrayList<>(before.lines());
      lines.add(line);
      all.add(new Fact(before.name(), lines, before.first()));
    } else {
      all.add(new Fact(name, List.of(line), afterGap || all.isEmpty()));
      afterGap = false;
    }
  }

  /** Begins a group. */
  void gap() {
    afterGap = true;
  }

  List<Fact> all() {
    return all;
  }

  /** Returns what was printed as text. */
  String text() {
    flush();
    return out.toString();
  }
}
