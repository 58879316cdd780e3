package dev.convproof.claim.experiment;

import static dev.convproof.claim.experiment.IntegerConvolution.column;
import static dev.convproof.claim.experiment.IntegerConvolution.impulse;
import static dev.convproof.claim.experiment.IntegerConvolution.ones;

import dev.convproof.algebra.Integers;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.BorderCondition;
import dev.convproof.law.Composer;
import dev.convproof.message.Message;
import dev.convproof.proof.Theorem;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The size of the one kernel that two stacked kernels are, along one axis: from which inputs an
 * output depends on where all weights are 1, so that no term can cancel. The extent from the first
 * to the last is what any kernel must reach; that it suffices for all values is judged besides.
 *
 * @param extent claimed, at dilation 1
 * @param stride claimed
 * @param dilation that the taps are claimed to have in common, where both kernels have two or more
 * @param most the greatest kernel size, stride and dilation that is tried
 */
public record ComposedSizeJudge(Size extent, Size stride, Size dilation, int most)
    implements Judge {
  private static final Cited PROVED =
      new Cited(List.of(Theorem.COMPOSED_SIZE, Theorem.COMPOSITION));
  private static final CompositionJudge COMPOSITION =
      new CompositionJudge(Strategies.DEFINITION, BorderCondition::breaks, 0, 0);

  /** A size of the composed kernel as a function of the sizes of both. */
  @FunctionalInterface
  public interface Size {
    /** The size. */
    int of(int k1, int s1, int d1, int k2, int s2, int d2);
  }

  @Override
  public Judgement judge() {
    return PROVED.beside(
        Exhaustion.verdict(TwoKernels.upTo(most), this::failure, tried -> links()),
        ComposedSizeJudge::figures);
  }

  private Optional<Failure> failure(TwoKernels sizes) {
    int[] inputs = sizes.inputsOf(0);
    return Failure.unlessEqual(inputs[inputs.length - 1] + 1, size(extent, sizes))
        .or(() -> Failure.unlessEqual(sizes.inputsOf(1)[0] - inputs[0], size(stride, sizes)))
        .or(() -> dilationFailure(sizes, inputs))
        .or(() -> insufficient(sizes));
  }

  private static int size(Size size, TwoKernels of) {
    return size.of(of.k1(), of.s1(), of.d1(), of.k2(), of.s2(), of.d2());
  }

  private Optional<Failure> dilationFailure(TwoKernels sizes, int[] inputs) {
    return sizes.k1() == 1 || sizes.k2() == 1
        ? Optional.empty()
        : Failure.unlessEqual(common(inputs), size(dilation, sizes));
  }

  private static int common(int[] inputs) {
    return Arrays.stream(inputs).reduce(0, ComposedSizeJudge::gcd);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static Optional<Failure> insufficient(TwoKernels sizes) {
    LayerPair stack = new LayerPair(column(sizes.first()), column(sizes.second()));
    return COMPOSITION.composes(stack, true)
        ? Optional.empty()
        : Optional.of(new Failure(Message.of("value.more"), Message.of("value.the-extent")));
  }

  private List<Verdict.Link> links() {
    Message bound = Message.of("bound.sizes", most);
    return List.of(
        new Verdict.Link(
            Message.of("link.necessary-for-ones"),
            new Strength.Exact(Strength.Values.WITNESS, bound)),
        new Verdict.Link(Message.of("link.sufficient"), new Strength.Exact(bound)));
  }

  private static List<Figure> figures() {
    Stream<Figure> sizes =
        Stream.of(
                new TwoKernels(3, 1, 1, 3, 1, 1),
                new TwoKernels(3, 2, 1, 3, 1, 1),
                new TwoKernels(3, 1, 2, 3, 1, 2),
                new TwoKernels(3, 2, 2, 3, 1, 2))
            .map(ComposedSizeJudge::figure);
    return Stream.concat(sizes, Stream.of(cancelling())).toList();
  }

  /** Through two channels, the sum of products at the first tap can be zero. */
  private static Figure cancelling() {
    long[] first = {1, 2, 1, 3};
    long[] second = {1, 1, -1, 1};
    Geometry one = new Geometry(1, 1, 1, 2, Axis.of(3, 2), Axis.of(1, 1));
    Geometry two = new Geometry(1, 1, 2, 1, Axis.of(2, 2), Axis.of(1, 1));
    Problem<long[]> composed =
        Composer.compose(
            Integers.INSTANCE,
            Problem.of(one, new long[one.inputSize()], first, Optional.empty()),
            Problem.of(two, new long[two.inputSize()], second, Optional.empty()));
    return new Figure(
        "ends-cancel",
        "%s ∘ %s = %s"
            .formatted(
                twoRows(second), twoRows(first), Arrays.toString(composed.weights().data())));
  }

  private static String twoRows(long[] taps) {
    return "([%s, %s], [%s, %s])".formatted(taps[0], taps[1], taps[2], taps[3]);
  }

  /** Sizes as they were found: the extent, and the taps at the dilation that they share. */
  private static Figure figure(TwoKernels sizes) {
    int[] inputs = sizes.inputsOf(0);
    int last = inputs[inputs.length - 1];
    int dilation = common(inputs);
    String found = "%s: %s = %s·(%s − 1) + 1";
    return new Figure(
        "composed-size", found.formatted(sizes, last + 1, dilation, last / dilation + 1));
  }

  /** The sizes of two stacked kernels along one axis. */
  private record TwoKernels(int k1, int s1, int d1, int k2, int s2, int d2) {

    /** All with no size above a bound, smallest sum first. */
    static Stream<TwoKernels> upTo(int most) {
      int count = (int) Math.pow(most, 6);
      return IntStream.range(0, count)
          .mapToObj(number -> of(number, most))
          .sorted(Comparator.comparingInt(TwoKernels::sum).thenComparing(TwoKernels::toString));
    }

    private static TwoKernels of(int number, int most) {
      int[] sizes = new int[6];
      int rest = number;
      for (int at = 0; at < sizes.length; at++) {
        sizes[at] = 1 + rest % most;
        rest /= most;
      }
      return new TwoKernels(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]);
    }

    private int sum() {
      return k1 + s1 + d1 + k2 + s2 + d2;
    }

    /** The first layer, on the shortest input that gives the second two outputs. */
    Axis first() {
      int reach = d1 * (k1 - 1) + 1;
      return new Axis((second().input() - 1) * s1 + reach, k1, s1, 0, 0, d1);
    }

    /** The second layer, with two outputs. */
    Axis second() {
      return new Axis(s2 + d2 * (k2 - 1) + 1, k2, s2, 0, 0, d2);
    }

    /** Returns which inputs an output of both layers depends on, where all weights are 1. */
    int[] inputsOf(int output) {
      Axis first = first();
      return IntStream.range(0, first.input())
          .filter(x -> outputs(impulse(first.input(), x))[output] != 0)
          .toArray();
    }

    private long[] outputs(long[] input) {
      long[] middle = IntegerConvolution.convolve(first(), input, ones(k1));
      return IntegerConvolution.convolve(second(), middle, ones(k2));
    }

    /** As the values of variables, those that are 1 left out but for the kernels. */
    @Override
    public String toString() {
      return "k1="
          + k1
          + ", k2="
          + k2
          + named("s1", s1)
          + named("s2", s2)
          + named("d1", d1)
          + named("d2", d2);
    }

    private static String named(String name, int value) {
      return value == 1 ? "" : ", " + name + "=" + value;
    }
  }
}
