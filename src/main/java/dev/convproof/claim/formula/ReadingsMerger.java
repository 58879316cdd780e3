package dev.convproof.claim.formula;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Kind;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.message.Message;
import dev.convproof.proof.smt.Prover.ProofFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One verdict from the verdicts of several readings of an answer, or of several answers. */
final class ReadingsMerger {
  private ReadingsMerger() {}

  /**
   * Returns the verdict that all readings share; otherwise that it depends, on those conventions
   * alone on which it turns.
   */
  static ProofResult merged(Map<Conventions, ProofResult> readings) {
    Map<Conventions, ProofResult> turning = readings;
    for (Choice choice : Choice.values()) {
      turning = withoutIfIdle(choice, turning);
    }
    if (turning.size() == 1) {
      return turning.values().iterator().next();
    }
    List<ProofFile> proofs =
        turning.values().stream().flatMap(one -> one.proofs().stream()).distinct().toList();
    return new ProofResult(verdict(turning), proofs);
  }

  private static Kind kind(ProofResult result) {
    return result.verdict().kind();
  }

  private static Verdict verdict(Map<Conventions, ProofResult> readings) {
    if (readings.values().stream().noneMatch(one -> kind(one) == Kind.UNDECIDED)) {
      return new Verdict.Depends(
          readings.entrySet().stream()
              .map(one -> one.getKey().reading(one.getValue().verdict()))
              .toList());
    }
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

  private static Message brief(Verdict verdict) {
    return verdict.fold(
        holds -> Message.of("reason.holds"),
        refuted -> Message.of("reason.refuted-at", refuted.by().on()),
        depends -> Message.of("reason.depends"),
        Verdict.Undecided::reason);
  }

  /** Leaves a choice out if no kind of verdict turns on it. */
  private static Map<Conventions, ProofResult> withoutIfIdle(
      Choice choice, Map<Conventions, ProofResult> readings) {
    Map<Conventions, Map<Conventions, ProofResult>> groups = new LinkedHashMap<>();
    readings.forEach(
        (conventions, result) ->
            groups
                .computeIfAbsent(conventions.without(choice), rest -> new LinkedHashMap<>())
                .put(conventions, result));
    if (groups.values().stream().anyMatch(ReadingsMerger::differ)) {
      return readings;
    }
    Map<Conventions, ProofResult> merged = new LinkedHashMap<>();
    groups.forEach((rest, group) -> merged.put(rest, ofOneKind(group)));
    return merged;
  }

  private static boolean differ(Map<Conventions, ProofResult> group) {
    return group.values().stream().map(ReadingsMerger::kind).distinct().count() > 1;
  }

  private static ProofResult ofOneKind(Map<Conventions, ProofResult> group) {
    ProofResult first = group.values().iterator().next();
    return group.size() == 1
        ? first
        : first
            .verdict()
            .fold(
                holds -> allHold(group),
                refuted -> allRefuted(group),
                depends -> first,
                undecided -> first);
  }

  private static ProofResult allHold(Map<Conventions, ProofResult> group) {
    Set<ProofFile> files = new LinkedHashSet<>();
    group.values().forEach(one -> files.addAll(one.proofs()));
    List<Verdict> verdicts = group.values().stream().map(ProofResult::verdict).toList();
    return new ProofResult(allOf(verdicts), List.copyOf(files));
  }

  /** By the counterexample of the reading that comes nearest: the largest of the smallest ones. */
  private static ProofResult allRefuted(Map<Conventions, ProofResult> group) {
    List<Map.Entry<Conventions, ProofResult>> ordered = new ArrayList<>(group.entrySet());
    ordered.sort(
        Comparator.comparing(
            one -> one.getValue().at().orElseThrow(),
            Comparator.comparingInt(Instance::size).reversed()));
    Map<Conventions, Counterexample> under = new LinkedHashMap<>();
    for (Map.Entry<Conventions, ProofResult> one : ordered) {
      under.putAll(
          one.getValue().under().isEmpty()
              ? Map.of(one.getKey(), by(one.getValue()))
              : one.getValue().under());
    }
    ProofResult first = ordered.get(0).getValue();
    boolean same = under.values().stream().allMatch(by -> isSame(by, by(first)));
    return new ProofResult(first.verdict(), first.proofs(), first.at(), same ? Map.of() : under);
  }

  private static Counterexample by(ProofResult refuted) {
    return refuted.verdict().refutation().orElseThrow();
  }

  private static boolean isSame(Counterexample one, Counterexample other) {
    return one.on().equals(other.on())
        && one.expected().equals(other.expected())
        && one.actual().equals(other.actual());
  }

  /**
   * Returns the verdict on several parts, all of which are claimed: refuted by the first part that
   * is; otherwise undecided as the first part that is; otherwise dependent on what a part depends
   * on; otherwise it holds, with all links.
   *
   * @param parts at least one; those that depend, on the same conventions
   */
  static Verdict allOf(List<Verdict> parts) {
    return first(Kind.REFUTED, parts)
        .or(() -> first(Kind.UNDECIDED, parts))
        .orElseGet(() -> depending(parts));
  }

  private static Optional<Verdict> first(Kind kind, List<Verdict> parts) {
    return parts.stream().filter(part -> part.kind() == kind).findFirst();
  }

  private static Verdict depending(List<Verdict> parts) {
    List<List<String>> conventions =
        parts.stream()
            .map(ReadingsMerger::readings)
            .filter(readings -> !readings.isEmpty())
            .map(readings -> readings.stream().map(Verdict.Reading::convention).toList())
            .distinct()
            .toList();
    if (conventions.size() > 1) {
      return new Verdict.Undecided(Message.of("reason.different-conventions", conventions));
    }
    return parts.stream()
        .map(ReadingsMerger::readings)
        .filter(readings -> !readings.isEmpty())
        .findFirst()
        .<Verdict>map(
            readings ->
                new Verdict.Depends(
                    readings.stream()
                        .map(
                            one ->
                                new Verdict.Reading(
                                    one.convention(),
                                    one.words(),
                                    allOf(under(one.convention(), parts))))
                        .toList()))
        .orElseGet(
            () ->
                new Verdict.Holds(
                    parts.stream().flatMap(ReadingsMerger::links).distinct().toList()));
  }

  private static List<Verdict.Reading> readings(Verdict verdict) {
    return verdict.fold(
        holds -> List.of(),
        refuted -> List.of(),
        Verdict.Depends::readings,
        undecided -> List.of());
  }

  private static Stream<Verdict.Link> links(Verdict verdict) {
    return verdict.fold(
        holds -> holds.links().stream(),
        refuted -> Stream.empty(),
        depends -> Stream.empty(),
        undecided -> Stream.empty());
  }

  /** Each part's verdict under a convention, its own where it does not depend. */
  private static List<Verdict> under(String convention, List<Verdict> parts) {
    return parts.stream()
        .map(
            part ->
                readings(part).stream()
                    .filter(reading -> reading.convention().equals(convention))
                    .map(Verdict.Reading::verdict)
                    .findFirst()
                    .orElse(part))
        .toList();
  }
}
