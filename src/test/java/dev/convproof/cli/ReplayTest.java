package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.strategy.backward.BackwardLiars;
import dev.convproof.tensor.CaseLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One case through every strategy and every law. */
class ReplayTest {
  /** The section's example: two channels, one kernel for each. */
  private static final String VALUES = "0,1,2,3,4,5,6,7,8,1,2,3,4,5,6,7,8,9,0,1,2,3,1,2,3,4";

  @Test
  void tensors_strategies_and_laws_are_shown() {
    assertThat(Answer.to("replay", "ci2h3w3kh2kw2", "--values", VALUES).holds().out())
        .isEqualTo(
            """
            case                      ci2h3w3kh2kw2
            input                     [[0 1 2][3 4 5][6 7 8]] [[1 2 3][4 5 6][7 8 9]]
            weights                   [[0 1][2 3]] [[1 2][3 4]]
            output                    [[56 72][104 120]]
                                      by definition, over integers

            definition                the reference
            per-channel               agrees
            im2col                    agrees
            shifted                   agrees
            toeplitz                  agrees
            depth-spanning            agrees
            strip-4                   agrees
            pointwise                 outside its scope: kernel 2×2: a product over the channels alone needs 1×1
            winograd-2x2              agrees, within its own bound where numbers are rounded
            winograd-4x4              agrees over doubles, floats, residues, within its own bound where numbers are rounded
            fft                       agrees over doubles, within its own bound where numbers are rounded
            fft-rounded               agrees over doubles
            separable                 outside its scope: kernel [o=0 c=0] has rank 2 or more: two passes need rank 1
                                      compared exactly over doubles, floats, residues, integers

            purity                    holds for 11 strategies
            linearity in the input    holds for 10 strategies
            linearity in the weights  holds for 10 strategies
            translation equivariance  holds for 10 strategies
            batch independence        vacuous: the case is of one image
            groups                    vacuous: the case has no groups: nothing is rewritten
            dilation                  vacuous: the case has no dilation: nothing is rewritten
            padding                   vacuous: the case has no padding: nothing is rewritten
            stride                    vacuous: the case has stride 1
            unit kernel               holds for 11 strategies
            channel permutation       holds for 10 strategies
            bias count                holds for 10 strategies
            gradient agreement        holds for 2 backward passes
            adjoint                   holds for 3 backward passes
            unit step                 holds for 3 backward passes

            verdict                   holds on this case
            replay                    java -jar target/convproof.jar replay ci2h3w3kh2kw2 --values 0,1,2,3,4,5,6,7,8,1,2,3,4,5,6,7,8,9,0,1,2,3,1,2,3,4
            """);
  }

  @Test
  void values_are_drawn_by_a_seed_and_with_biases() {
    String one = Answer.to("replay", "h2w2").holds().out();
    assertThat(Answer.to("replay", "h2w2", "--seed", "1").out()).isEqualTo(one);
    assertThat(Answer.to("replay", "h2w2", "--seed", "2").out()).isNotEqualTo(one);
    assertThat(one).contains("\nbias  ");
  }

  @Test
  void the_line_that_is_printed_replays() {
    for (String[] args :
        List.of(
            new String[] {"replay", "n2ci2h4w5co4kh2kw3sw2pl1g2", "--seed", "7"},
            new String[] {"replay", "h4w4kh2kw2,h3w3kh2kw2", "--exponents", "3,-2,1"})) {
      String answer = Answer.to(args).holds().out();
      String line = answer.substring(answer.indexOf("convproof.jar ")).strip();
      String[] printed = line.substring("convproof.jar ".length()).split(" ");
      assertThat(Answer.to(printed).holds().out()).isEqualTo(answer);
    }
  }

  @Test
  void stacked_layers_are_compared_with_their_composition() {
    Answer.to("replay", "w4kw2,w3kw2", "--values", "1,2,3,4,1,-1,5,1,1,7")
        .holds()
        .says(
            "weights 1                 [[1 -1]]\nbias 1                    [[5]]\n",
            "weights 2                 [[1 1]]\nbias 2                    [[7]]\n",
            "composed weights          [[1 0 -1]]\ncomposed bias             [[17]]\n",
            "output                    [[15 15]]\n",
            "toeplitz                  agrees\n",
            "winograd-4x4              agrees over residues\n",
            "composition               holds for 11 strategies\n",
            "gradient of a composition holds for 3 backward passes\n");
  }

  @Test
  void padding_of_the_second_layer_is_left_to_the_law_of_the_border() {
    Answer.to("replay", "w4kw2,w3kw2pl1")
        .holds()
        .says(
            "composition               vacuous: the second convolution pads: the border law applies\n",
            "border                    holds for 11 strategies\n",
            "gradient of a composition vacuous: the law does not speak of this case");
  }

  @Test
  void a_strategy_that_differs_is_refuted_with_the_place() {
    Answer.with("r", new Replay(Liars.unbiased(), List.of()), "r", "w2", "--values", "0,0,0,3")
        .isRefuted()
        .says(
            "im2col                    differs at [n=0 o=0 i=0 j=0] over doubles: expected 3, but was 0\n",
            "bias count                REFUTED\n",
            "verdict                   REFUTED by this case\n");
  }

  @Test
  void a_backward_pass_that_differs_is_refuted_with_the_place() {
    Replay lying = new Replay(List.of(), List.of(BackwardLiars.biasOfTheFirstImage()));
    Answer.with("r", lying, "r", "n2", "--values", "0,0,0,0")
        .isRefuted()
        .says(
            "gradient agreement        REFUTED\n",
            "liar differs from the definition in the gradient of the bias at [n=0 o=0 i=0 j=0]",
            "verdict                   REFUTED by this case\n");
  }

  @Test
  void an_answer_in_json_has_the_case_the_tensors_and_the_verdicts() {
    String out = Answer.to("replay", "w2", "--values", "1,2,3", "--json").holds().out();
    assertThat(out)
        .startsWith(
            """
            {
              "verdict" : "HOLDS",
              "case" : "w2 --values 1,2,3",
              "numbers" : [ "doubles", "floats", "residues", "integers" ],
              "tensors" : [ {
                "name" : "input",
                "shape" : [ 1, 1, 1, 2 ],
                "values" : [ 1, 2 ]
              }, {
                "name" : "weights",
                "shape" : [ 1, 1, 1, 1 ],
                "values" : [ 3 ]
              } ],
              "output" : {
                "name" : "output",
                "shape" : [ 1, 1, 1, 2 ],
                "values" : [ 3, 6 ]
              },
            """)
        .contains("\"law\" : \"purity\"");
  }

  @Test
  void a_case_that_cannot_tell_is_called_vacuous() {
    Answer.to("replay", "w2", "--values", "0,0,3,1")
        .holds()
        .says(
            "im2col                    vacuous: every product is zero\n",
            "verdict                   vacuous: this case cannot tell\n");
    Answer.to("replay", "w2", "--values", "0,0,3", "--json")
        .holds()
        .says("{\n  \"verdict\" : \"VACUOUS\"");
  }

  @Test
  void the_seed_draws_what_it_always_drew() {
    assertThat(CaseArguments.drawn(CaseLine.parseGeometries("w3kw2"), 1))
        .isEqualTo("-5,4,-2,-3,7,7");
  }
}
