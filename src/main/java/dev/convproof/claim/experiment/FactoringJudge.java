package dev.convproof.claim.experiment;

import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Link;
import dev.convproof.proof.decompose.Decomposition;
import dev.convproof.proof.decompose.Decomposition.NumberField;
import dev.convproof.proof.decompose.OneHot;
import dev.convproof.proof.decompose.OverRationals;
import dev.convproof.proof.decompose.OverReals;
import dev.convproof.proof.decompose.SmallKernels;
import dev.convproof.proof.decompose.SmallKernels.Survey;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What decides whether a kernel is a composition, and which kernels always are: every kernel of
 * taps −1, 0 and 1 at small sizes is decided over the rationals, and in one dimension over ℝ and ℂ;
 * the one-hot construction is checked for all values at small shapes.
 *
 * @param longest the most taps in one dimension
 * @param every looks for the smallest kernel that is none
 */
public record FactoringJudge(int longest, ConverseJudge every) implements Judge {
  private static final int SHORTEST = 3;
  private static final int MOST_CHANNELS = 2;
  private static final int LARGEST_SIDE = 3;

  @Override
  public Judgement judge() {
    Survey rational = Survey.of(Stream.concat(lines(), planes()), OverRationals::decide);
    int constructed = shapes().mapToInt(OneHot::check).sum();
    return new Judgement(
        new Verdict.Holds(List.of(factors(), decided(rational), theorem(), oneHot(constructed))),
        Stream.concat(every.smallest(), figures(rational)).toList());
  }

  private Stream<Figure> figures(Survey rational) {
    return Stream.of(
        new Figure("kernels-decided", counts(rational)),
        new Figure("always-real-from", String.valueOf(alwaysFrom(NumberField.REAL))),
        new Figure("always-complex-from", String.valueOf(alwaysFrom(NumberField.COMPLEX))),
        new Figure("largest-residual", largestResidual()));
  }

  private static Link factors() {
    return new Link(Message.of("link.to-decompose-is-to-factor"), new Strength.Proved(""));
  }

  private Link decided(Survey survey) {
    return new Link(
        Message.of("link.each-kernel-is-decided", survey.uncertified()),
        new Strength.Exact(
            Strength.Values.LISTED, Message.of("bound.kernels-decided", SHORTEST, longest)));
  }

  private static Link theorem() {
    return new Link(Message.of("link.fundamental-theorem"), new Strength.Proved(""));
  }

  private static Link oneHot(int constructed) {
    return new Link(
        Message.of("link.one-hot"),
        new Strength.Exact(Message.of("bound.one-hot", MOST_CHANNELS, LARGEST_SIDE, constructed)));
  }

  private Stream<Kernel> lines() {
    return IntStream.rangeClosed(SHORTEST, longest)
        .boxed()
        .flatMap(width -> SmallKernels.of(1, width).stream());
  }

  private static Stream<Kernel> planes() {
    return Stream.concat(SmallKernels.of(2, 2).stream(), SmallKernels.of(2, 3).stream());
  }

  private static Stream<Shape> shapes() {
    return IntStream.rangeClosed(1, MOST_CHANNELS * MOST_CHANNELS * LARGEST_SIDE * LARGEST_SIDE)
        .mapToObj(FactoringJudge::shape);
  }

  private static Shape shape(int number) {
    int at = number - 1;
    return new Shape(
        at % MOST_CHANNELS + 1,
        at / MOST_CHANNELS % MOST_CHANNELS + 1,
        at / (MOST_CHANNELS * MOST_CHANNELS) % LARGEST_SIDE + 1,
        at / (MOST_CHANNELS * MOST_CHANNELS * LARGEST_SIDE) + 1);
  }

  private static Message counts(Survey survey) {
    String counts =
        "%s = %s + %s"
            .formatted(
                survey.compositions() + survey.indecomposable(),
                survey.compositions(),
                survey.indecomposable());
    List<Message> kinds =
        survey.certified().entrySet().stream()
            .map(one -> Message.of("certified." + Message.slug(one.getKey()), one.getValue()))
            .toList();
    return Message.of("value.certified", counts, Message.joined("list.and", kinds));
  }

  /** The fewest taps from which on every kernel that was tried decomposes. */
  private int alwaysFrom(NumberField field) {
    int from = SHORTEST;
    for (int width = SHORTEST; width <= longest; width++) {
      Survey survey =
          Survey.of(SmallKernels.of(1, width).stream(), kernel -> OverReals.decide(kernel, field));
      from = survey.indecomposable() > 0 ? width + 1 : from;
    }
    return from;
  }

  /** A power of two that no residual over ℝ exceeds. */
  private String largestResidual() {
    BigFraction largest =
        lines()
            .map(kernel -> OverReals.decide(kernel, NumberField.REAL))
            .filter(Decomposition.Approximated.class::isInstance)
            .map(answer -> ((Decomposition.Approximated) answer).residual())
            .max(BigFraction::compareTo)
            .orElse(BigFraction.ZERO);
    return "≤ 2^" + (Math.getExponent(largest.doubleValue()) + 1);
  }
}
