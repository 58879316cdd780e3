package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts of a failure: its facts, its tensors, and which outputs are wrong. */
class FactsTest {
  private static Disagreement on(Case c) {
    return new Disagreement(
        "stride", "a differs from b", "[n=0 o=0 i=0 j=1]", "7", "3", "floats", c);
  }

  @Test
  void facts_end_in_a_command_that_replays_the_case() {
    Case scaled = CaseLine.parse("ci2w2,w2kw2", "1,2,3,4,5,6,7,8,9,10", "3,0,-2");
    assertThat(Facts.of(on(scaled), "yes", List.of("  with       more")))
        .isEqualTo(
            """
            STRIDE refuted: a differs from b at [n=0 o=0 i=0 j=1]
              expected   7
              but was    3
              numbers    floats
              case       ci2w2,w2kw2
              smallest   yes
              input      [[1 2]] [[3 4]] · 2^3
              weights    [[5]] [[6]]
              bias       [[7]]
              weights    [[8 9]] · 2^-2
              bias       [[10]]
              with       more
              explained  java -jar target/convproof.jar explain stride
              replay     java -jar target/convproof.jar replay ci2w2,w2kw2 --values \
            1,2,3,4,5,6,7,8,9,10 --exponents 3,0,-2""");
  }

  @Test
  void a_law_without_a_page_is_not_explained_and_a_replay_may_be_given() {
    Disagreement own =
        new Disagreement(
            "known output", "a", "b", "1", "2", "floats", CaseLine.parse("n1", "1,2", ""));
    assertThat(Facts.of(own, "no")).doesNotContain("explained").contains("replay n1 --values 1,2");
    assertThat(Facts.of(own, "no", List.of(), "again")).endsWith("\n  replay     again");
  }

  @Test
  void a_case_of_too_many_values_is_not_printed() {
    Case most = Case.zeros(CaseLine.parseGeometries("w19999"), false);
    Case more = Case.zeros(CaseLine.parseGeometries("w20000"), false);
    assertThat(Facts.of(on(most), "yes"))
        .contains("  input      [1, 1, 1, 19999], 19999 values\n")
        .endsWith("replay w19999 --values 0*20000");
    assertThat(Facts.of(on(more), "yes"))
        .endsWith("20001 values are too many for a line: run again what has failed");
  }

  @Test
  void tensors_are_shown_up_to_200_scalars() {
    assertThat(Grid.of(new Shape(2, 1, 2, 2), new long[] {1, 2, 3, 4, 5, 6, 7, 8}))
        .isEqualTo("[[1 2][3 4]] [[5 6][7 8]]");
    assertThat(Grid.of(new Shape(1, 2, 1, 1), at -> "v" + at)).isEqualTo("[[v0]] [[v1]]");
    assertThat(Grid.of(new Shape(1, 1, 1, 200), new long[200])).startsWith("[[0 0 0");
    assertThat(Grid.of(new Shape(1, 1, 1, 201), new long[201]))
        .isEqualTo("[1, 1, 1, 201], 201 values");
  }

  private static Subject<float[]> wrongAt(int... places) {
    return Subject.of(
        "it",
        Arithmetic.FLOAT32,
        (g, x, k, b) -> {
          float[] y = x.clone();
          for (int place : places) {
            y[place]++;
          }
          return y;
        });
  }

  @Test
  void the_map_marks_where_no_output_some_or_all_are_wrong() {
    Case on = CaseLine.parse("n2h2w3 --values 1*13");
    assertThat(WrongOutputs.facts(wrongAt(0, 3, 9), on))
        .containsExactly(
            "  wrong      3 of 12 outputs of n2h2w3, where this was found",
            "             images    xx",
            "             rows      xx",
            "             columns   x..");
    assertThat(WrongOutputs.facts(wrongAt(6, 7, 8, 9, 10, 11), on))
        .contains("             images    .#", "             columns   xxx");
    assertThat(WrongOutputs.facts(wrongAt(), on)).isEmpty();
  }

  @Test
  void where_there_is_nothing_to_map_there_is_no_map() {
    Subject<float[]> failing =
        Subject.of(
            "it",
            Arithmetic.FLOAT32,
            (g, x, k, b) -> {
              throw new IllegalStateException();
            });
    assertThat(WrongOutputs.facts(failing, CaseLine.parse("w2 --values 1,1,1"))).isEmpty();
    assertThat(WrongOutputs.facts(wrongAt(0), CaseLine.parse("n1 --values 1,1"))).isEmpty();
    assertThat(WrongOutputs.facts(wrongAt(0), CaseLine.parse("w2,w2 --values 1,1,1,1"))).isEmpty();
    assertThat(WrongOutputs.facts(wrongAt(0), CaseLine.parse("w2 --values 1,1,1")))
        .containsExactly(
            "  wrong      1 of 2 outputs of w2, where this was found", "             columns   #.");
    assertThat(
            WrongOutputs.facts(
                wrongAt(0)
                    .rounding(
                        dev.convproof.Rounding.within("W", (f, p) -> new double[] {0.5, 0.5})),
                CaseLine.parse("w2 --values 1,1,1")))
        .as("outputs that are rounded may be off")
        .isEmpty();
  }

  /** At most 72 marks: of more indices, some in a row have one. */
  @Test
  void long_axes_have_some_indices_to_a_mark() {
    WrongOutputs.Map fits = WrongOutputs.map(new Shape(1, 1, 1, 72), at -> at == 71);
    assertThat(fits.wrong()).isEqualTo(1);
    assertThat(fits.lines()).containsExactly("columns   " + ".".repeat(71) + "#");
    WrongOutputs.Map pairs = WrongOutputs.map(new Shape(1, 1, 1, 73), at -> at < 3 || at == 72);
    assertThat(pairs.lines()).containsExactly("columns   #x" + ".".repeat(34) + "#  (2 to a mark)");
    WrongOutputs.Map channels = WrongOutputs.map(new Shape(1, 2, 1, 2), at -> at > 1);
    assertThat(channels.lines()).containsExactly("channels  .#", "columns   xx");
    char[] marks = new char[72];
    Arrays.fill(marks, '#');
    assertThat(WrongOutputs.map(new Shape(1, 1, 144, 1), at -> true).lines())
        .containsExactly("rows      " + new String(marks) + "  (2 to a mark)");
  }
}
