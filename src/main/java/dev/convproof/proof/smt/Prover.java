package dev.convproof.proof.smt;

import dev.convproof.proof.Lemma;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Proves theorems by Z3, with lemmas that it finds by looking at samples, and proves, too. */
public final class Prover {
  private static final String SUFFIX = ".smt2";
  private static final int MOST_CONJECTURES = 6;

  private final Effort effort;

  /** A prover that tries so hard. */
  public Prover(Effort effort) {
    this.effort = effort;
  }

  /**
   * Proves a theorem, or finds values for which it is false.
   *
   * @param name of its file, without {@code .smt2}
   * @param samples some values of the unknowns and definitions, for which all that is given holds
   */
  public Outcome prove(String name, Theorem theorem, List<Map<String, BigInteger>> samples) {
    try {
      Map<String, ProofFile> files = new LinkedHashMap<>();
      for (Auxiliary lemma : theorem.lemmas()) {
        if (!establish(lemma, files)) {
          return new Outcome.Open(lemma.file() + ": Z3 finds no proof of this lemma");
        }
      }
      return settle(name, theorem.using(found(name, theorem, samples, files)), files);
    } catch (TooLarge e) {
      return new Outcome.Open(e.getMessage());
    }
  }

  /** Asks whether a theorem is false, without lemmas of the prover's own. */
  public Answer ask(Theorem theorem) {
    try {
      return Z3.ask(SmtScript.of(theorem).text(), theorem.unknowns(), effort);
    } catch (TooLarge e) {
      return new Answer.Unknown(e.getMessage());
    }
  }

  private Outcome settle(String name, Theorem theorem, Map<String, ProofFile> files) {
    if (!stepsAreSound(theorem, files)) {
      return new Outcome.Open(Step.lemma().file() + ": Z3 finds no proof of this lemma");
    }
    String text = SmtScript.of(theorem).text();
    Answer answer = Z3.ask(text, theorem.unknowns(), effort);
    if (answer instanceof Answer.Sat sat) {
      return new Outcome.Disproved(sat.values());
    }
    if (answer instanceof Answer.Unknown unknown) {
      return new Outcome.Open("Z3 gives up: " + unknown.reason());
    }
    ProofFile own = new ProofFile(name + SUFFIX, text);
    return new Outcome.Proved(Stream.concat(Stream.of(own), files.values().stream()).toList());
  }

  /** The equations between quotients that hold at the samples and have a proof. */
  private List<Auxiliary> found(
      String name,
      Theorem theorem,
      List<Map<String, BigInteger>> samples,
      Map<String, ProofFile> files) {
    List<Auxiliary> lemmas = new ArrayList<>();
    new Conjectures(theorem, samples)
        .among(SmtScript.of(theorem).floors()).stream()
            .limit(MOST_CONJECTURES)
            .map(equation -> equation.inWords(equation.goal().toString()))
            .forEach(
                equation -> {
                  String file = name + ".lemma-" + (lemmas.size() + 1) + SUFFIX;
                  Auxiliary lemma = new Auxiliary(file, equation);
                  if (establish(lemma, files)) {
                    lemmas.add(lemma);
                  }
                });
    return lemmas;
  }

  /** Whether a lemma, and those that it rests on, have a proof; their files are kept. */
  private boolean establish(Auxiliary lemma, Map<String, ProofFile> files) {
    if (files.containsKey(lemma.file())) {
      return true;
    }
    Theorem theorem = lemma.theorem();
    return stepsAreSound(theorem, files)
        && theorem.lemmas().stream().allMatch(below -> establish(below, files))
        && isProved(lemma.file(), SmtScript.of(theorem).text(), files);
  }

  private boolean stepsAreSound(Theorem theorem, Map<String, ProofFile> files) {
    Lemma lemma = Step.lemma();
    return theorem.steps().isEmpty()
        || files.containsKey(lemma.file())
        || isProved(lemma.file(), lemma.text(), files);
  }

  private boolean isProved(String file, String text, Map<String, ProofFile> files) {
    boolean proved = Z3.ask(text, List.of(), effort.forOneOfMany()) instanceof Answer.Unsat;
    if (proved) {
      files.put(file, new ProofFile(file, text));
    }
    return proved;
  }
}
