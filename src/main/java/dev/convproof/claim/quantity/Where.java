package dev.convproof.claim.quantity;

import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.proof.smt.Relation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Constraints on the variables of a shape: some are numbers, some are equal.
 *
 * @param values the variables that are numbers
 * @param names the variables that are said to be another one, or a new name that they share
 */
public record Where(SortedMap<String, Integer> values, SortedMap<String, String> names) {
  /** Nothing is given. */
  public static final Where NOTHING = new Where(new TreeMap<>(), new TreeMap<>());

  /** Copies the maps. */
  public Where {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
  }

  /** Returns that variables are numbers. */
  public static Where of(Map<String, Integer> values) {
    return new Where(new TreeMap<>(values), new TreeMap<>());
  }

  /** With one more variable that is a number. */
  public Where with(String variable, int value) {
    SortedMap<String, Integer> more = new TreeMap<>(values);
    more.put(variable, value);
    return new Where(more, names);
  }

  /** With one more variable that is another, or a new name. */
  public Where with(String variable, String name) {
    SortedMap<String, String> more = new TreeMap<>(names);
    more.put(variable, name);
    return new Where(values, more);
  }

  /** Returns whether nothing is given. */
  public boolean isEmpty() {
    return values.isEmpty() && names.isEmpty();
  }

  /** Returns whether variables have something given. */
  public boolean gives(String variable) {
    return values.containsKey(variable) || names.containsKey(variable);
  }

  /** The variables of shapes that something is given of. */
  public Set<String> variables() {
    Set<String> all = new LinkedHashSet<>(values.keySet());
    all.addAll(names.keySet());
    names.values().stream().map(this::shared).forEach(all::add);
    return all;
  }

  /** The variable of shapes that a name stands for. */
  private String shared(String name) {
    return names.containsValue(name) && !VariableNames.isOfShapes(name)
        ? names.entrySet().stream()
            .filter(one -> one.getValue().equals(name))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow()
        : name;
  }

  /** Returns a formula in as few variables as possible. */
  public Formula substituted(Formula formula) {
    Map<String, Formula> replacements = new HashMap<>();
    names
        .values()
        .forEach(name -> replacements.put(name, Expressions.variable(resolved(shared(name)))));
    names.keySet().forEach(name -> replacements.put(name, Expressions.variable(resolved(name))));
    values.forEach((name, value) -> replacements.put(name, Expressions.number(value)));
    Formula once = Expressions.substitute(formula, replacements);
    return values.isEmpty() ? once : Expressions.substitute(once, replacements);
  }

  private String resolved(String variable) {
    String at = variable;
    for (int steps = 0; names.containsKey(at) && steps <= names.size(); steps++) {
      String next = shared(names.get(at));
      if (next.equals(at)) {
        break;
      }
      at = next;
    }
    return at;
  }

  /** Returns what is given, as equations. */
  public List<Relation> relations() {
    List<Relation> all = new ArrayList<>();
    values.forEach(
        (name, value) ->
            all.add(Relation.equal(Expressions.variable(name), Expressions.number(value))));
    names.forEach(
        (name, other) -> {
          String same = shared(other);
          if (!same.equals(name)) {
            all.add(Relation.equal(Expressions.variable(name), Expressions.variable(same)));
          }
        });
    return all;
  }

  /** Returns whether a shape is as is given. */
  public boolean holdsAt(Map<String, BigInteger> shape) {
    return values.entrySet().stream()
            .allMatch(one -> BigInteger.valueOf(one.getValue()).equals(shape.get(one.getKey())))
        && names.entrySet().stream()
            .allMatch(one -> shape.get(one.getKey()).equals(shape.get(shared(one.getValue()))));
  }

  /** The value of a name or variable at a shape. */
  public BigInteger at(String name, Map<String, BigInteger> shape) {
    return shape.get(shared(name));
  }

  /** As an option of the command line, such as {@code kh=k,kw=k,ph=0}. */
  public String flag() {
    return Stream.concat(
            names.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()),
            values.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()))
        .collect(Collectors.joining(","));
  }

  /** Such as {@code kh = kw = k, ph = 0}. */
  @Override
  public String toString() {
    Map<String, List<String>> shared =
        names.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    return Stream.concat(
            shared.entrySet().stream()
                .map(one -> String.join(" = ", one.getValue()) + " = " + one.getKey()),
            values.entrySet().stream().map(one -> one.getKey() + " = " + one.getValue()))
        .collect(Collectors.joining(", "));
  }
}
