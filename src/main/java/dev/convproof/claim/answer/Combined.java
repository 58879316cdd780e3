package dev.convproof.claim.answer;

import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Choice;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Instance;
import dev.convproof.proof.smt.ProofFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One verdict from the verdicts under several conventions. */
final class Combined {
  private Combined() {}

  /**
   * The verdict that all readings share; otherwise that it depends, on those conventions alone on
   * which it turns.
   */
  static Settled of(Map<Conventions, Settled> readings) {
    Map<Conventions, Settled> turning = readings;
    for (Choice choice : Choice.values()) {
      turning = withoutIfIdle(choice, turning);
    }
    if (turning.size() == 1) {
      return turning.values().iterator().next();
    }
    List<ProofFile> proofs =
        turning.values().stream().flatMap(settled -> settled.proofs().stream()).distinct().toList();
    return new Settled(verdict(turning), proofs, Optional.empty());
  }

  private static Verdict verdict(Map<Conventions, Settled> readings) {
    boolean open =
        readings.values().stream().anyMatch(one -> one.verdict() instanceof Verdict.Undecided);
    if (open) {
      return new Verdict.Undecided(
          readings.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + brief(entry.getValue().verdict()))
              .collect(Collectors.joining("; ")));
    }
    return new Verdict.Depends(
        readings.entrySet().stream()
            .map(one -> new Verdict.Reading(one.getKey().toString(), one.getValue().verdict()))
            .toList());
  }

  private static String brief(Verdict verdict) {
    if (verdict instanceof Verdict.Refuted refuted) {
      return "refuted at " + refuted.by().on();
    }
    return verdict instanceof Verdict.Undecided undecided ? undecided.reason() : "holds";
  }

  /** Leaves a choice out if no kind of verdict turns on it. */
  private static Map<Conventions, Settled> withoutIfIdle(
      Choice choice, Map<Conventions, Settled> readings) {
    Map<Conventions, List<Settled>> groups = new LinkedHashMap<>();
    readings.forEach(
        (conventions, settled) ->
            groups
                .computeIfAbsent(conventions.without(choice), rest -> new ArrayList<>())
                .add(settled));
    if (groups.values().stream().anyMatch(Combined::differ)) {
      return readings;
    }
    Map<Conventions, Settled> merged = new LinkedHashMap<>();
    groups.forEach(
        (rest, group) -> merged.put(rest, group.stream().reduce(Combined::merge).orElseThrow()));
    return merged;
  }

  private static boolean differ(List<Settled> group) {
    return group.stream().map(Settled::kind).distinct().count() > 1;
  }

  private static Settled merge(Settled one, Settled other) {
    if (one.verdict() instanceof Verdict.Holds a && other.verdict() instanceof Verdict.Holds b) {
      Set<Verdict.Link> links = new LinkedHashSet<>(a.links());
      links.addAll(b.links());
      Set<ProofFile> files = new LinkedHashSet<>(one.proofs());
      files.addAll(other.proofs());
      Verdict both = new Verdict.Holds(new ArrayList<>(links));
      return new Settled(both, new ArrayList<>(files), Optional.empty());
    }
    Comparator<Optional<Instance>> order =
        Comparator.comparing(Optional::orElseThrow, Instance.SMALLEST_FIRST);
    boolean later = one.at().isPresent() && order.compare(one.at(), other.at()) > 0;
    return later ? other : one;
  }
}
