package dev.convproof.cli;

import org.junit.jupiter.api.Test;

/** Cases that cannot be replayed, and what is said of them. */
class ReplayRefusalTest {

  @Test
  void an_impossible_geometry() {
    Answer.to("replay", "h3kh5")
        .isRefusedWith(
            "convproof replay: rows (h, kh, sh, pt, pb, dh): kernel 5 is larger than the padded"
                + " input 3 (size 3, no padding): a kernel of at most 3 fits");
    Answer.to("replay", "ci3g2")
        .isRefusedWith(
            "convproof replay: input channels ci 3: must be a multiple of the groups g 2");
  }

  @Test
  void an_unknown_symbol() {
    Answer.to("replay", "c0")
        .isRefusedWith(
            "convproof replay: case line \"c0\", column 1: unknown symbol \"c\"; known are n g ci h"
                + " w co kh kw sh sw dh dw pt pb pl pr");
  }

  @Test
  void values_that_do_not_fit() {
    Answer.to("replay", "w2", "--values", "1,2")
        .isRefusedWith(
            "convproof replay: 2 values given: the case needs 3 without biases or 4 with them");
    Answer.to("replay", "w2", "--values", "1,2,x")
        .isRefusedWith(
            "convproof replay: value \"x\": write integers, or a run of equal ones as 0*35");
    Answer.to("replay", "w2", "--exponents", "1")
        .isRefusedWith(
            "convproof replay: exponents \"1\": write 2 integers from -2000 to 2000, the input's"
                + " and each layer's");
  }

  @Test
  void values_and_a_seed() {
    Answer.to("replay", "w2", "--values", "1,2,3", "--seed", "1")
        .isRefusedWith(
            "convproof replay: --values and --seed are both given: one of them says what the"
                + " values are");
    Answer.to("replay", "w2", "--seed", "x")
        .isRefusedWith(
            "convproof replay: Invalid value for option '--seed': 'x' is not a long; see convproof"
                + " replay --help");
  }

  @Test
  void layers_that_do_not_stack() {
    Answer.to("replay", "w4kw2,w4")
        .isRefusedWith(
            "convproof replay: layer 2 takes an input [1, 1, 1, 4]: the layer before it produces"
                + " [1, 1, 1, 3]");
    Answer.to("replay", "n1,n1,n1")
        .isRefusedWith(
            "convproof replay: 3 layers are given: one, or two stacked ones, can be replayed");
  }

  @Test
  void a_case_that_is_too_large() {
    Answer.to("replay", "h3000w3000")
        .isRefusedWith(
            "convproof replay: this case takes 9000000 multiplications by definition: at most"
                + " 4000000 can be replayed");
    Answer.to("replay", "h3000w3000sh3000sw3000")
        .isRefusedWith(
            "convproof replay: this case has 9000000 input values: at most 4000000 can be replayed");
  }
}
