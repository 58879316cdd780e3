package dev.convproof.claim.experiment;

import static dev.convproof.report.words.Wording.english;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Algebra;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.PaddedStackJudges.FullPadding;
import dev.convproof.claim.experiment.ProgramJudge.MatrixProductsOnly;
import dev.convproof.claim.experiment.StrategyJudges.Definition;
import dev.convproof.claim.thread.NdArray;
import dev.convproof.claim.thread.Numpy;
import dev.convproof.claim.thread.Ported;
import dev.convproof.claim.thread.Ported.Program;
import dev.convproof.claim.thread.ThreadPrograms.Post10;
import dev.convproof.claim.thread.ThreadPrograms.Post2;
import dev.convproof.claim.thread.ThreadPrograms.Post3;
import dev.convproof.law.BorderCondition;
import dev.convproof.law.Laws;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each judge changes its verdict when what it judges is wrong, for the right reason. */
class JudgesCatchLiarsTest {
  private static final PlainShapes PLAIN = PlainShapes.plain(6);

  @Test
  void a_slice_that_is_too_long_by_one_gives_a_wrong_shape() {
    Counterexample by = refuted(port(new Post2((size, kernel) -> size - kernel + 2)));
    assertThat(by.on()).isEqualTo("h2kh2 --values 0*4");
    assertThat(english(by.expected())).isEqualTo("shape (1, 1, 1)");
    assertThat(english(by.actual())).isEqualTo("shape (1, 2, 1)");
  }

  @Test
  void slices_that_do_not_fit_each_other_raise_an_error_which_is_a_counterexample_like_any_other() {
    PlainShapes tall = new PlainShapes(g -> g.rows().kernel() >= 3 && g.rows().input() >= 4, 8);
    Counterexample by = refuted(new ProgramJudge(new Ported("post 2", Post2.AS_WRITTEN), tall));
    assertThat(english(by.expected())).isEqualTo("shape (1, 2, 1)");
    assertThat(english(by.actual()))
        .isEqualTo(
            "ValueError: operands could not be broadcast together with shapes"
                + " (1, 3, 0) (1, 2, 0)");
  }

  @Test
  void a_program_that_squares_the_image_is_refuted_by_the_smallest_values() {
    Counterexample by =
        refuted(
            port(
                new Program() {
                  @Override
                  public <V> NdArray<V> call(Numpy<V> np, NdArray<V> x, NdArray<V> k) {
                    return new Post3().call(np, np.times(x, x), k);
                  }
                }));
    assertThat(by.on()).isEqualTo("n1 --values -1,1");
    assertThat(english(by.expected())).isEqualTo("-1");
    assertThat(english(by.actual())).isEqualTo("1");
    assertThat(by.smallest()).isTrue();
  }

  @Test
  void a_program_that_uses_matrix_products_only_is_said_to() {
    assertThat(new MatrixProductsOnly(new Post10(), PLAIN).judge().verdict())
        .isInstanceOf(Verdict.Holds.class);
  }

  @Test
  void sizes_of_composed_kernels_that_forget_stride_or_dilation_are_refuted() {
    ComposedSizeJudge.Size product = (k1, s1, d1, k2, s2, d2) -> s1 * s2;
    ComposedSizeJudge.Size one = (k1, s1, d1, k2, s2, d2) -> 1;
    Counterexample by =
        refuted(new ComposedSizeJudge((k1, s1, d1, k2, s2, d2) -> k1 + k2 - 1, product, one, 3));
    assertThat(by.on()).isEqualTo("k1=1, k2=2, d2=2");
    assertThat(english(by.expected())).isEqualTo("3");
    assertThat(english(by.actual())).isEqualTo("2");
    ComposedSizeJudge.Size extent =
        (k1, s1, d1, k2, s2, d2) -> d1 * (k1 - 1) + s1 * d2 * (k2 - 1) + 1;
    assertThat(refuted(new ComposedSizeJudge(extent, product, one, 3)).on())
        .isEqualTo("k1=2, k2=2, d1=2, d2=2");
  }

  @Test
  void a_condition_that_padding_always_breaks_composition_is_refuted() {
    Verdict verdict =
        new CompositionJudge(Strategies.DEFINITION, (first, second, biased) -> true, 2, 3)
            .judge()
            .verdict();
    Counterexample by =
        ((Verdict.Refuted) ((Verdict.Depends) verdict).readings().get(1).verdict()).by();
    assertThat(english(by.expected())).isEqualTo("equal to one layer");
    assertThat(english(by.actual())).isEqualTo("equal to no such layer");
  }

  @Test
  void a_convolution_that_drops_its_bias_does_not_compose() {
    Verdict verdict =
        new CompositionJudge(new WithoutBias(), BorderCondition::breaks, 1, 0).judge().verdict();
    Counterexample by =
        ((Verdict.Refuted) ((Verdict.Depends) verdict).readings().get(0).verdict()).by();
    assertThat(by.on()).isEqualTo("n1,n1");
    assertThat(english(by.actual())).isEqualTo("equal to one layer");
  }

  @Test
  void a_strategy_that_drops_its_bias_is_refuted_by_the_law_and_as_a_strategy() {
    Counterexample byLaw =
        refuted(new LawJudge(Laws.AGREEMENT, List.of(new WithoutBias()), false, 2, 10));
    assertThat(byLaw.on()).isEqualTo("n1 --values 0,0,1");
    assertThat(english(byLaw.expected())).isEqualTo("1");
    assertThat(english(byLaw.actual())).isEqualTo("0");
    assertThat(english(byLaw.known()))
        .isEqualTo(
            "yes: no shape is smaller; all 6 lists of smaller values hold at the one shape of this size that fails");
    assertThat(byLaw.smallest()).isTrue();
    Counterexample asStrategy = refuted(new Definition(List.of(new WithoutBias()), 2));
    assertThat(asStrategy.on()).isEqualTo("n1");
    assertThat(english(asStrategy.expected())).contains("v3");
    assertThat(english(asStrategy.actual())).doesNotContain("v3");
  }

  @Test
  void a_law_that_compares_nothing_is_undecided() {
    Verdict verdict = new LawJudge(Laws.AGREEMENT, List.of(), false, 2, 10).judge().verdict();
    assertThat(verdict)
        .isEqualTo(
            new Verdict.Undecided(
                Message.of("reason.nothing-compared", Message.of("numbers.residues"))));
  }

  @Test
  void a_strip_of_k_and_delta_columns_reads_one_too_many() {
    Counterexample by = refuted(new StripJudge((k, wide) -> k + wide));
    assertThat(by.on()).isEqualTo("k=1, Δ=1");
    assertThat(english(by.expected())).isEqualTo("1");
    assertThat(english(by.actual())).isEqualTo("2");
  }

  @Test
  void blocks_do_not_cost_as_much_as_the_whole_matrix() {
    Counterexample by = refuted(new BlocksJudge((c, b) -> c * c, 4));
    assertThat(by.on()).isEqualTo("c=2, b=2");
    assertThat(english(by.expected())).isEqualTo("2");
    assertThat(english(by.actual())).isEqualTo("4");
  }

  @Test
  void less_padding_than_k2_minus_1_does_not_compose_kernels() {
    Counterexample by = refuted(new FullPadding(2, 3));
    assertThat(by.on()).isEqualTo("k1=2, k2=2");
    assertThat(english(by.expected())).isEqualTo("1");
    assertThat(english(by.actual())).isEqualTo("0");
  }

  @Test
  void without_an_activation_two_layers_are_no_counterexample() {
    assertThat(new ReluJudge(value -> value, 2).judge().verdict())
        .isEqualTo(new Verdict.Undecided(Message.of("reason.no-such-layers", 2)));
  }

  private static ProgramJudge port(Program program) {
    return new ProgramJudge(new Ported("a liar", program), PLAIN);
  }

  private static Counterexample refuted(Judge judge) {
    return ((Verdict.Refuted) judge.judge().verdict()).by();
  }

  /** A convolution that forgets to add the bias. */
  private static final class WithoutBias implements Strategy {
    @Override
    public String name() {
      return "without bias";
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return Strategies.DEFINITION.convolve(algebra, problem.withBias(Optional.empty()));
    }
  }
}
