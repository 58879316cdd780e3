package dev.convproof.claim.experiment;

import dev.convproof.algebra.Rationals;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.Verdict.Link;
import dev.convproof.message.Message;
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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A judge of which kernels are compositions, and which always are: every kernel of taps −1, 0 and 1
 * at small sizes is decided over the rationals, and in one dimension over ℝ and ℂ; the one-hot
 * construction is checked for all values at small shapes.
 *
 * @param longest the most taps in one dimension
 * @param every looks for the smallest kernel that is none
 */
public record FactoringJudge(int longest, EveryKernel every) implements Judge {
  private static final int SHORTEST = 3;
  private static final int MOST_CHANNELS = 2;
  private static final int LARGEST_SIDE = 3;

  @Override
  public Judgement judge() {
    Survey rational = Survey.of(Stream.concat(lines(), planes()), OverRationals::decide);
    int constructed = shapes().mapToInt(OneHot::check).sum();
    return new Judgement(
        new Verdict.Holds(List.of(factors(), decided(rational), oneHot(constructed))),
        Stream.concat(every.smallest(), figures(rational)).toList());
  }

  private Stream<Figure> figures(Survey rational) {
    return Stream.of(
        new Figure("reader-step", Message.of("reader.fundamental-theorem")),
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

  /**
   * A judge of whether every kernel of one channel that is large enough is a composition of two,
   * over the rationals: looks for the smallest that is none, and for the smallest that is none over
   * any field.
   *
   * <p>Large enough: two kernels of two taps each make one that exceeds 1×1 by two or more.
   *
   * @param excess how far to look: rows and columns beyond 1 and 1, together
   */
  public record EveryKernel(int excess) implements Judge {
    private static final int LEAST_EXCESS = 2;

    @Override
    public Judgement judge() {
      Verdict verdict = overRationals().map(EveryKernel::refuted).orElseGet(this::holds);
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
          new Strength.Exact(
              Strength.Values.LISTED, Message.of("bound.excess-of-kernels", excess)));
    }

    private static Verdict refuted(Kernel kernel) {
      Decomposition.Indecomposable none =
          (Decomposition.Indecomposable) OverRationals.decide(kernel);
      return new Verdict.Refuted(
          new Counterexample(
              kernel.toString(),
              Contrast.TRUTH_IMPLIED,
              Message.of("value.no-composition", none.why()),
              Message.of("value.composition"),
              isLeast(kernel),
              Message.of("known.kernels-in-order"),
              Optional.of(drawing(kernel))));
    }

    /**
     * Returns whether no other kernel of its size could come before: as few taps, as small, as
     * possible.
     */
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
}
