package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.cost.bytecode.ForeignConvolutions;
import org.junit.jupiter.api.Test;

/** Instructions of the bytecode that ran, beside what is said of them. */
class CountExecutedTest {
  private static final String FOREIGN = ForeignConvolutions.class.getName() + "$";

  @Test
  void a_strategys_instructions_stand_beside_its_counts_with_the_reason_why_they_differ() {
    assertThat(executed("ci2h3w3co3kh2kw2pt1", "im2col").holds().out())
        .isEqualTo(
            """
            case                ci2h3w3co3kh2kw2pt1
            strategy            im2col

            over doubles        bias             executed        counted    closed form       textbook
            multiplications     counted               144            144            144            144
            additions           counted               162            144            144            144
              18 sums begin by adding to a zero
            multiplications     ignored               144            144            144            144
            additions           ignored               162            126            126            126
              36 sums begin by adding to a zero

                   executed  where, in the run with a bias
                         18  addition (double) in dev.convproof.algebra.Doubles.add
                        144  addition (double) in org.ejml.dense.row.mult.MatrixMatrixMult_DDRM.mult_small
                        144  multiplication (double) in org.ejml.dense.row.mult.MatrixMatrixMult_DDRM.mult_small
                          7  on the first call only, to initialise

            verdict             counted as stated
            """);
  }

  @Test
  void a_backend_that_begins_sums_with_their_first_term_saves_additions() {
    executed("w15ci2", "im2col")
        .holds()
        .says("  15 sums begin by adding to a zero, the other 15 with their first term\n");
  }

  @Test
  void a_backend_with_another_algorithm_is_named() {
    executed("ci2h3w3kh2kw2", "fft")
        .holds()
        .says("another algorithm: instructions ", " in org.jtransforms.utils\n");
  }

  @Test
  void a_class_is_counted_beside_the_textbook() {
    Answer.to("count", "w3kw3", "--class", FOREIGN + "SkipsZeros")
        .holds() // it forgets the bias, which is nothing to whoever counts
        .says(
            "multiplications     ignored                 3              -              -              3\n",
            "3  comparison (double) in " + FOREIGN + "SkipsZeros.lambda$convolve$0\n",
            "outputs             not judged here: convproof contract --java "
                + FOREIGN
                + "SkipsZeros judges them\n");
  }

  @Test
  void executed_instructions_are_there_for_programs() {
    Answer.to("count", "n1", "--strategy", "definition", "--executed", "--json")
        .holds()
        .says(
            """
            {
              "verdict" : "HOLDS",
              "case" : "n1",
              "strategy" : "definition",
              "counts" : [ {
                "operation" : "multiplications",
                "bias" : "counted",
                "executed" : 1,
                "counted" : 1,
                "closedForm" : 1,
                "textbook" : 1
              }, {
            """);
  }

  @Test
  void what_cannot_be_counted_is_refused_in_a_line() {
    Answer.to("count", "n1", "--strategy", "fft", "--class", "Fast")
        .isRefusedWith("convproof count: --strategy and --class are both given: name one");
    Answer.to("count", "n1")
        .isRefusedWith(
            "convproof count: nothing to count is named: --strategy NAME or --class NAME would be"
                + " right");
    Answer.to("count", "n1", "--class", "dev.example.Fast")
        .isRefusedWith("convproof count: there is no class dev.example.Fast on the class path");
    Answer.to("count", "n1", "--class", "Fast", "--classpath", "no such folder")
        .isRefusedWith("convproof count: --classpath: there is no folder or jar no such folder");
    Answer.to("count", "n1", "--strategy", "fft", "--classpath", ".")
        .isRefusedWith(
            "convproof count: --classpath is where --class NAME is found, but none is named");
    Answer.to("count", "n8ci64h56w56co64kh3kw3", "--strategy", "im2col", "--executed")
        .isRefusedWith(
            "convproof count: this case takes 859963392 multiplications: with --executed at most"
                + " 100000000 can be executed and counted");
  }

  @Test
  void a_count_that_takes_too_long_is_given_up_in_time() throws Exception {
    Answer answer =
        Answer.to(
            "count",
            "ci64h56w56co48kh3kw3pt1pb1pl1pr1",
            "--strategy",
            "fft",
            "--executed",
            "--timeout",
            "1");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(answer.err())
        .isEqualTo(
            "convproof count: no answer within 1 s: a smaller case or a longer --timeout would be"
                + " right\n");
  }

  @Test
  void what_counting_costs_is_measured() {
    assertThat(Answer.to("bench", "counting", "n1", "--runs", "2").holds().out())
        .contains("plain ms  counted ms")
        .containsPattern("im2col +\\d+\\.\\d{3} +\\d+\\.\\d{3} +\\d+\\.\\d\\d\n");
  }

  private static Answer executed(String line, String strategy) {
    return Answer.to("count", line, "--strategy", strategy, "--executed");
  }
}
