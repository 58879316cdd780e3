package dev.convproof.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Explains a word that is not made of known variables. */
final class UnknownWord {
  private final Split split;
  private final Vocabulary known;

  UnknownWord(Split split, Vocabulary known) {
    this.split = split;
    this.known = known;
  }

  /** The error in a word that starts at a position of the source. */
  FormulaException error(Source source, int start) {
    int from = split.failure();
    int to = from + 1;
    while (!split.splitsFrom(to)) {
      to++;
    }
    int end = split.word().length();
    if (from > 0 && suggestions(from, to).isEmpty() && !suggestions(0, end).isEmpty()) {
      from = 0;
      to = end;
    }
    String typed = source.typed(start + from, start + to);
    return source.error(start + from, "unknown variable \"" + typed + "\"", remedy(from, to));
  }

  private String remedy(int from, int to) {
    List<String> suggestions = suggestions(from, to);
    if (suggestions.isEmpty()) {
      return "known are " + String.join(" ", known.names()) + multiplication(from);
    }
    return "did you mean " + alternatives(suggestions) + "?";
  }

  private String multiplication(int from) {
    return split.word().substring(from).startsWith("x") ? "; to multiply, write *" : "";
  }

  private List<String> suggestions(int from, int to) {
    Stream<String> functions = Stream.of(Function.values()).map(Function::text);
    List<String> names = Stream.concat(known.names().stream(), functions).toList();
    return Nearest.to(split.word().substring(from, to), names).stream()
        .map(name -> Function.named(name).isPresent() ? name + "( )" : name)
        .toList();
  }

  private static String alternatives(List<String> all) {
    List<String> first = new ArrayList<>(all);
    String last = first.remove(first.size() - 1);
    return first.isEmpty() ? last : String.join(", ", first) + " or " + last;
  }
}
