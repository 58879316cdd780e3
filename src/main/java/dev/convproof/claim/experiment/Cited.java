package dev.convproof.claim.experiment;

import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.message.Message;
import dev.convproof.proof.Theorem;
import dev.convproof.proof.smt.Prover.ProofFile;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lemmas that prove for all sizes, beside what a judge established up to a bound: links with their
 * files. The steps that are the reader's are named as figures; the weakest link stays the judge's.
 *
 * @param theorems about the subject
 */
record Cited(List<Theorem> theorems) {

  /** A judgement with the theorems cited, where the verdict holds; any other as it is. */
  Judgement beside(Verdict verdict, Supplier<List<Figure>> figures) {
    Judgement alone = Judgement.of(verdict);
    return verdict.fold(
        holds -> new Judgement(beside(holds), with(figures.get()), proofs()),
        refuted -> alone,
        depends -> alone,
        undecided -> alone);
  }

  /** The verdict's links, then those that are proved. */
  private Verdict.Holds beside(Verdict.Holds holds) {
    Stream<Verdict.Link> proved =
        theorems.stream()
            .flatMap(theorem -> theorem.checked().stream())
            .distinct()
            .map(
                step ->
                    new Verdict.Link(
                        Message.named("lemma", step.conclusion().name()),
                        new Strength.Proved(step.conclusion().file())));
    return new Verdict.Holds(Stream.concat(holds.links().stream(), proved).toList());
  }

  /** The figures, then the steps that no solver checks. */
  private List<Figure> with(List<Figure> figures) {
    Stream<Figure> read =
        theorems.stream()
            .flatMap(theorem -> theorem.read().stream())
            .distinct()
            .map(step -> new Figure("reader-step", Message.named("reader", step.name())));
    return Stream.concat(figures.stream(), read).toList();
  }

  /** Every lemma as a file, once. */
  private List<ProofFile> proofs() {
    return theorems.stream()
        .flatMap(theorem -> theorem.lemmas().stream())
        .distinct()
        .map(lemma -> new ProofFile(lemma.file(), lemma.text()))
        .toList();
  }
}
