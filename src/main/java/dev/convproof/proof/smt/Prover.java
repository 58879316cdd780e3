package dev.convproof.proof.smt;

import dev.convproof.proof.Lemma;
import dev.convproof.proof.smt.Divisors.TooLarge;
import dev.convproof.proof.smt.Proposition.Auxiliary;
import dev.convproof.proof.smt.Proposition.ProductStep;
import dev.convproof.proof.smt.Z3.SolverAnswer;
import dev.convproof.proof.smt.Z3.SolverBudget;
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

  private final SolverBudget budget;

  /** Creates a prover with the given solver budget. */
  public Prover(SolverBudget budget) {
    this.budget = budget;
  }

  /** Returns the name of the file of a theorem. */
  public static String file(String name) {
    return name + SUFFIX;
  }

  /**
   * Proves a theorem, or finds values for which it is false.
   *
   * @param name of its file, without {@code .smt2}
   * @param samples some values of the unknowns and definitions, for which all that is given holds
   */
  public ProofAttempt prove(
      String name, Proposition theorem, List<Map<String, BigInteger>> samples) {
    try {
      Map<String, ProofFile> files = new LinkedHashMap<>();
      for (Auxiliary lemma : theorem.lemmas()) {
        if (!establish(lemma, files)) {
          return new ProofAttempt.Inconclusive(lemma.file() + ": Z3 finds no proof of this lemma");
        }
      }
      return settle(name, theorem.using(found(name, theorem, samples, files)), files);
    } catch (TooLarge e) {
      return new ProofAttempt.Inconclusive(e.getMessage());
    }
  }

  /** Returns an equation of quotients rounded down with the steps by which a solver finds it. */
  public static Proposition helped(Proposition equation) {
    return Conjectures.helped(equation);
  }

  /** Asks whether a theorem is false, without lemmas of the prover's own. */
  public SolverAnswer ask(Proposition theorem) {
    try {
      return Z3.ask(SmtScript.of(theorem).text(), theorem.unknowns(), budget);
    } catch (TooLarge e) {
      return new SolverAnswer.NoAnswer(e.getMessage());
    }
  }

  private ProofAttempt settle(String name, Proposition theorem, Map<String, ProofFile> files) {
    if (!stepsAreSound(theorem, files)) {
      return new ProofAttempt.Inconclusive(
          ProductStep.lemma().file() + ": Z3 finds no proof of this lemma");
    }
    String text = SmtScript.of(theorem).text();
    SolverAnswer answer = Z3.ask(text, theorem.unknowns(), budget);
    if (answer instanceof SolverAnswer.Sat sat) {
      return new ProofAttempt.Disproved(sat.values());
    }
    if (answer instanceof SolverAnswer.NoAnswer unknown) {
      return new ProofAttempt.Inconclusive("Z3 gives up: " + unknown.reason());
    }
    ProofFile own = new ProofFile(file(name), text);
    return new ProofAttempt.Established(
        Stream.concat(Stream.of(own), files.values().stream()).toList());
  }

  /** Returns the equations between quotients that hold at the samples and have a proof. */
  private List<Auxiliary> found(
      String name,
      Proposition theorem,
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

  /** Returns whether a lemma, and those that it rests on, have a proof; their files are kept. */
  private boolean establish(Auxiliary lemma, Map<String, ProofFile> files) {
    if (files.containsKey(lemma.file())) {
      return true;
    }
    Proposition theorem = lemma.theorem();
    return stepsAreSound(theorem, files)
        && theorem.lemmas().stream().allMatch(below -> establish(below, files))
        && isProved(lemma.file(), SmtScript.of(theorem).text(), files);
  }

  private boolean stepsAreSound(Proposition theorem, Map<String, ProofFile> files) {
    Lemma lemma = ProductStep.lemma();
    return theorem.steps().isEmpty()
        || files.containsKey(lemma.file())
        || isProved(lemma.file(), lemma.text(), files);
  }

  private boolean isProved(String file, String text, Map<String, ProofFile> files) {
    boolean proved = Z3.ask(text, List.of(), budget.forOneOfMany()) instanceof SolverAnswer.Unsat;
    if (proved) {
      files.put(file, new ProofFile(file, text));
    }
    return proved;
  }

  /**
   * An SMT-LIB 2 file whose assertions cannot hold together.
   *
   * @param name of the file
   * @param text ASCII
   */
  public record ProofFile(String name, String text) {}

  /** The result of an attempt to prove a theorem. */
  public sealed interface ProofAttempt {

    /**
     * It is proved: Z3 found each file unsatisfiable.
     *
     * @param files the theorem's own first, then the lemmas'
     */
    record Established(List<ProofFile> files) implements ProofAttempt {
      /** Copies the files. */
      public Established {
        files = List.copyOf(files);
      }

      /** Returns the name of the theorem's own file. */
      public String file() {
        return files.get(0).name();
      }
    }

    /**
     * It is false, if the solver is right, for these values of the unknowns.
     *
     * @param values of the unknowns
     */
    record Disproved(Map<String, BigInteger> values) implements ProofAttempt {
      /** Copies the values. */
      public Disproved {
        values = Map.copyOf(values);
      }
    }

    /**
     * Neither.
     *
     * @param reason why
     */
    record Inconclusive(String reason) implements ProofAttempt {}
  }
}
