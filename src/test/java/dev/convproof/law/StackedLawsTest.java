package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Int64;
import dev.convproof.algebra.Integers;
import dev.convproof.generate.RandomPoint;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.message.Message;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.zoo.Bestiary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of two convolutions one after the other, and of what a strategy reads. */
class StackedLawsTest {
  private static final Subject<long[]> RIGHT = new Im2colGemm().over(Integers.INSTANCE);

  private static Case random(String line, long seed) {
    return RandomPoint.on(Case.zeros(CaseLine.parseGeometries(line), seed % 2 == 1), 9, seed);
  }

  private static int outputs(Case c) {
    return c.layers().get(c.layers().size() - 1).geometry().outputSize();
  }

  private static Disagreement refuted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refuted.class);
    return ((Outcome.Refuted) outcome).by();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h3w3kh2kw2,h2w2kh2kw2",
        "n2g2ci4h9w8co4kh2kw3sh2dw2pt1pb1pl2,n2g2ci4h5w6co2kh2kw2sh2sw3dh2",
        "h7w6kh3kw2sw2dh2pt2,h5w3kh2kw3sh1dh3",
        "ci2h6w3co3kh2kw1sh3pl1,ci3h2w4co2kh2kw3dw1"
      })
  void two_convolutions_are_one_with_the_composed_kernel(String line) {
    for (int seed = 1; seed <= 4; seed++) {
      Case on = random(line, seed);
      Outcome outcome = Laws.COMPOSITION.judge(RIGHT, on);
      assertThat(outcome).isInstanceOf(Outcome.Held.class);
      assertThat(((Outcome.Held) outcome).compared()).isEqualTo(outputs(on));
    }
  }

  @Test
  void a_second_convolution_that_pads_is_the_border_laws() {
    assertThat(Laws.COMPOSITION.judge(RIGHT, random("w2,w2pl1", 1)))
        .isEqualTo(
            new Outcome.Vacuous(
                Message.told(
                    "second-pads", "the second convolution pads: the border law applies")));
  }

  @Test
  void a_forgotten_bias_breaks_composition() {
    Case on = CaseLine.parse("n1,n1", "2,3,5,7,11", "");
    Subject<long[]> liar = Bestiary.named("forgotten bias").over(Integers.INSTANCE);
    Disagreement by = refuted(Laws.COMPOSITION.judge(liar, on));
    assertThat(by.what())
        .isEqualTo("forgotten bias twice differs from one convolution with the composed kernel");
    assertThat(by.expected()).isEqualTo("" + ((2 * 3 + 5) * 7 + 11 - 5 * 7 - 11 + 5 * 7 + 11));
    assertThat(by.actual()).isEqualTo("" + 2 * 3 * 7);
  }

  @Test
  void the_composed_axis_is_the_one_of_its_formula() {
    Axis first = new Axis(20, 3, 2, 1, 3, 2);
    Axis second = new Axis(first.output(), 2, 3, 2, 1, 4);
    assertThat(Composer.axis(first, second))
        .isEqualTo(new Axis(20, 2 * (3 - 1) + 2 * 4 * (2 - 1) + 1, 6, 1 + 2 * 2, 3 + 2 * 1, 1));
  }

  @Test
  void a_composed_bias_is_there_where_one_of_the_two_is() {
    Geometry first = Notation.parse("ci1co2");
    Geometry second = Notation.parse("ci2co2");
    long[] unbiased = {1};
    Problem<long[]> one = Problem.of(first, unbiased, new long[] {2, 3}, Optional.empty());
    Problem<long[]> other =
        Problem.of(second, new long[2], new long[] {5, 7, 11, 13}, Optional.empty());
    Problem<long[]> neither = Composer.compose(Int64.INSTANCE, one, other);
    assertThat(neither.bias()).isEmpty();
    assertThat(neither.weights().data()).containsExactly(2 * 5 + 3 * 7, 2 * 11 + 3 * 13);
    Problem<long[]> ofFirst =
        Composer.compose(Int64.INSTANCE, one.withBias(Optional.of(new long[] {17, 19})), other);
    assertThat(ofFirst.bias().orElseThrow().data())
        .containsExactly(17 * 5 + 19 * 7, 17 * 11 + 19 * 13);
    Problem<long[]> ofSecond =
        Composer.compose(Int64.INSTANCE, one, other.withBias(Optional.of(new long[] {23, 29})));
    assertThat(ofSecond.bias().orElseThrow().data()).containsExactly(23, 29);
  }

  /** One try at positive values decides, so that every small stack shows whether it is right. */
  @Test
  void padding_breaks_composition_exactly_where_the_condition_says() {
    for (int size = 0; size <= 4; size++) {
      Shapes.ofSize(2, size)
          .filter(stack -> stack.get(1).padded())
          .forEach(
              stack -> {
                for (boolean biased : new boolean[] {false, true}) {
                  Case on = RandomPoint.on(Case.zeros(stack, biased), 9, 1);
                  Outcome outcome = Laws.BORDER.judge(RIGHT, on);
                  if (NonzeroProduct.isIn(on)) {
                    assertThat(outcome).as("%s", on).isEqualTo(new Outcome.Held(1, 1));
                  } else {
                    assertThat(outcome).as("%s", on).isInstanceOf(Outcome.Vacuous.class);
                  }
                }
              });
    }
  }

  /** Dilation, stride and slack of either convolution, on either axis. */
  @ParameterizedTest
  @CsvSource({
    "w3kw2dw2pl2pr2, w5kw3pl1, false, false",
    "w3kw2dw2pl2pr2, w5kw3pl1, true, true",
    "w1pl1pr1, w3pl1, false, false",
    "w1pl1pr1, w3pl1, true, true",
    "w2pl3, w5kw2dw2pl2, false, false",
    "w4kw3sw2, w1kw2pr1, false, true",
    "w3kw3sw2, w1kw2pr1, false, true",
    "w3kw2sw2, w1kw2pr1, false, true",
    "w2kw2sw2, w1kw2pr1, false, false",
    "h4kh3sh2, h1kh2pb1, false, true",
    "h2kh2sh2, h1kh2pb1, false, false",
    "h2kh2sh2, h1kh2pb1, true, true",
    "h2w2kh2kw2, kh2kw2pt1pl1, false, true",
    "h1w2kw2pt1, h2w1kh1kw2pl1, false, true",
    "h1w1kh2kw2pt3pl3, h3w3kh2kw2dh3dw3pb1pr1, false, true",
    "h1w1kh2kw2pt3pl3, h3w3kh2kw2dh3pb1, false, true",
    "h1w1kh2kw2pt3pl3, h3w3kw2dw3pr1, false, true",
    "h1w1kh2kw2pt3pl3, h3w3sh3kw2dw3pr1, false, false"
  })
  void the_condition_counts_what_windows_outside_cover(
      String first, String second, boolean biased, boolean breaks) {
    assertThat(BorderCondition.breaks(Notation.parse(first), Notation.parse(second), biased))
        .isEqualTo(breaks);
    Case zeros = Case.zeros(List.of(Notation.parse(first), Notation.parse(second)), biased);
    long[] ones = zeros.values();
    Arrays.fill(ones, 1);
    assertThat(Laws.BORDER.judge(RIGHT, zeros.withValues(ones))).isEqualTo(new Outcome.Held(1, 1));
  }

  @Test
  void a_condition_that_is_wrong_either_way_is_contradicted() {
    Case on = CaseLine.parse("w2kw2,kw2pl1", "-30,0,9,10,-5,9", "");
    Disagreement never = refuted(new Border((f, s, biased) -> false).judge(RIGHT, on));
    assertThat(never.what()).isEqualTo("im2col: the search contradicts the condition");
    assertThat(never.where()).isEqualTo("[n=0 o=0 i=0 j=0]");
    assertThat(never.expected()).isEqualTo("no failure of composition");
    assertThat(never.actual()).isEqualTo("a failure of composition");
    assertThat(never.on().values()).containsExactly(3, 1, 9, 1, 5, 9);
    Case inside = CaseLine.parse("w2kw2,n1", "1,1,1,1,1", "");
    Disagreement always = refuted(new Border((f, s, biased) -> true).judge(RIGHT, inside));
    assertThat(always.where()).isEqualTo("every output");
    assertThat(always.expected()).isEqualTo("a failure of composition");
    assertThat(always.actual()).isEqualTo("no failure of composition");
    assertThat(always.law()).isEqualTo("border");
  }

  /** Sums of outputs of e4m3's inputs are exact to 2^24, inputs themselves to 16. */
  @Test
  void where_positive_values_would_be_rounded_nothing_is_learnt() {
    Subject<float[]> narrow = Strategies.DEFINITION.over(Arithmetic.E4M3);
    assertThat(Laws.BORDER.judge(narrow, CaseLine.parse("ci2co1,n1", "1,0,1,0,1", "")))
        .isEqualTo(new Outcome.Held(1, 1));
    assertThat(Laws.BORDER.judge(narrow, CaseLine.parse("ci16,n1", "1,0*15,1,0*15,1", "")))
        .isEqualTo(new Outcome.Held(1, 1));
    assertThat(Laws.BORDER.judge(narrow, CaseLine.parse("ci17,n1", "1,0*16,1,0*16,1", "")))
        .isEqualTo(
            new Outcome.Vacuous(
                Message.told("positive-rounded", "the sums of positive values would be rounded")));
  }

  @Test
  void a_layer_has_a_bias_for_each_output_channel() {
    Case on = RandomPoint.on(Case.zeros(CaseLine.parseGeometries("n2g2ci4h2co6kh2"), true), 9, 1);
    assertThat(Laws.BIAS_COUNT.judge(new Im2colGemm(), on)).isEqualTo(new Outcome.Held(3, 3));
    Case unbiased = RandomPoint.on(Case.zeros(CaseLine.parseGeometries("ci2co3"), false), 9, 1);
    assertThat(Laws.BIAS_COUNT.judge(new Im2colGemm(), unbiased)).isEqualTo(new Outcome.Held(2, 2));
    Disagreement by =
        refuted(Laws.BIAS_COUNT.judge(Bestiary.named("first bias for all"), unbiased));
    assertThat(by.what()).isEqualTo("first bias for all: rank by singular values");
    assertThat(by.expected()).isEqualTo("3");
    assertThat(by.actual()).isEqualTo("1");
    assertThat(Laws.BIAS_COUNT.statement())
        .isEqualTo("A layer has co biases: one for each pair of channels has rank co.");
    assertThat(Laws.BIAS_COUNT.arithmetics()).isEqualTo("doubles and rationals");
    assertThat(Laws.BIAS_COUNT.name()).isEqualTo("bias count");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h3w3kh2kw2,h2w2kh2kw2",
        "ci2h9w8co2kh2kw3sh2dw2pt1pb1pl2,ci2h5w6co1kh2kw2sh2sw3dh2pl1",
        "h7w6kh3kw2sw2dh2pt2,h5w3kh2kw3sh1dh3pb2",
        "h1w1pt3,h4w1kh2pt1"
      })
  void the_inputs_under_the_composed_taps_reach_an_output(String line) {
    Case on = random(line, 1);
    int outputs = outputs(on);
    assertThat(Laws.RECEPTIVE_FIELD.judge(new Im2colGemm(), on))
        .isEqualTo(new Outcome.Held(2L * outputs, 2L * outputs));
  }

  @Test
  void a_tap_that_reads_elsewhere_shows_in_the_receptive_field() {
    Disagreement by =
        refuted(
            Laws.RECEPTIVE_FIELD.judge(
                Bestiary.named("ignored dilation"), random("w5kw2dw2,w3", 1)));
    assertThat(by.what()).isEqualTo("ignored dilation: columns that reach the output");
    assertThat(by.expected()).isEqualTo("{0, 2}");
    assertThat(by.actual()).isEqualTo("{0, 1}");
    assertThat(by.where()).isEqualTo("[n=0 o=0 i=0 j=0]");
    assertThat(Laws.RECEPTIVE_FIELD.layers()).isEqualTo(2);
    assertThat(Laws.RECEPTIVE_FIELD.statement())
        .isEqualTo("The inputs that reach an output are those under the composed kernel's taps.");
    assertThat(Laws.RECEPTIVE_FIELD.name()).isEqualTo("receptive field");
    assertThat(Laws.RECEPTIVE_FIELD.arithmetics()).isNotBlank();
  }

  @Test
  void layers_are_stacked() {
    Case on = CaseLine.parse("w3kw2,w2kw2,n1", "1,2,3,1,1,1,2,5", "");
    assertThat(Stack.output(Int64.INSTANCE, new Im2colGemm(), on).data())
        .containsExactly((3 + 2 * 5) * 5);
    assertThat(Shape.output(on.layers().get(2).geometry()).size()).isEqualTo(1);
  }
}
