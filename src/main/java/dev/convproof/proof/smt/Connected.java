package dev.convproof.proof.smt;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The variables that a goal depends on: its own, and those that are given in relation to them. */
final class Connected {
  private final Theorem theorem;
  private final Set<String> names;

  Connected(Theorem theorem) {
    this.theorem = theorem;
    this.names = new HashSet<>(theorem.goal().variables());
  }

  Set<String> names() {
    int before;
    do {
      before = names.size();
      relations().filter(this::touches).forEach(names::addAll);
    } while (names.size() > before);
    return names;
  }

  private Stream<Set<String>> relations() {
    return Stream.concat(
        theorem.assumptions().stream().map(Relation::variables),
        theorem.definitions().stream()
            .filter(definition -> names.contains(definition.name()))
            .map(Connected::withMeaning));
  }

  private static Set<String> withMeaning(Definition definition) {
    Set<String> all = new HashSet<>(definition.meaning().variables());
    all.add(definition.name());
    return all;
  }

  private boolean touches(Set<String> others) {
    return others.stream().anyMatch(names::contains);
  }
}
