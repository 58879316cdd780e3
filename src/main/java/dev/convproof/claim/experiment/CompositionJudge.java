package dev.convproof.claim.experiment;

import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.law.Border;
import dev.convproof.law.Composer;
import dev.convproof.message.Message;
import dev.convproof.proof.Theorem;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A judge of whether two stacked convolutions with biases are one, for all values, where the second
 * does not pad; and whether, where it does, they fail to be one exactly if a condition says so.
 *
 * @param convolution what both layers are computed by
 * @param condition when padding of the second breaks composition
 * @param excess up to which all stacks without padding of the second are tried
 * @param paddedExcess up to which those with padding are
 */
public record CompositionJudge(
    Strategy convolution, Border.Condition condition, int excess, int paddedExcess)
    implements Judge {
  private static final Cited PROVED = new Cited(List.of(Theorem.COMPOSITION));

  @Override
  public Judgement judge() {
    Judgement alone =
        PROVED.beside(unpadded(), () -> MixedStacks.counted(MixedStacks.all().toList()));
    Verdict both =
        Verdict.together(
            List.of(
                new Verdict.Reading("the second layer does not pad", alone.verdict()),
                new Verdict.Reading("the second layer pads", padded()),
                new Verdict.Reading("every combination of features", mixed())));
    return new Judgement(both, alone.figures(), alone.proofs());
  }

  /** Every combination of features occurs; biases are there, and the first one's also is not. */
  private Verdict mixed() {
    return Exhaustion.verdict(
        MixedStacks.all(),
        stack -> stated(stack, true).or(() -> stated(stack, false)),
        tried ->
            List.of(
                new Verdict.Link(
                    Message.of("link.stacks-of-every-kind"),
                    new Strength.Exact(Message.of("bound.stacks-of-every-kind", tried)))));
  }

  /** Both layers are one, where the second does not pad. */
  Verdict unpadded() {
    return verdict(
        "stack-without-padding",
        excess,
        stack -> !stack.second().padded(),
        stack -> failure(true, composes(stack, true)));
  }

  private Verdict padded() {
    return verdict(
        "stack-with-padding",
        paddedExcess,
        stack -> stack.second().padded(),
        stack -> stated(stack, true).or(() -> stated(stack, false)));
  }

  private Optional<Failure> stated(LayerPair stack, boolean biased) {
    boolean breaks = condition.breaks(stack.first(), stack.second(), biased);
    return failure(!breaks, composes(stack, biased));
  }

  private static Optional<Failure> failure(boolean claimed, boolean found) {
    return claimed == found
        ? Optional.empty()
        : Optional.of(new Failure(Contrast.TRUTH_IMPLIED, words(found), words(claimed)));
  }

  private static Message words(boolean one) {
    return Message.of(one ? "value.one-layer" : "value.no-such-layer");
  }

  private static Verdict verdict(
      String what,
      int excess,
      Predicate<LayerPair> includes,
      Function<LayerPair, Optional<Failure>> failure) {
    long tried = 0;
    for (int level = 0; level <= excess; level++) {
      List<LayerPair> included = LayerPair.ofSize(level).filter(includes).toList();
      Optional<LayerPair> failing =
          included.stream()
              .filter(stack -> failure.apply(stack).isPresent())
              .min(Comparator.comparing(LayerPair::toString));
      if (failing.isPresent()) {
        LayerPair stack = failing.orElseThrow();
        return new Verdict.Refuted(failure.apply(stack).orElseThrow().at(stack.toString(), tried));
      }
      tried += included.size();
    }
    return new Verdict.Holds(
        Message.named("link", what), new Strength.Exact(LayerPair.bound(tried, excess)));
  }

  /**
   * Returns whether two layers equal the composed one, as polynomials; the first has a bias or
   * none.
   */
  boolean composes(LayerPair stack, boolean biased) {
    Polynomials numbers = Polynomials.INSTANCE;
    Indeterminates values = new Indeterminates();
    Problem<Polynomial[]> first =
        values.layer(stack.first(), values.next(stack.first().inputSize()));
    Problem<Polynomial[]> inner = biased ? first : first.withBias(Optional.empty());
    Polynomial[] middle = convolution.convolve(numbers, inner).data();
    Problem<Polynomial[]> second = values.layer(stack.second(), middle);
    return Arrays.equals(
        convolution.convolve(numbers, second).data(),
        Indeterminates.convolve(Composer.compose(numbers, inner, second)));
  }
}
