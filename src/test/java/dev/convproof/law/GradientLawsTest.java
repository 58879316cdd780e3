package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Integers;
import dev.convproof.generate.OutputGradient;
import dev.convproof.generate.RandomPoint;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.backward.BackwardLiars;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Layer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each law of gradients by itself: what it compares, what it lets through, what it catches. */
class GradientLawsTest {
  private static final BackwardStrategy PASS = BackwardStrategies.all().get(2);
  private static final Subject<long[]> RIGHT = PASS.over(Integers.INSTANCE);

  private static Case random(String line, long seed, boolean biased) {
    return RandomPoint.on(Case.zeros(CaseLine.parseGeometries(line), biased), 9, seed);
  }

  private static long compared(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Held.class);
    return ((Outcome.Held) outcome).compared();
  }

  private static Disagreement refuted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refuted.class);
    return ((Outcome.Refuted) outcome).by();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"n2g2ci4h5w6co4kh2kw3sh2dh2pt1pl2pr1", "n3ci2h4w3co3kh3kw2sw2pt2pb1pr2", "n1"})
  void right_gradients_obey_and_all_of_them_are_compared(String line) {
    for (int seed = 1; seed <= 3; seed++) {
      for (boolean biased : new boolean[] {false, true}) {
        Case on = random(line, seed, biased);
        Geometry g = on.geometry();
        assertThat(compared(Laws.GRADIENT_AGREEMENT.judge(RIGHT, on)))
            .isEqualTo(2L * g.inputSize() + 2L * g.weightSize() + g.outputChannels());
        assertThat(compared(Laws.GRADIENT_ADJOINT.judge(RIGHT, on))).isEqualTo(biased ? 3 : 2);
        assertThat(compared(Laws.GRADIENT_UNIT_STEP.judge(RIGHT, on)))
            .isEqualTo(
                Math.min(2, g.inputSize())
                    + Math.min(2, g.weightSize())
                    + Math.min(2, g.outputChannels()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h3w3kh2kw2,h2w2kh2kw2",
        "n2g2ci4h9w8co4kh2kw3sh2dw2pt1pb1pl2,n2g2ci4h5w6co2kh2kw2sh2sw3dh2",
        "ci2h6w3co3kh2kw1sh3pl1,ci3h2w4co2kh2kw3dw1"
      })
  void gradients_of_two_convolutions_are_those_of_one(String line) {
    for (boolean biased : new boolean[] {false, true}) {
      Case on = random(line, 1, biased);
      Geometry first = on.geometry();
      Geometry second = on.layers().get(1).geometry();
      assertThat(compared(Laws.GRADIENT_COMPOSITION.judge(RIGHT, on)))
          .isEqualTo(
              first.inputSize()
                  + first.weightSize()
                  + first.outputChannels()
                  + second.weightSize()
                  + second.outputChannels());
    }
  }

  @Test
  void what_has_no_gradients_or_no_gradient_of_the_input_is_not_judged() {
    Case two = random("w2,w2", 1, true);
    assertThat(
            Laws.GRADIENT_ADJOINT.judge(
                Strategies.DEFINITION.over(Integers.INSTANCE), random("w2", 1, true)))
        .isEqualTo(new Outcome.Unsupported(Message.told("no-gradients", "it offers no gradients")));
    Subject<long[]> some =
        Strategies.DEFINITION
            .over(Integers.INSTANCE)
            .biasGradient(RIGHT.biasGradient().orElseThrow());
    assertThat(Laws.GRADIENT_COMPOSITION.judge(some, two))
        .isEqualTo(
            new Outcome.Unsupported(
                Message.told("no-input-gradient", "it offers no gradient of the input")));
    assertThat(Laws.GRADIENT_COMPOSITION.judge(RIGHT, random("w2,w2pl1", 1, true)))
        .isEqualTo(
            new Outcome.Vacuous(Message.told("law-silent", "the law does not speak of this case")));
    assertThat(Laws.GRADIENT_ADJOINT.judge(some, random("w2", 1, true)))
        .as("a gradient of the bias alone pairs with nothing")
        .isInstanceOf(Outcome.Vacuous.class);
    assertThat(compared(Laws.GRADIENT_UNIT_STEP.judge(some, random("w2", 1, true)))).isEqualTo(1);
    Subject<long[]> ofWeights =
        Strategies.DEFINITION
            .over(Integers.INSTANCE)
            .weightGradient(RIGHT.weightGradient().orElseThrow());
    assertThat(compared(Laws.GRADIENT_ADJOINT.judge(ofWeights, random("w2", 1, true))))
        .isEqualTo(1);
  }

  static Stream<Arguments> liars() {
    return Stream.of(
        arguments(
            Laws.GRADIENT_AGREEMENT,
            BackwardLiars.unflippedKernel(),
            "w2kw2",
            "liar differs from the definition in the gradient of the input"),
        arguments(
            Laws.GRADIENT_AGREEMENT,
            BackwardLiars.weightsOfTheLastImage(),
            "n2",
            "liar differs from the definition in the gradient of the weights"),
        arguments(
            Laws.GRADIENT_AGREEMENT,
            BackwardLiars.biasOfTheFirstImage(),
            "n2",
            "liar differs from the definition in the gradient of the bias"),
        arguments(
            Laws.GRADIENT_AGREEMENT,
            BackwardLiars.changesTheWeights(),
            "n1",
            "liar changes its weights"),
        arguments(
            Laws.GRADIENT_ADJOINT,
            BackwardLiars.unflippedKernel(),
            "w2kw2",
            "liar: ⟨∂X, X⟩ differs from ⟨G, X∗K⟩"),
        arguments(
            Laws.GRADIENT_ADJOINT,
            BackwardLiars.weightsOfTheLastImage(),
            "n2",
            "liar: ⟨∂K, K⟩ differs from ⟨G, X∗K⟩"),
        arguments(
            Laws.GRADIENT_ADJOINT,
            BackwardLiars.biasOfTheFirstImage(),
            "n2",
            "liar: ⟨∂X, X⟩ + ⟨∂b, b⟩ differs from ⟨G, X∗K + b⟩"),
        arguments(
            Laws.GRADIENT_UNIT_STEP,
            BackwardLiars.unflippedKernel(),
            "w2kw2",
            "liar: a step in the input at [n=0 o=0 i=0 j=0]"),
        arguments(
            Laws.GRADIENT_UNIT_STEP,
            BackwardLiars.weightsOfTheLastImage(),
            "n2",
            "liar: a step in the weights at [n=0 o=0 i=0 j=0]"),
        arguments(
            Laws.GRADIENT_UNIT_STEP,
            BackwardLiars.biasOfTheFirstImage(),
            "n2",
            "liar: a step in the bias at [n=0 o=0 i=0 j=0]"),
        arguments(
            Laws.GRADIENT_COMPOSITION,
            BackwardLiars.unflippedKernel(),
            "w3kw2,w2kw2",
            "liar twice differs from one backward pass in the gradient of the input"),
        arguments(
            Laws.GRADIENT_COMPOSITION,
            BackwardLiars.weightsOfTheLastImage(),
            "n2,n2",
            "liar twice differs from one backward pass in the gradient of the first weights"),
        arguments(
            Laws.GRADIENT_COMPOSITION,
            BackwardLiars.biasOfTheFirstImage(),
            "n2,n2",
            "liar twice differs from one backward pass in the gradient of the first bias"));
  }

  @ParameterizedTest
  @MethodSource("liars")
  void a_wrong_gradient_is_refuted_by_each_law_that_sees_it(
      Law law, BackwardStrategy liar, String line, String words) {
    assertThat(refuted(law.judge(liar.over(Integers.INSTANCE), random(line, 1, true))).what())
        .isEqualTo(words);
  }

  /** The first layer's gradients are right, those of the one with two taps are not. */
  @Test
  void a_wrong_gradient_of_the_second_layer_is_found_too() {
    Subject<long[]> ofTwo =
        RIGHT.weightGradient(
            (g, x, k, y) ->
                g.columns().kernel() == 2
                    ? new long[] {99_999, 0}
                    : RIGHT.weightGradient().orElseThrow().apply(g, x, k, y));
    Subject<long[]> biasOfTwo =
        RIGHT.biasGradient(
            (g, x, k, y) ->
                g.columns().kernel() == 2
                    ? new long[] {99_999}
                    : RIGHT.biasGradient().orElseThrow().apply(g, x, k, y));
    Case stack = random("w2,w2kw2", 1, true);
    String differs = "col2im twice differs from one backward pass in the gradient of the ";
    assertThat(refuted(Laws.GRADIENT_COMPOSITION.judge(ofTwo, stack)).what())
        .isEqualTo(differs + "second weights");
    assertThat(refuted(Laws.GRADIENT_COMPOSITION.judge(biasOfTwo, stack)).what())
        .isEqualTo(differs + "second bias");
  }

  @Test
  void a_pass_that_changes_its_input_is_refuted() {
    Subject<long[]> spoiling =
        RIGHT.inputGradient(
            (g, x, k, y) -> {
              long[] gradient = RIGHT.inputGradient().orElseThrow().apply(g, x, k, y);
              x[0]++;
              return gradient;
            });
    assertThat(refuted(Laws.GRADIENT_AGREEMENT.judge(spoiling, random("w2", 1, false))).what())
        .isIn(
            "col2im changes its input",
            "col2im differs from the definition in the gradient of the weights");
  }

  /** For each unit of the output's gradient, how far sums get from zero. */
  @Test
  void the_deepest_sum_of_a_gradient_is_counted() {
    Case on = Case.zeros(CaseLine.parseGeometries("n2g2ci4h5w6co6kh2kw3sh2dh2pt1pl2pr1"), true);
    long[] values = on.values();
    values[3] = -7; // of the input
    values[on.input().length + 1] = 5; // of the weights
    values[values.length - 1] = -11; // of the bias
    Case c = on.withValues(values);
    Layer layer = c.layers().get(0);
    Geometry g = c.geometry();
    long taps = 2 * 3;
    long windows = (long) g.rows().output() * g.columns().output();
    assertThat(GradientLaw.DeepestGradient.ofInput(layer)).isEqualTo(3 * taps * 5);
    assertThat(GradientLaw.DeepestGradient.ofWeights(g, 7)).isEqualTo(2 * windows * 7);
    assertThat(GradientLaw.DeepestGradient.ofLayer(layer, 7)).isEqualTo(2 * windows * 7);
    assertThat(GradientLaw.DeepestGradient.ofPairing(c, 0))
        .isEqualTo(2 * 6 * windows * (2 * taps * 7 * 5 + 11));
    assertThat(GradientLaw.DeepestGradient.ofPairing(c, 1))
        .isEqualTo(2 * 6 * windows * (2 * taps * 8 * 6 + 12));
    assertThat(Laws.GRADIENT_AGREEMENT.deepest(c)).isEqualTo(2 * windows * 7);
    assertThat(Laws.GRADIENT_ADJOINT.deepest(c))
        .isEqualTo(GradientLaw.DeepestGradient.ofPairing(c, 0));
    assertThat(Laws.GRADIENT_UNIT_STEP.deepest(c))
        .isEqualTo(GradientLaw.DeepestGradient.ofPairing(c, 1));
    Case unbiased = CaseLine.parse("n1", "3,4", "");
    assertThat(GradientLaw.DeepestGradient.ofPairing(unbiased, 1)).isEqualTo(4 * 5 + 1);
  }

  /** Along either way: G·K2·K1 to the input, G·K2·X to the first weights, G·Y to the second. */
  @Test
  void the_deepest_sum_of_a_composed_gradient_is_that_of_its_longest_way() {
    assertThat(Laws.GRADIENT_COMPOSITION.deepest(CaseLine.parse("n1,n1", "2,3,5", "")))
        .isEqualTo(15);
    assertThat(Laws.GRADIENT_COMPOSITION.deepest(CaseLine.parse("n1,n1", "7,3,5", "")))
        .isEqualTo(35);
    assertThat(Laws.GRADIENT_COMPOSITION.deepest(CaseLine.parse("n1,n1", "7,6,5", "")))
        .isEqualTo(42);
  }

  /** Single precision has 2^24: what is left of it for the gradient may be nothing. */
  @Test
  void where_no_gradient_is_exact_nothing_is_learnt() {
    Subject<float[]> floats = PASS.over(Arithmetic.FLOAT32);
    Case least = CaseLine.parse("n1", "4096,4096", "");
    Case beyond = CaseLine.parse("n1", "4096,4097", "");
    assertThat(Laws.GRADIENT_ADJOINT.judge(floats, least)).isEqualTo(new Outcome.Held(2, 2));
    Outcome inexact =
        new Outcome.Vacuous(
            Message.told(
                "gradient-inexact",
                "sums of products with a gradient of the output are not exact"));
    assertThat(Laws.GRADIENT_ADJOINT.judge(floats, beyond)).isEqualTo(inexact);
    assertThat(Laws.GRADIENT_ADJOINT.facts(Arithmetic.FLOAT32, beyond)).isEmpty();
    assertThat(Laws.GRADIENT_ADJOINT.facts(Arithmetic.FLOAT32, least))
        .containsExactly("  gradient   [[" + OutputGradient.of(least, 1)[0] + "]] of the output");
    Case wide = CaseLine.parse("n1", (1L << 62) + "," + (1L << 62), "");
    assertThat(Laws.GRADIENT_ADJOINT.facts(Arithmetic.FLOAT64, wide)).isEmpty();
    assertThat(Laws.GRADIENT_ADJOINT.facts(Arithmetic.UINT8_INT8, CaseLine.parse("n1", "1,1", "")))
        .as("inputs without a sign make no gradient")
        .isEmpty();
    assertThat(Laws.gradients()).extracting(LawStatement::headroom).containsExactly(5, 9, 10, 4);
    assertThat(Laws.gradients()).noneMatch(Law::needsExactSums).allMatch(Law::allowsForRounding);
    assertThat(Laws.gradients()).extracting(LawStatement::layers).containsExactly(1, 1, 1, 2);
  }

  /** Inputs of 8 bits hold gradients up to 127, whatever sums hold. */
  @Test
  void a_gradient_is_no_larger_than_inputs_may_be() {
    for (int value = 1; value <= 40; value++) {
      Case on = CaseLine.parse("n1", value + ",1", "");
      assertThat(OutputGradient.of(on, 127)[0]).isBetween(-127L, 127L);
      assertThat(Laws.GRADIENT_AGREEMENT.judge(PASS.over(Arithmetic.INT8), on))
          .isEqualTo(new Outcome.Held(5, 5));
    }
  }

  @Test
  void a_step_of_a_scaled_tensor_is_scaled_too() {
    Case on = CaseLine.parse("w3kw2", "1,2,3,4,5,6", "2,-3");
    assertThat(compared(Laws.GRADIENT_UNIT_STEP.judge(PASS.over(Arithmetic.FLOAT64), on)))
        .isEqualTo(5);
  }
}
