package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Executed operations beside closed forms. */
class CountTest {

  @Test
  void operations_are_counted_under_every_convention() {
    assertThat(Answer.to("count", "ci2h3w3co3kh2kw2pt1", "--strategy", "im2col").holds().out())
        .isEqualTo(
            """
            case                ci2h3w3co3kh2kw2pt1
            strategy            im2col
            output              3×2

            operations          bias      padded taps        executed    closed form       textbook
            multiplications     counted   counted                 144            144            144
            additions           counted   counted                 144            144            144
            multiplications     counted   skipped                 120            120            120
            additions           counted   skipped                 120            120            120
            multiplications     ignored   counted                 144            144            144
            additions           ignored   counted                 126            126            126
            multiplications     ignored   skipped                 120            120            120
            additions           ignored   skipped                 102            102            102

            memory                                            scalars  float32 bytes
            input                                                  18             72
            padded input                                           24             96
            weights and biases                                     27            108
            output                                                 18             72

            verdict             executed as stated
            """);
  }

  @Test
  void counts_are_there_for_programs() {
    assertThat(Answer.to("count", "pt1", "--strategy", "definition", "--json").holds().out())
        .startsWith(
            """
            {
              "verdict" : "HOLDS",
              "case" : "pt1",
              "strategy" : "definition",
              "counts" : [ {
                "operation" : "multiplications",
                "bias" : "counted",
                "paddedTaps" : "counted",
                "executed" : 1,
                "closedForm" : 1,
                "textbook" : 2
              }, {
            """);
  }

  @Test
  void a_strategy_that_does_more_than_it_says_is_refuted() {
    Answer.with("c", new Count(List.of(new Liars.Twice())), "c", "ci2", "--strategy", "im2col")
        .isRefuted()
        .says(
            "multiplications     counted   counted                   4              2              2\n",
            "verdict             REFUTED\n");
  }

  @Test
  void an_unknown_strategy_is_named_with_the_one_that_was_meant() {
    Answer.to("count", "ci2", "--strategy", "im2co")
        .isRefusedWith(
            "convproof count: --strategy: unknown strategy \"im2co\": did you mean im2col? Known are"
                + " definition, per-channel, im2col, shifted, toeplitz, depth-spanning, strip-4, pointwise,"
                + " winograd-2x2, winograd-4x4, fft, fft-rounded, separable");
  }

  @Test
  void a_case_outside_the_scope_is_refused_with_the_reason() {
    Answer.to("count", "h3w3kh2kw2", "--strategy", "pointwise")
        .isRefusedWith(
            "convproof count: --strategy pointwise: kernel 2×2: a product over the channels alone"
                + " needs 1×1");
  }

  @Test
  void a_case_that_takes_too_long_is_refused() {
    Answer.to("count", "h3000w3000kh300kw300", "--strategy", "definition")
        .isRefusedWith(
            "convproof count: this case takes 656586090000 multiplications: at most 1000000000 can be"
                + " executed and counted");
  }
}
