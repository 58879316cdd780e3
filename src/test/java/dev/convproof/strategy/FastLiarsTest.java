package dev.convproof.strategy;

import static dev.convproof.law.Laws.AGREEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.FourierResidues;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Outcome;
import dev.convproof.tensor.Case;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

/** Every mistake is refuted by agreement, in the right words, on a shape of the least size. */
class FastLiarsTest {
  private static final FourierResidues FIELD = FourierResidues.INSTANCE;

  @Test
  void a_transform_with_one_wrong_entry() {
    refute(
        FastLiars.wrongEntry(2, 2),
        FIELD,
        FastLiarsTest::small,
        "w2",
        "winograd-2x2 differs from definition");
    refute(
        FastLiars.wrongEntry(4, 4),
        FIELD,
        FastLiarsTest::small,
        "w4",
        "winograd-4x4 differs from definition");
  }

  @Test
  void a_missing_tile_at_the_edge() {
    Strategy liar = new FastLiars.WholeTilesOnly(new Winograd(2, 2), 2);
    refute(liar, FIELD, FastLiarsTest::small, "w3", "winograd-2x2 differs from definition")
        .satisfies(d -> assertThat(d.where()).isEqualTo("[n=0 o=0 i=0 j=2]"));
  }

  @Test
  void a_root_of_unity_of_the_wrong_order() {
    refute(
        new FastLiars.WrongRoot(new Fft(false)),
        FIELD,
        FastLiarsTest::small,
        "w3",
        "fft differs from definition");
  }

  @Test
  void padding_left_to_the_transform_that_wraps_around() {
    Strategy liar = new FastLiars.WrapsAround(new Fft(false));
    refute(liar, FIELD, FastLiarsTest::small, "pr1", "fft differs from definition");
    refute(liar, Doubles.INSTANCE, FastLiarsTest::small, "pr1", "fft differs from definition");
  }

  @Test
  void rank_one_taken_for_granted() {
    Strategy liar = new FastLiars.BelievesInRankOne(new Separable());
    refute(liar, FIELD, FastLiarsTest::small, "h2w2kh2kw2", "separable differs from definition");
  }

  @Test
  void rounding_where_the_bound_does_not_allow_it() {
    Strategy liar = new FastLiars.RoundsAnyway(new Fft(true));
    refute(
        liar,
        Doubles.INSTANCE,
        FastLiarsTest::filling,
        "w2",
        "fft-rounded differs from definition");
  }

  @Test
  void a_bound_that_forgets_what_the_transforms_amplify() {
    Strategy liar = new FastLiars.ClaimsTheBoundOfSums(new Winograd(4, 4));
    refute(liar, Floats.INSTANCE, g -> 999, "w2kw2pr1", "winograd-4x4 differs from definition")
        .satisfies(d -> assertThat(d.expected()).contains(" ± "));
  }

  private static long small(Geometry g) {
    return 9;
  }

  /** As large as values may be for the definition to be exact over doubles. */
  private static long filling(Geometry g) {
    return (long) Math.sqrt((double) Doubles.INSTANCE.exactness().magnitude() / g.products());
  }

  private static ObjectAssert<Disagreement> refute(
      Strategy liar,
      Arithmetic<?> numbers,
      ToLongFunction<Geometry> most,
      String smallest,
      String words) {
    Disagreement first = firstRefuting(liar, numbers, most);
    assertThat(first.on().geometry()).isEqualTo(Notation.parse(smallest));
    assertThat(first.what()).isEqualTo(words);
    return assertThat(first);
  }

  /** On the first shape, in the order of size, that has a refuting case among some random ones. */
  private static Disagreement firstRefuting(
      Strategy liar, Arithmetic<?> numbers, ToLongFunction<Geometry> most) {
    return IntStream.iterate(0, excess -> excess + 1)
        .boxed()
        .flatMap(Shapes::ofSize)
        .flatMap(g -> cases(g, most.applyAsLong(g)))
        .flatMap(c -> refuted(liar, numbers, c).stream())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Case> cases(Geometry g, long most) {
    return IntStream.range(0, 12)
        .mapToObj(SplittableRandom::new)
        .map(
            random ->
                Case.of(
                    g,
                    random.longs(g.inputSize(), 1, most + 1).toArray(),
                    random.longs(g.weightSize(), 1, most + 1).toArray(),
                    Optional.empty()));
  }

  private static Optional<Disagreement> refuted(Strategy liar, Arithmetic<?> numbers, Case c) {
    return AGREEMENT.judge(liar.over(numbers), c) instanceof Outcome.Refuted refuted
        ? Optional.of(refuted.by())
        : Optional.empty();
  }
}
