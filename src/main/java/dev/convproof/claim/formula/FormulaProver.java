package dev.convproof.claim.formula;

import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.claim.quantity.ShapeDomain;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.message.Message;
import dev.convproof.proof.Lemma;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Prover;
import dev.convproof.proof.smt.Prover.ProofAttempt;
import dev.convproof.proof.smt.Prover.ProofFile;
import dev.convproof.proof.smt.Z3;
import dev.convproof.proof.smt.Z3.SolverAnswer;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Settles a question: enumerates shapes for the smallest counterexample, then has all shapes
 * proved.
 *
 * @param shapes how many are enumerated, at most
 * @param budget how hard the solver tries
 * @param filed whether each proof is a file that the solver confirms; else what multiplying out
 *     proves is not put to a solver, which takes longer to load than many an answer
 */
record FormulaProver(long shapes, SolverBudget budget, boolean filed) {
  /** The prover for a person who waits. */
  static final FormulaProver USUAL = with(SolverBudget.USUAL);

  /** The excess beyond which even few variables are not enumerated. */
  private static final int LARGEST_EXCESS = 100;

  /** Shapes that a proof is tried on first. */
  private static final int FEW = 24;

  /** A prover whose proofs are files. */
  FormulaProver(long shapes, SolverBudget budget) {
    this(shapes, budget, true);
  }

  /** Enumerates as many shapes as a person waits for, whatever the solver's budget. */
  static FormulaProver with(SolverBudget budget) {
    return new FormulaProver(5_000, budget);
  }

  /** Returns the same, without files of what multiplying out proves. */
  FormulaProver unfiled() {
    return new FormulaProver(shapes, budget, false);
  }

  /**
   * Settles a question.
   *
   * @param name of the proof's file, without {@code .smt2}
   */
  ProofResult settle(String name, FormulaQuestion question) {
    Optional<Instance> only = question.domain().only();
    if (only.isPresent()) {
      return question.settledAt(only.orElseThrow());
    }
    if (!filed && question.closed().isPresent() && question.isMultipliedOut()) {
      return holds(question, Prover.file(name), List.of());
    }
    Scan scan = scan(question);
    if (scan.found().isPresent()) {
      Message first =
          Message.of(scan.bound() == 0 ? "known.first-shape" : "known.no-smaller-shape");
      Message known = scan.shapes() == 0 ? first : Message.of("known.smaller-agree", scan.shapes());
      return question.refuted(scan.found().orElseThrow(), true, known);
    }
    if (question.closed().isEmpty()) {
      return scan.undecided(Message.of("reason.no-closed-form"));
    }
    Proposition proposition = question.proposition().using(question.exactQuotients(name));
    ProofAttempt outcome = new Prover(budget).prove(name, proposition, scan.samples());
    if (outcome instanceof ProofAttempt.Established proved) {
      return holds(question, proved.file(), proved.files());
    }
    return outcome instanceof ProofAttempt.Disproved disproved
        ? new SolverSearch(question, new Prover(SolverBudget.SMALL), scan.bound())
            .settle(disproved.values())
        : scan.undecided(Message.verbatim(((ProofAttempt.Inconclusive) outcome).reason()));
  }

  /** Returns whether a formula is proved to equal the closed form: multiplied out, or by Z3. */
  boolean equalsClosedForm(FormulaQuestion question) {
    return question.isMultipliedOut()
        || new Prover(budget).prove("repair", question.proposition(), List.of())
            instanceof ProofAttempt.Established;
  }

  /**
   * A formula compared with the truth at one shape after the other, in the order of cases.
   *
   * @param found the first counterexample, hence the smallest
   * @param bound the excess up to which every shape was compared
   * @param shapes how many agreed
   * @param last the shapes of the largest excess
   */
  private record Scan(Optional<Instance> found, int bound, long shapes, List<Instance> last) {
    /** Returns values of the variables at some of the largest shapes. */
    List<Map<String, BigInteger>> samples() {
      int step = Math.max(1, last.size() / FEW);
      return IntStream.range(0, last.size())
          .filter(at -> at % step == 0)
          .mapToObj(at -> last.get(at).values())
          .toList();
    }

    /** There is no counterexample among the shapes, but nothing more is known, for a reason. */
    ProofResult undecided(Message but) {
      return ProofResult.undecided(Message.of("reason.no-counterexample", shapes, bound, but));
    }
  }

  /** Compares up to a number of shapes, which says how far, the same on every machine. */
  private Scan scan(FormulaQuestion question) {
    ShapeDomain domain = question.domain();
    long agreed = 0;
    List<Instance> last = List.of();
    for (int excess = 0; excess <= LARGEST_EXCESS; excess++) {
      if (agreed + domain.count(excess) > shapes) {
        return new Scan(Optional.empty(), excess - 1, agreed, last);
      }
      List<Instance> level = domain.ofSize(excess);
      for (int at = 0; at < level.size(); at++) {
        if (question.refutedAt(level.get(at))) {
          return new Scan(Optional.of(level.get(at)), excess, agreed + at, level);
        }
      }
      agreed += level.size();
      last = level.isEmpty() ? last : level;
    }
    return new Scan(Optional.empty(), LARGEST_EXCESS, agreed, last);
  }

  private ProofResult holds(FormulaQuestion question, String file, List<ProofFile> proofs) {
    Message form = new Message.Formula(question.closed().orElseThrow().text());
    Conventions under = question.under();
    Message equal =
        Message.of(
            question.isMultipliedOut() ? "link.formula-multiplied-out" : "link.formula-equals",
            under.chosen().isEmpty() ? form : Message.of("value.under", form, under.all()));
    Grounds grounds = grounds(question.claim(), under);
    if (grounds.links().isEmpty()) {
      Message reason = Message.of("reason.equal-but", form, file, grounds.reason().orElseThrow());
      return new ProofResult(new Verdict.Undecided(reason), proofs);
    }
    List<ProofFile> files = new ArrayList<>(proofs);
    files.addAll(grounds.proofs());
    Verdict.Link link = new Verdict.Link(equal, new Strength.Proved(file));
    List<Verdict.Link> links = new ArrayList<>(List.of(link));
    links.addAll(grounds.links());
    return new ProofResult(new Verdict.Holds(links), files);
  }

  /**
   * The evidence that a quantity's closed form is the quantity.
   *
   * @param links the steps, if they are established; else none
   * @param proofs the files that they name
   * @param reason why they are not established, if they are not
   */
  private record Grounds(
      List<Verdict.Link> links, List<ProofFile> proofs, Optional<Message> reason) {
    static Grounds missing(Message reason) {
      return new Grounds(List.of(), List.of(), Optional.of(reason));
    }

    static Grounds of(Verdict.Link link, List<ProofFile> proofs) {
      return new Grounds(List.of(link), proofs, Optional.empty());
    }

    Grounds and(Grounds more) {
      if (reason.isPresent() || more.reason.isPresent()) {
        return missing(reason.or(more::reason).orElseThrow());
      }
      List<Verdict.Link> both = new ArrayList<>(links);
      both.addAll(more.links);
      List<ProofFile> files = new ArrayList<>(proofs);
      files.addAll(more.proofs);
      return new Grounds(both, files, Optional.empty());
    }
  }

  /** Establishes the grounds, now. */
  private Grounds grounds(FormulaClaim claim, Conventions conventions) {
    Quantity quantity = claim.quantity();
    Optional<Grounds> lemmas =
        quantity.provenance().lemmas().apply(conventions).stream()
            .map(this::byLemma)
            .reduce(Grounds::and);
    if (lemmas.isEmpty()) {
      return byExecution(quantity, conventions);
    }
    Grounds windows = lemmas.orElseThrow();
    Optional<FormulaClaim> added = claim.withAddedPadding(conventions);
    if (added.isEmpty() || windows.links().isEmpty()) {
      return windows;
    }
    String name = quantity + "-padding-" + conventions.of(Choice.PADDING).orElseThrow();
    FormulaQuestion question = FormulaQuestion.of(added.orElseThrow(), conventions);
    if (new Prover(budget).prove(name + "-windows", question.proposition(), List.of())
        instanceof ProofAttempt.Established proved) {
      List<ProofFile> files = new ArrayList<>(proved.files());
      files.addAll(windows.proofs());
      Message what =
          Message.of("link.counts-the-windows-padded", added.orElseThrow().answer().text());
      return Grounds.of(new Verdict.Link(what, new Strength.Proved(proved.file())), files);
    }
    return byExecution(quantity, conventions);
  }

  private Grounds byLemma(String name) {
    Lemma lemma = Lemma.named(name);
    boolean proved =
        (!filed && lemma.isMultipliedOut())
            || Z3.ask(lemma.text(), List.of(), SolverBudget.USUAL) instanceof SolverAnswer.Unsat;
    if (!proved) {
      return Grounds.missing(Message.of("reason.no-proof-of-lemma", lemma.file()));
    }
    Message what =
        name.equals("output-counts-windows")
            ? Message.of("link.counts-the-windows")
            : Message.named("lemma", name);
    return Grounds.of(
        new Verdict.Link(what, new Strength.Proved(lemma.file())),
        List.of(new ProofFile(lemma.file(), lemma.text())));
  }

  private static Grounds byExecution(Quantity quantity, Conventions conventions) {
    Grounds missing = Grounds.missing(Message.of("reason.form-is-not-executed"));
    return ClosedFormsJudge.verdict(quantity, conventions)
        .fold(
            holds -> Grounds.of(holds.links().get(0), List.of()),
            refuted -> missing,
            depends -> missing,
            undecided -> missing);
  }
}
