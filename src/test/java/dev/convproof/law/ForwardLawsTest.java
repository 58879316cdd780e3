package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Integers;
import dev.convproof.generate.RandomPoint;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.message.Message;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.zoo.Bestiary;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each law of outputs by itself: what it compares, what it lets through, and what it catches. */
class ForwardLawsTest {
  private static final Subject<long[]> RIGHT = new Im2colGemm().over(Integers.INSTANCE);

  /** Positive values, so that no output is zero but one of nothing but padding. */
  private static Case positive(String line) {
    Case zeros = Case.zeros(CaseLine.parseGeometries(line), true);
    long[] values = zeros.values();
    Arrays.setAll(values, at -> 1 + at * 7 % 9);
    return zeros.withValues(values);
  }

  private static Message.Told said(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Vacuous.class);
    return (Message.Told) ((Outcome.Vacuous) outcome).said();
  }

  private static Disagreement refuted(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refuted.class);
    return ((Outcome.Refuted) outcome).by();
  }

  static Stream<Arguments> laws() {
    String everything = "n2g2ci4h5w6co4kh2kw3sh2dh2pt1pl2pr1";
    String turned = "n3g3ci3h7w4co6kh3kw2sw3dw2pt2pb1pl1pr2";
    return Stream.of(everything, turned)
        .flatMap(
            line -> {
              Geometry g = Notation.parse(line);
              int tensors = g.inputSize() + g.weightSize() + g.outputChannels();
              return Stream.of(
                  arguments(Laws.AGREEMENT, line, g.outputSize()),
                  arguments(Laws.PURITY, line, tensors + 4 * g.outputSize()),
                  arguments(Laws.LINEARITY_IN_INPUT, line, g.outputSize()),
                  arguments(Laws.LINEARITY_IN_WEIGHTS, line, g.outputSize()),
                  arguments(Laws.BATCH, line, g.outputSize()),
                  arguments(Laws.GROUPS, line, g.outputSize()),
                  arguments(Laws.DILATION, line, g.outputSize()),
                  arguments(Laws.PADDING, line, g.outputSize()),
                  arguments(Laws.STRIDE, line, g.outputSize()),
                  arguments(Laws.UNIT_KERNEL, line, g.inputSize()),
                  arguments(Laws.CHANNEL_PERMUTATION, line, g.outputSize()));
            });
  }

  @ParameterizedTest
  @MethodSource("laws")
  void right_code_obeys_and_every_output_is_compared(Law law, String line, int compared) {
    assertThat(law.judge(RIGHT, positive(line))).isEqualTo(new Outcome.Held(compared, compared));
    for (int seed = 1; seed <= 3; seed++) {
      Outcome outcome = law.judge(RIGHT, RandomPoint.on(Notation.parse(line), 9, seed));
      assertThat(outcome).isInstanceOf(Outcome.Held.class);
      assertThat(((Outcome.Held) outcome).compared()).isEqualTo(compared);
    }
  }

  /** Windows that read no padding, and whose neighbour below or beside reads none, are counted. */
  @ParameterizedTest
  @CsvSource({
    "h3w4, 17",
    "h3w3kh2kw2, 4",
    "h3w3kh2kw2pt1, 4",
    "h3w3kh2kw2pb1pr1, 4",
    "h3w3kh2kw2pl1, 4",
    "h5w7sh2sw3, 12",
    "n2g2ci2h4w2co4dh2kh2, 32"
  })
  void translation_compares_the_windows_away_from_the_border(String line, int compared) {
    Case on = positive(line);
    assertThat(Laws.TRANSLATION.judge(RIGHT, on)).isEqualTo(new Outcome.Held(compared, compared));
    assertThat(Laws.TRANSLATION.judge(RIGHT, RandomPoint.on(on, 9, 2)))
        .isInstanceOf(Outcome.Held.class);
  }

  @Test
  void an_input_moves_down_and_right_and_zeros_move_in() {
    Case on = CaseLine.parse("h2w3", "1,2,3,4,5,6,1", "");
    assertThat(TranslationEquivariance.moved(on, 1, 0).input()).containsExactly(0, 0, 0, 1, 2, 3);
    assertThat(TranslationEquivariance.moved(on, 0, 2).input()).containsExactly(0, 0, 1, 0, 0, 4);
    assertThat(TranslationEquivariance.moved(on, 1, 1).input()).containsExactly(0, 0, 0, 0, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "batch independence, one-image",
    "groups, no-groups",
    "dilation, no-dilation",
    "padding, no-padding",
    "stride, stride-one",
    "channel permutation, one-channel",
    "translation equivariance, windows-at-border"
  })
  void where_a_case_has_nothing_of_the_kind_nothing_is_learnt(String name, String key) {
    Law law = Laws.forward().stream().filter(one -> one.name().equals(name)).findFirst().get();
    assertThat(said(law.judge(RIGHT, positive("n1"))).key()).isEqualTo(key);
  }

  @Test
  void what_is_nothing_of_the_kind_says_so_in_its_own_words() {
    assertThat(said(Laws.GROUPS.judge(RIGHT, positive("n1"))).english())
        .isEqualTo("the case has no groups: nothing is rewritten");
    assertThat(said(Laws.CHANNEL_PERMUTATION.judge(RIGHT, positive("n1"))).english())
        .isEqualTo("the case has one channel");
  }

  /** One axis, one channel or one image more is enough. */
  @ParameterizedTest
  @CsvSource({
    "stride, w3sw2",
    "stride, h3sh2",
    "channel permutation, ci2",
    "channel permutation, co2",
    "batch independence, n2",
    "dilation, h3kh2dh2",
    "dilation, w3kw2dw2",
    "padding, pt1",
    "padding, pr1"
  })
  void the_least_case_of_the_kind_is_judged(String name, String line) {
    Law law = Laws.forward().stream().filter(one -> one.name().equals(name)).findFirst().get();
    assertThat(law.judge(RIGHT, positive(line))).isInstanceOf(Outcome.Held.class);
  }

  /** The identity takes ci products for each input: 64 of 4,096 inputs, and 16 for each product. */
  @ParameterizedTest
  @ValueSource(strings = {"ci64", "ci72", "ci73", "ci128co6", "ci2h64w32"})
  void the_identity_over_many_channels_is_not_tried(String line) {
    Geometry g = Notation.parse(line);
    long identity = (long) g.inputChannels() * g.inputSize();
    long most = 4_096 + 16L * g.products() * g.outputSize();
    Outcome outcome = Laws.UNIT_KERNEL.judge(RIGHT, positive(line));
    if (identity <= most) {
      assertThat(outcome).isEqualTo(new Outcome.Held(g.inputSize(), g.inputSize()));
    } else {
      assertThat(said(outcome).key()).isEqualTo("wide-identity");
    }
  }

  /** A liar, the law that names its fault, and the words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "agreement | flipped kernel | w2kw2 | differs from definition | [n=0 o=0 i=0 j=0] | 40",
        "linearity in the input | squared input | w2 | : f(a + b) + f(0) differs from f(a) + f(b)"
            + " | [n=0 o=0 i=0 j=0] | 398",
        "linearity in the weights | squared weights | w1kw1ci2"
            + " | : f(a + b) + f(0) differs from f(a) + f(b) | [n=0 o=0 i=0 j=0] | 472",
        "translation equivariance | swapped paddings | h3w2pt1"
            + " | on an input moved down | [n=0 o=0 i=3 j=1] | 19",
        "batch independence | images summed | n2 | in a batch differs from alone"
            + " | [n=0 o=0 i=0 j=0] | 10",
        "groups | interleaved groups | g2ci4co2 | differs from itself on block-diagonal weights"
            + " | [n=0 o=0 i=0 j=0] | 77",
        "dilation | ignored dilation | w3kw2dw2 | differs from itself on a zero-stuffed kernel"
            + " | [n=0 o=0 i=0 j=0] | 25",
        "padding | replicated border | pl1 | differs from itself on an explicitly padded input"
            + " | [n=0 o=0 i=0 j=0] | 6",
        "stride | ignored stride | w5sw2 | differs from its subsampled stride-1 output"
            + " | [n=0 o=0 i=0 j=1] | 61",
        "unit kernel | output transposed | h2w2 | with the unit kernel changes the input"
            + " | [n=0 o=0 i=0 j=1] | 8",
        "channel permutation | last channel dropped | ci2 | depends on the order of channels"
            + " | [n=0 o=0 i=0 j=0] | 8"
      })
  void a_liar_is_refuted_by_the_law_that_names_its_fault(
      String name, String liar, String line, String words, String where, String expected) {
    Law law = Laws.forward().stream().filter(one -> one.name().equals(name)).findFirst().get();
    Case on = positive(line);
    Disagreement by = refuted(law.judge(Bestiary.named(liar).over(Integers.INSTANCE), on));
    String gap = words.startsWith(":") ? "" : " ";
    assertThat(by.law()).isEqualTo(name);
    assertThat(by.what()).isEqualTo(liar + gap + words);
    assertThat(by.where()).isEqualTo(where);
    assertThat(by.on()).isSameAs(on);
    assertThat(by.expected()).isEqualTo(expected);
  }

  @Test
  void laws_have_names_statements_and_kinds_of_cases() {
    assertThat(Laws.all()).extracting(Law::name).doesNotHaveDuplicates();
    Law inWeights = new Linearity(true);
    Law inInput = new Linearity(false);
    assertThat(inWeights.name()).isEqualTo("linearity in the weights");
    assertThat(inWeights.statement())
        .isEqualTo("In the weights: f(a) + f(b) = f(a + b) + f(0), exactly.");
    assertThat(inInput.name()).isEqualTo("linearity in the input");
    assertThat(inInput.statement()).startsWith("In the input: ");
    assertThat(Laws.BATCH.slug()).isEqualTo("batch-independence");
    assertThat(Laws.BATCH.page()).isEqualTo("laws/batch-independence.html");
    assertThat(Laws.forward())
        .filteredOn(law -> law.layers() == 2)
        .containsExactly(Laws.COMPOSITION, Laws.BORDER);
    assertThat(Laws.forward())
        .filteredOn(LawStatement::laterLayersPad)
        .containsExactly(Laws.BORDER);
    assertThat(Laws.forward())
        .filteredOn(law -> law.headroom() > 0)
        .containsExactly(Laws.LINEARITY_IN_INPUT, Laws.LINEARITY_IN_WEIGHTS);
    assertThat(Laws.forward())
        .filteredOn(Law::needsExactOutputs)
        .containsExactly(
            Laws.LINEARITY_IN_INPUT,
            Laws.LINEARITY_IN_WEIGHTS,
            Laws.UNIT_KERNEL,
            Laws.COMPOSITION,
            Laws.BORDER);
    assertThat(Laws.forward())
        .filteredOn(Law::allowsForRounding)
        .containsExactly(Laws.AGREEMENT, Laws.PURITY);
    assertThat(Laws.ofStrategies()).containsExactly(Laws.BIAS_COUNT, Laws.RECEPTIVE_FIELD);
    assertThat(Laws.gradients()).hasSize(4).contains(Laws.GRADIENT_UNIT_STEP);
    assertThat(Laws.all()).hasSize(18).containsAll(Laws.gradients());
    assertThat(Laws.explained()).hasSize(23).containsAll(Laws.all()).containsAll(ClaimedLaws.all());
    assertThat(Laws.explanation("stride")).isPresent();
    assertThat(Laws.explanation("no law")).isEmpty();
    assertThat(Laws.isReference(Laws.AGREEMENT, Strategies.DEFINITION)).isTrue();
    assertThat(Laws.isReference(Laws.AGREEMENT, new Im2colGemm())).isFalse();
    assertThat(Laws.isReference(Laws.PURITY, Strategies.DEFINITION)).isFalse();
    BackwardStrategy pass = BackwardStrategies.DEFINITION;
    assertThat(Laws.isReference(Laws.GRADIENT_AGREEMENT, pass)).isTrue();
    assertThat(Laws.isReference(Laws.GRADIENT_ADJOINT, pass)).isFalse();
    assertThat(Laws.isReference(Laws.GRADIENT_AGREEMENT, BackwardStrategies.all().get(1)))
        .isFalse();
    assertThat(Laws.AGREEMENT.facts(Arithmetic.FLOAT32, positive("n1"))).isEmpty();
  }
}
