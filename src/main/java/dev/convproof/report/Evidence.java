package dev.convproof.report;

import dev.convproof.claim.Example;
import dev.convproof.claim.Table;
import dev.convproof.claim.Verdict;
import dev.convproof.proof.Lemma;
import dev.convproof.proof.smt.Prover.ProofFile;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The input of the reports.
 *
 * @param judged the claims in the catalogue's order; no id twice
 * @param proofs the text of each SMT-LIB file, by its name; every file that a strength names is
 *     there
 * @param tables results side by side, in order
 * @param examples worked examples, at most one for each exercise
 */
public record Evidence(
    List<Judged> judged, Map<String, String> proofs, List<Table> tables, List<Example> examples) {
  private static final Pattern PROOF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.smt2");

  /** Copies all; the proofs are in the order of their names. */
  public Evidence {
    judged = List.copyOf(judged);
    tables = List.copyOf(tables);
    examples = List.copyOf(examples);
    proofs = Collections.unmodifiableMap(new TreeMap<>(proofs));
    requireDistinct(judged);
    for (String name : proofs.keySet()) {
      require(PROOF.matcher(name).matches(), "\"" + name + "\" is no name for a proof file");
    }
    for (Judged one : judged) {
      requireProofs(one, proofs.keySet());
    }
  }

  /** Evidence without tables. */
  public Evidence(List<Judged> judged, Map<String, String> proofs) {
    this(judged, proofs, List.of());
  }

  /** Evidence without worked examples. */
  public Evidence(List<Judged> judged, Map<String, String> proofs, List<Table> tables) {
    this(judged, proofs, tables, List.of());
  }

  /** Returns the same evidence with worked examples. */
  public Evidence with(List<Example> worked) {
    return new Evidence(judged, proofs, tables, worked);
  }

  /** Returns the worked example of an exercise, if there is one. */
  Optional<Example> example(String exercise) {
    return examples.stream().filter(one -> one.exercise().equals(exercise)).findFirst();
  }

  /** The evidence of judged claims: the files that they rest on, and the lemmas for all sizes. */
  public static Evidence of(List<Judged> judged, List<Table> tables) {
    Map<String, String> proofs = new TreeMap<>();
    Lemma.all().forEach(lemma -> proofs.put(lemma.file(), lemma.text()));
    for (Judged one : judged) {
      for (ProofFile file : one.judgement().proofs()) {
        String before = proofs.putIfAbsent(file.name(), file.text());
        require(
            before == null || before.equals(file.text()),
            one.id() + " has another " + file.name() + " than a claim before it");
      }
    }
    return new Evidence(judged, proofs, tables);
  }

  private static void requireDistinct(List<Judged> judged) {
    Set<String> ids = new HashSet<>();
    for (Judged one : judged) {
      require(ids.add(one.id()), one.id() + " is judged twice");
    }
  }

  private static void requireProofs(Judged one, Set<String> present) {
    files(one.verdict())
        .forEach(
            file ->
                require(
                    present.contains(file), one.id() + " rests on " + file + ", which is missing"));
  }

  private static Stream<String> files(Verdict verdict) {
    return verdict.fold(
        holds -> holds.links().stream().flatMap(link -> link.strength().proofFile().stream()),
        refuted -> Stream.empty(),
        depends -> depends.readings().stream().flatMap(reading -> files(reading.verdict())),
        undecided -> Stream.empty());
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
