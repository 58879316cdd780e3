package dev.convproof.cli;

import org.junit.jupiter.api.Test;

/** A case is compared in the arithmetics in which it is exact, and as far as it is small. */
class ReplayExactnessTest {

  @Test
  void a_case_that_is_inexact_in_floating_point_is_judged_where_it_is_exact() {
    Answer.to("replay", "ci2", "--values", "9007199254740993,1,1,1")
        .holds()
        .says(
            "output                    [[9007199254740994]]\n",
            "compared exactly over rationals\n");
    Answer.to("replay", "ci2", "--values", "16777217,1,1,1")
        .holds()
        .says("compared exactly over doubles, residues, integers\n");
    Answer.to("replay", "ci2", "--values", "3,1,1,1", "--exponents", "-1,-1")
        .holds()
        .says(
            "input                     [[3]] [[1]] · 2^-1\n",
            "output                    [[1]]\n",
            "compared exactly over doubles, floats\n");
  }

  @Test
  void a_large_case_is_compared_without_the_laws() {
    Answer.to("replay", "ci8h20w20co8kh3kw3")
        .holds()
        .says(
            "input                     [1, 8, 20, 20], 3200 values\n",
            "laws                      not judged: the case takes 186,624 multiplications, at most"
                + " 20,000 are right for them\n");
  }

  @Test
  void values_whose_sums_pass_64_bits_refute_nothing() {
    Answer.to("replay", "h2kh2", "--values", "9223372036854775807,9223372036854775807,2,2")
        .holds()
        .says(
            "linearity in the input    holds for 10 strategies",
            "linearity in the weights  holds for 10 strategies");
  }
}
