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

  /** The default values of the variables that a formula need not name. */
  static final Map<String, Long> DEFAULTS =
      Map.ofEntries(
          Map.entry("n", 1L),
          Map.entry("dh", 1L),
          Map.entry("dw", 1L),
          Map.entry("d", 1L),
          Map.entry("g", 1L),
          Map.entry("s1", 1L),
          Map.entry("s2", 1L),
          Map.entry("d1", 1L),
          Map.entry("d2", 1L),
          Map.entry("oph", 0L),
          Map.entry("opw", 0L));

  private static final Vocabulary ALL =
      joined(
          LAYER,
          OUTPUT,
          DOUBLED,
          STACK,
          List.of("M", "cig", "cog", "oph", "opw", "p1", "p2"),
          List.of("k", "d", "r", "j", "L", "D", "c", "b", "m"));

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

  /** Returns whether a name is that of a variable that every shape of a layer or a stack has. */
  static boolean isOfShapes(String name) {
    return LAYER.contains(name) || OUTPUT.contains(name) || STACK.contains(name);
  }

  /**
   * Returns whether a variable has a default, so that a statement which does not name it is about
   * fewer.
   */
  public static boolean hasDefault(String name) {
    return DEFAULTS.containsKey(name);
  }

  /** Returns whether a variable is at least 1; those of padding may be 0. */
  public static boolean isPositive(String name) {
    return !isPadding(name);
  }

  /** Returns whether a variable counts rows or columns that are added. */
  public static boolean isPadding(String name) {
    return name.matches("o?p[hw12]?");
  }

  /** Returns whether a variable is free where a statement names these. */
  static boolean isFree(String name, Collection<String> named) {
    return named.contains(name) || !DEFAULTS.containsKey(name);
  }
}
