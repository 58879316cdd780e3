package dev.convproof.claim.quantity;

import dev.convproof.formula.Formula;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.Vocabulary;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables of the section, and those with a default, which are free only where named. */
public final class VariableNames {
  /** The variables of one layer that its shape has. */
  static final List<String> LAYER =
      List.of("n", "ci", "co", "h", "w", "kh", "kw", "ph", "pw", "sh", "sw", "dh", "dw", "g");

  /** The size of the output. */
  static final List<String> OUTPUT = List.of("ho", "wo");

  /** The size of the output with the padding doubled. */
  static final List<String> DOUBLED = List.of("ho2", "wo2");

  /** The variables of two stacked kernels, on one axis. */
  static final List<String> STACK = List.of("k1", "k2", "s1", "s2", "d1", "d2");

  /** What is 1 where a formula does not name it. */
  static final Map<String, Long> DEFAULTS =
      Map.of("n", 1L, "dh", 1L, "dw", 1L, "g", 1L, "s1", 1L, "s2", 1L, "d1", 1L, "d2", 1L);

  private static final Vocabulary ALL =
      joined(LAYER, OUTPUT, DOUBLED, STACK, List.of("M", "cig", "cog"));

  private VariableNames() {}

  /** A vocabulary of all these names. */
  @SafeVarargs
  static Vocabulary joined(List<String>... lists) {
    Set<String> names = new LinkedHashSet<>();
    for (List<String> list : lists) {
      names.addAll(list);
    }
    return Vocabulary.of(names);
  }

  /** A formula of our own. */
  static Formula formula(String text) {
    return FormulaParser.parse(text, ALL);
  }

  /** Whether a variable is free where a statement names these. */
  static boolean isFree(String name, Collection<String> named) {
    return named.contains(name) || !DEFAULTS.containsKey(name);
  }
}
