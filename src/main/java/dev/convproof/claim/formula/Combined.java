package dev.convproof.claim.formula;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Message;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Choice;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Instance;
import dev.convproof.proof.smt.Prover.ProofFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
          Message.joined(
              "list.semicolon",
              readings.entrySet().stream()
                  .map(
                      one ->
                          Message.of(
                              "reason.under", one.getKey().all(), brief(one.getValue().verdict())))
                  .toList()));
    }
    return new Verdict.Depends(
        readings.entrySet().stream()
            .map(one -> one.getKey().reading(one.getValue().verdict()))
            .toList());
  }

  private static Message brief(Verdict verdict) {
    return verdict.fold(
        holds -> Message.of("reason.holds"),
        refuted -> Message.of("reason.refuted-at", refuted.by().on()),
        depends -> Message.of("reason.depends"),
        Verdict.Undecided::reason);
  }

  /** Leaves a choice out if no kind of verdict turns on it. */
  private static Map<Conventions, Settled> withoutIfIdle(
      Choice choice, Map<Conventions, Settled> readings) {
    Map<Conventions, Map<Conventions, Settled>> groups = new LinkedHashMap<>();
    readings.forEach(
        (conventions, settled) ->
            groups
                .computeIfAbsent(conventions.without(choice), rest -> new LinkedHashMap<>())
                .put(conventions, settled));
    if (groups.values().stream().anyMatch(Combined::differ)) {
      return readings;
    }
    Map<Conventions, Settled> merged = new LinkedHashMap<>();
    groups.forEach((rest, group) -> merged.put(rest, merge(group)));
    return merged;
  }

  private static boolean differ(Map<Conventions, Settled> group) {
    return group.values().stream().map(Settled::kind).distinct().count() > 1;
  }

  /** One for readings of one kind. */
  private static Settled merge(Map<Conventions, Settled> group) {
    List<Settled> each = List.copyOf(group.values());
    if (each.size() == 1) {
      return each.get(0);
    }
    Verdict kind = each.get(0).verdict();
    if (kind instanceof Verdict.Holds) {
      return allHold(each);
    }
    return kind instanceof Verdict.Refuted ? allRefuted(group) : each.get(0);
  }

  private static Settled allHold(List<Settled> each) {
    Set<Verdict.Link> links = new LinkedHashSet<>();
    Set<ProofFile> files = new LinkedHashSet<>();
    for (Settled one : each) {
      links.addAll(((Verdict.Holds) one.verdict()).links());
      files.addAll(one.proofs());
    }
    Verdict all = new Verdict.Holds(List.copyOf(links));
    return new Settled(all, List.copyOf(files), Optional.empty());
  }

  /** By the smallest counterexample; which is of one reading alone, where the others differ. */
  private static Settled allRefuted(Map<Conventions, Settled> group) {
    List<Map.Entry<Conventions, Settled>> ordered = new ArrayList<>(group.entrySet());
    ordered.sort(
        Comparator.comparing(one -> one.getValue().at().orElseThrow(), Instance.SMALLEST_FIRST));
    Map<Conventions, Counterexample> under = new LinkedHashMap<>();
    for (Map.Entry<Conventions, Settled> one : ordered) {
      under.putAll(
          one.getValue().under().isEmpty()
              ? Map.of(one.getKey(), by(one.getValue()))
              : one.getValue().under());
    }
    Settled first = ordered.get(0).getValue();
    boolean same = under.values().stream().allMatch(by -> isSame(by, by(first)));
    return new Settled(first.verdict(), first.proofs(), first.at(), same ? Map.of() : under);
  }

  private static Counterexample by(Settled refuted) {
    return ((Verdict.Refuted) refuted.verdict()).by();
  }

  private static boolean isSame(Counterexample one, Counterexample other) {
    return one.on().equals(other.on())
        && one.expected().equals(other.expected())
        && one.actual().equals(other.actual());
  }
}
