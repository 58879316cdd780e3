package dev.convproof.strategy.backward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Residues;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.Disagreement;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every mistake is refuted by every law that speaks of it, on a shape of the least size. */
class BackwardLiarsTest {

  @Test
  void a_kernel_that_is_not_flipped() {
    everyLawOfOneLayer(BackwardLiars.unflippedKernel(), "w2kw2");
    composition(BackwardLiars.unflippedKernel(), "w2kw2", "");
  }

  @Test
  void a_bias_that_is_not_summed_over_the_batch() {
    everyLawOfOneLayer(BackwardLiars.biasOfTheFirstImage(), "n2");
    composition(BackwardLiars.biasOfTheFirstImage(), "n2", "n2");
  }

  @Test
  void weights_that_are_not_summed_over_the_batch() {
    everyLawOfOneLayer(BackwardLiars.weightsOfTheLastImage(), "n2");
    composition(BackwardLiars.weightsOfTheLastImage(), "n2", "n2");
  }

  @Test
  void a_stride_that_is_ignored_when_columns_are_added_back() {
    everyLawOfOneLayer(MisplacedWindows.strideIgnored(), "w3sw2");
  }

  @Test
  void groups_that_are_mixed_up() {
    everyLawOfOneLayer(BackwardLiars.groupsMixedUp(), "g2ci2co2");
  }

  @Test
  void padding_that_is_taken_off_the_wrong_side() {
    everyLawOfOneLayer(MisplacedWindows.paddingOnTheOtherSide(), "pr1");
  }

  @Test
  void a_dilation_that_is_ignored() {
    everyLawOfOneLayer(MisplacedWindows.dilationIgnored(), "w3kw2dw2");
  }

  @Test
  void a_problem_that_is_changed() {
    assertThat(refuted(BackwardLiars.changesTheWeights(), Laws.GRADIENT_AGREEMENT).what())
        .isEqualTo("liar changes its weights");
  }

  @Test
  void a_gradient_of_another_shape() {
    Disagreement first = refuted(BackwardLiars.paddingLeftOn(), Laws.GRADIENT_AGREEMENT);
    assertThat(first.what()).startsWith("liar gives a buffer of another length on ");
    assertThat(first.where()).isEqualTo("the input gradient");
  }

  private static void everyLawOfOneLayer(BackwardStrategy liar, String smallest) {
    for (GradientLaw law : Laws.gradients()) {
      if (law.layers() == 1) {
        assertThat(shapes(refuted(liar, law))).as(law.name()).containsExactly(parsed(smallest));
      }
    }
  }

  private static void composition(BackwardStrategy liar, String first, String second) {
    assertThat(shapes(refuted(liar, Laws.GRADIENT_COMPOSITION)))
        .containsExactly(parsed(first), parsed(second));
  }

  private static Geometry parsed(String notation) {
    return notation.isEmpty() ? Geometry.UNIT : Notation.parse(notation);
  }

  private static List<Geometry> shapes(Disagreement d) {
    return d.on().layers().stream().map(Layer::geometry).toList();
  }

  /** On the first shape, in the order of size, that has a refuting case among some random ones. */
  private static Disagreement refuted(BackwardStrategy liar, GradientLaw law) {
    return refuted(liar, law, law.layers() == 1 ? Doubles.INSTANCE : Residues.INSTANCE);
  }

  private static Disagreement refuted(
      BackwardStrategy liar, GradientLaw law, Arithmetic<?> numbers) {
    return IntStream.iterate(0, excess -> excess + 1)
        .boxed()
        .flatMap(excess -> Shapes.ofSize(law.layers(), excess))
        .flatMap(BackwardLiarsTest::cases)
        .flatMap(c -> refuted(liar, law, numbers, c).stream())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Case> cases(List<Geometry> shapes) {
    return IntStream.range(0, 4)
        .mapToObj(SplittableRandom::new)
        .map(
            random ->
                new Case(
                    values(random, shapes.get(0).inputSize()),
                    0,
                    shapes.stream().map(g -> layer(random, g)).toList()));
  }

  private static Layer layer(SplittableRandom random, Geometry g) {
    return Layer.of(
        g, values(random, g.weightSize()), Optional.of(values(random, g.outputChannels())));
  }

  private static long[] values(SplittableRandom random, int count) {
    return random.longs(count, 1, 10).toArray();
  }

  private static Optional<Disagreement> refuted(
      BackwardStrategy liar, GradientLaw law, Arithmetic<?> numbers, Case c) {
    return law.judge(liar.over(numbers), c) instanceof Outcome.Refuted refuted
        ? Optional.of(refuted.by())
        : Optional.empty();
  }
}
