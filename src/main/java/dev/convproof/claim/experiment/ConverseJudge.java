package dev.convproof.claim.experiment;

import dev.convproof.algebra.Rationals;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.proof.decompose.Decomposition;
import dev.convproof.proof.decompose.OverRationals;
import dev.convproof.proof.decompose.SmallKernels;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.polynomial.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether every kernel of one channel that is large enough is a composition of two, over the
 * rationals: looks for the smallest that is none, and for the smallest that is none over any field.
 *
 * <p>Large enough: two kernels of two taps each make one that exceeds 1×1 by two or more.
 *
 * @param excess how far to look: rows and columns beyond 1 and 1, together
 */
public record ConverseJudge(int excess) implements Judge {
  private static final int LEAST_EXCESS = 2;

  @Override
  public Judgement judge() {
    Verdict verdict = overRationals().map(ConverseJudge::refuted).orElseGet(this::holds);
    return new Judgement(verdict, smallest().toList());
  }

  /** The smallest that are none, as results. */
  Stream<Figure> smallest() {
    return Stream.concat(
        overRationals().stream().map(kernel -> new Figure("smallest-over-q", kernel.toString())),
        first(Decomposition.Indecomposable::overEveryField).stream()
            .map(kernel -> new Figure("smallest-over-every-field", kernel.toString())));
  }

  private Optional<Kernel> overRationals() {
    return first(none -> true);
  }

  private Optional<Kernel> first(Predicate<Decomposition.Indecomposable> wanted) {
    return sizes()
        .filter(
            kernel ->
                OverRationals.decide(kernel) instanceof Decomposition.Indecomposable none
                    && wanted.test(none))
        .findFirst();
  }

  private Stream<Kernel> sizes() {
    return IntStream.rangeClosed(LEAST_EXCESS, excess).boxed().flatMap(SmallKernels::ofSize);
  }

  private Verdict holds() {
    return new Verdict.Holds(
        Message.of("link.kernels-compose"),
        new Strength.Exact(Strength.Values.LISTED, Message.of("bound.excess-of-kernels", excess)));
  }

  private static Verdict refuted(Kernel kernel) {
    Decomposition.Indecomposable none = (Decomposition.Indecomposable) OverRationals.decide(kernel);
    return new Verdict.Refuted(
        new Counterexample(
            kernel.toString(),
            Contrast.TRUTH_IMPLIED,
            Message.of("value.no-composition", why(none)),
            Message.of("value.composition"),
            isLeast(kernel),
            Message.of("known.kernels-in-order"),
            Optional.of(drawing(kernel))));
  }

  private static Message why(Decomposition.Indecomposable none) {
    return none.irreducible()
        .filter(one -> one.by() instanceof Certificate.PrimeModulus)
        .map(one -> irreducible(one.polynomial(), (Certificate.PrimeModulus) one.by()))
        .orElseGet(() -> Message.verbatim(none.why()));
  }

  private static Message irreducible(String polynomial, Certificate.PrimeModulus modulus) {
    return Message.of(
        "value.irreducible", polynomial, Message.of("certificate.prime-modulus", modulus.prime()));
  }

  /** Whether no other kernel of its size could come before: as few taps, as small, as possible. */
  private static boolean isLeast(Kernel kernel) {
    return kernel.height() + kernel.width() - 2 == LEAST_EXCESS && kernel.nonzeroTaps() == 2;
  }

  private static Drawing drawing(Kernel kernel) {
    List<List<String>> rows =
        IntStream.range(0, kernel.height())
            .mapToObj(
                i ->
                    IntStream.range(0, kernel.width())
                        .mapToObj(
                            j -> Rationals.INSTANCE.show(kernel.buffer(), i * kernel.width() + j))
                        .toList())
            .toList();
    return new Drawing(
        List.of(
            Drawing.Panel.of(Role.KERNEL, rows),
            Drawing.Panel.cell(Role.EXPECTED, "≠ k1 ∘ k2"),
            Drawing.Panel.cell(Role.ACTUAL, "= k1 ∘ k2").marked(0, 0)));
  }
}
