package dev.convproof.claim.catalogue;

import static dev.convproof.report.words.Wording.english;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counterexamples in full: the case, its two sides and what they are, and how it is known. */
class SmallestCounterexamplesTest {
  private static final String NONE_SMALLER = "no shape of this kind is smaller";

  @Test
  void post_2_gives_a_wrong_shape_for_the_smallest_kernel_beyond_two_by_two() {
    Counterexample by = refuted("T2b");
    assertFacts(
        by,
        "h2w3kh2kw3 --values 0*12",
        "shape (1, 1, 1)",
        "shape (1, 1, 2)",
        "at every smaller shape of this kind the claim holds for all values: 5");
    assertThat(by.smallest()).isTrue();
    List<List<String>> zeros = List.of(List.of("0", "0", "0"), List.of("0", "0", "0"));
    assertThat(by.drawing().orElseThrow().grids())
        .containsExactly(
            Panel.of(Role.INPUT, zeros),
            Panel.of(Role.KERNEL, zeros),
            Panel.cell(Role.EXPECTED, "0"),
            Panel.row(Role.ACTUAL, new long[2]).marked(0, 1));
  }

  @Test
  void post_2_is_right_everywhere_with_the_other_slice() {
    assertThat(figures("T2b")).containsExactly("X[:, i:h-k_h+1+i, j:w-k_w+1+j]: 1190/1190");
  }

  @Test
  void right_programs_differ_by_as_much_as_post_2_found() {
    Counterexample by = refuted("T2c");
    assertFacts(
        by,
        "ci3h3w3co2kh2kw2 ~ N(0, 1)",
        "< 1.2219e-06",
        "1.37e-06",
        "draw 1 of 500 is the first that differs by as much");
    assertThat(by.contrast()).isEqualTo(Contrast.ALLOWED_FOUND);
    assertThat(by.smallest()).isFalse();
  }

  @Test
  void post_3_multiplies_element_by_element() {
    assertFacts(
        refuted("T3b"),
        "h2kh2",
        "1 by elements (*), 0 by matmul",
        "none by elements",
        NONE_SMALLER);
  }

  @Test
  void a_window_has_a_value_for_each_kernel() {
    assertFacts(
        refuted("T4b", "the value of a window under all kernels"),
        "co2",
        "2",
        "1",
        "at every smaller shape of this kind the claim holds for all values: 2");
  }

  @Test
  void one_kernel_of_five_taps_is_two_padded_ones_of_three_away_from_the_border() {
    assertFacts(
        refuted("T5a", "away from the border"),
        "h3kh3pt1pb1,h3kh3pt1pb1",
        "5 = k1+k2−1",
        "≠ k1+k2−1",
        NONE_SMALLER);
    assertThat(figures("T5a"))
        .containsExactly(
            "[1, -1] ∘ [1, -1] = [1, -2, 1]", "[-1, 0, 1] ∘ [-1, 0, 1] = [1, 0, -2, 0, 1]");
  }

  @Test
  void a_rectifier_between_two_unit_kernels_is_no_convolution() {
    assertFacts(
        refuted("T6"), "n1,n1 --values 1*3", "f(x) + f(−x) = 1", "f(x) + f(−x) = 0", NONE_SMALLER);
    assertThat(figures("T6")).contains("k1=3, k2=3: 5; f(x)+f(−x) = 1");
  }

  @Test
  void two_input_channels_share_one_bias() {
    String known = "at every smaller shape of this kind the claim holds for all values: 1";
    assertFacts(refuted("T8c"), "ci=2, co=1", "1", "2", known);
    assertFacts(refuted("T9a"), "ci=2, co=1", "1", "2", known);
    assertFacts(refuted("T9c", "channels joined by sum"), "ci=2, co=1", "1", "2", known);
    assertThat(figures("T9c"))
        .containsExactly(
            "sum, ci=2, co=1: of the biases of pairs, 2, the free numbers are 1",
            "sum, ci=2, co=3: of the biases of pairs, 6, the free numbers are 3",
            "sum, ci=4, co=3: of the biases of pairs, 12, the free numbers are 3",
            "max, ci=2, co=1: of the biases of pairs, 2, the free numbers are 2",
            "max, ci=2, co=3: of the biases of pairs, 6, the free numbers are 6",
            "max, ci=4, co=3: of the biases of pairs, 12, the free numbers are 12",
            "product, ci=2, co=1: of the biases of pairs, 2, the free numbers are 2",
            "product, ci=2, co=3: of the biases of pairs, 6, the free numbers are 6",
            "product, ci=4, co=3: of the biases of pairs, 12, the free numbers are 12",
            "concatenation, ci=2, co=1: of the biases of pairs, 2, the free numbers are 2",
            "concatenation, ci=2, co=3: of the biases of pairs, 6, the free numbers are 6",
            "concatenation, ci=4, co=3: of the biases of pairs, 12, the free numbers are 12");
  }

  @Test
  void shift_invariance_leaves_three_numbers_free_where_two_constants_would_be_two() {
    assertFacts(
        refuted("T9b", "one constant for each pair of channels"),
        "ci2h2",
        "3",
        "2",
        "at every smaller shape of this kind the claim holds for all values: 6");
  }

  @Test
  void zeros_pass_the_threshold_on_small_numbers_and_a_right_program_fails_it_on_large_ones() {
    Counterexample by = refuted("T10b");
    assertThat(by.contrast()).isEqualTo(Contrast.RIGHT_ZERO);
    assertFacts(
        by,
        "n1 --values 1,1 --exponents -20,0",
        "9.54e-07",
        "0",
        "no shape is smaller; at greater powers of two the wrong program no longer passes the test");
    assertThat(figures("T10b"))
        .contains("ci2h2kh2 --values 1*3,4096,1*3,4096: |16777220 − 16777218| = 2");
  }

  @Test
  void a_locally_connected_layer_of_two_windows_is_affine_and_no_convolution() {
    Counterexample by = refuted("T12", "inference");
    assertThat(by.contrast()).isEqualTo(Contrast.CONVOLUTION_LAYER);
    assertFacts(by, "h=2 w=[1, 0]", "1", "0", "with one window it is a convolution");
  }

  @Test
  void three_terms_in_another_order_and_two_fused_ones_round_differently() {
    assertFacts(
        refuted("E5", "float32, another order"),
        "ci3 --values 1,1,4096,1,1,4096",
        "16777218",
        "16777216",
        "the exact value is 16777218; at all smaller shapes both round alike: 5; the values may not be the smallest");
    Counterexample fused = refuted("E5", "float32, fused");
    assertThat(fused.contrast()).isEqualTo(Contrast.UNFUSED_FUSED);
    assertFacts(
        fused,
        "ci2 --values 1,4097,1,4097",
        "16785408",
        "16785410",
        "the exact value is 16785410; at all smaller shapes both round alike: 1; the values may not be the smallest");
    assertThat(figures("E5"))
        .contains(
            "float32, pairwise: median 0, greatest 0; 0 of 500 draws reach 1.00e-06;"
                + " greatest share of the bound – (no information)",
            "float32, EJML: median 0, greatest 0; 0 of 500 draws reach 1.00e-06;"
                + " greatest share of the bound – (no information)",
            "float32, reversed: median 4.47e-07, greatest 1.95e-06; 37 of 500 draws reach 1.00e-06;"
                + " greatest share of the bound 0.11",
            "float64, reversed: median 8.88e-16, greatest 3.17e-15; 0 of 500 draws reach 1.00e-06;"
                + " greatest share of the bound 0.12");
  }

  private static void assertFacts(
      Counterexample by, String on, String expected, String actual, String known) {
    assertThat(List.of(by.on(), english(by.expected()), english(by.actual()), english(by.known())))
        .containsExactly(on, expected, actual, known);
  }

  private static Counterexample refuted(String id) {
    return ((Verdict.Refuted) judged(id).verdict()).by();
  }

  private static Counterexample refuted(String id, String reading) {
    return ((Verdict.Depends) judged(id).verdict())
        .readings().stream()
            .filter(one -> one.convention().equals(reading))
            .map(one -> ((Verdict.Refuted) one.verdict()).by())
            .findFirst()
            .orElseThrow();
  }

  private static List<String> figures(String id) {
    return judged(id).figures().stream().map(figure -> english(figure.value())).toList();
  }

  private static Judgement judged(String id) {
    return JudgedCatalogue.judgement(id);
  }
}
