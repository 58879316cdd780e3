package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two kernels, or why there are none. */
class DecomposeTest {

  @Test
  void a_composition_comes_apart() {
    assertThat(Answer.to("decompose", "[[1,0,-1],[2,0,-2],[1,0,-1]]").holds().out())
        .isEqualTo(
            """
            kernel        1  0 -1
                          2  0 -2
                          1  0 -1
            question     two kernels over ℚ, each with two or more nonzero taps
            first        [[1, 0, -1]]
            second       1
                         2
                         1
            residual     0: the two compose to the kernel exactly
            why          the polynomial is (1 + x) · (1 - x) · (1 + y)^2
            verdict      they exist
            """);
  }

  @Test
  void what_is_none_has_a_certificate() {
    assertThat(Answer.to("decompose", "[[1,0],[0,1]]").isRefuted().out())
        .isEqualTo(
            """
            kernel       1 0
                         0 1
            question     two kernels over ℚ, each with two or more nonzero taps
            certificate  Newton polygon, checked
            why          its polynomial 1 + x·y is irreducible over ℚ: its Newton polygon, with the corners 1, x·y, is no sum of two smaller ones (Gao): this excludes factors over ℝ and ℂ too
            verdict      none exist
            """);
  }

  @Test
  void or_says_that_it_has_none() {
    Answer.to("decompose", "[1,0,-1,0,1]")
        .isRefuted()
        .says("certificate  none\n", "this rests on the factorisation by the Rings library");
  }

  @Test
  void over_the_reals_decimals_come_with_their_residual() {
    assertThat(Answer.to("decompose", "[1,0,0,0,4]", "--over", "real").holds().out())
        .contains("residual     0: the two compose to the kernel exactly\n");
    assertThat(Answer.to("decompose", "[-2,0,1]", "--over", "real").holds().out())
        .isEqualTo(
            """
            kernel       [-2, 0, 1]
            question     two kernels over ℝ, each with two or more nonzero taps
            first        [1.414213562373095, 1]
            second       [-1.414213562373095, 1]
            residual     at most 1.39E-16 in any tap, exactly 5521280804839/40000000000000000000000000000, when these decimals are composed
            why          its polynomial 2 - x^2 has degree 2 and two real roots: its discriminant is 8
            verdict      they exist
            """);
    Answer.to("decompose", "[1,0,1]", "--over", "real").isRefuted();
    Answer.to("decompose", "[1,0,1]", "--over", "complex").holds().says("second       [0+1i, 1]\n");
  }

  @Test
  void chinese_is_chinese() {
    assertThat(Answer.to("decompose", "--lang", "zh", "[[1,0],[0,1]]").isRefuted().out())
        .isEqualTo(
            """
            卷积核          1 0
                         0 1
            问题           求 ℚ 上的两个卷积核，各有两个或更多非零元素
            证书           牛顿多边形，已检验
            理由           它的多项式 1 + x·y 在 ℚ 上不可约：它的牛顿多边形以 1, x·y 为顶点，不是两个更小的多边形之和（Gao）：在 ℝ 与 ℂ 上也没有因式
            结论           不存在
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,2,1]",
        "[0,5]",
        "[0,0]",
        "[3,2]",
        "[1,0,1]",
        "[2,0,0,1]",
        "[3,0,0,1,2,5]",
        "[1,0,-1,0,1]",
        "[[1,1],[1,2]]",
        "[[1,1,0],[0,2,0],[1,0,3]]",
        "[3,2] ; --over ; real",
        "[1,0,1] ; --over ; real",
        "[-2,0,1] ; --over ; real",
        "[1,0,0,0,4] ; --over ; real",
        "[1,0,3] ; --over ; complex",
        "[[1,0],[0,1]] ; --channels ; 2 ; --first ; 1,2",
        "[[[[1]],[[2]]],[[[3]],[[4]]]] ; --channels ; 1 ; --first ; 1,1",
        "[[[[1]],[[2]]]] ; --channels ; 1 ; --first ; 1,1",
        "[[1,2,3],[4,5,6],[7,8,10]] ; --channels ; 2 ; --first ; 2,2",
        "[[2,1,0,0,0],[0,0,0,0,0],[0,2,1,0,0]] ; --first ; 3,1"
      })
  void chinese_keeps_no_english(String arguments) {
    assertThat(Answer.to(("decompose ; --lang ; zh ; " + arguments).split(" ; ")).out())
        .contains("理由")
        .doesNotContainPattern("[a-z]{3,} [a-z]{2,}");
    assertThat(Answer.to(("decompose ; --lang ; en ; " + arguments).split(" ; ")).out())
        .doesNotContainPattern("\\p{IsHan}");
  }

  @Test
  void quotes_that_a_shell_passes_on_are_none_of_the_kernel() {
    Answer answer = Answer.to("decompose", "[1,2,1]");
    assertThat(Answer.to("decompose", "'[1,2,1]'")).isEqualTo(answer);
    assertThat(Answer.to("decompose", "\"[1,2,1]\"")).isEqualTo(answer);
  }

  @Test
  void through_channels() {
    Answer.to("decompose", "[[1,0],[0,1]]", "--first", "1,2").isRefuted();
    assertThat(
            Answer.to("decompose", "[[1,0],[0,1]]", "--channels", "2", "--first", "1,2")
                .holds()
                .out())
        .isEqualTo(
            """
            kernel       1 0
                         0 1
            question     a 1×2 kernel and a 2×1 one over ℚ, through 2 inner channels
            first        [[[[1, 0]]], [[[0, 1]]]]
            second       [[[[1], [0]], [[0], [1]]]]
            residual     0: the two compose to the kernel exactly
            why          the one-hot construction from the input's side takes rank × places = 1 × 2 = 2 inner channels of the 2; rank 1 of [co, ci·kh·kw] (1 by singular values), rank 1 of [co·kh·kw, ci], rank 1 of [co, ci] at a point
            verdict      they exist
            """);
  }

  @Test
  void undecided_is_an_answer_of_its_own() {
    Answer answer =
        Answer.to("decompose", "[[1,2,3],[4,5,6],[7,8,10]]", "--channels", "2", "--first", "2,2");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(answer.out()).endsWith("verdict      UNDECIDED\n");
  }

  @Test
  void programs_can_read_it() {
    assertThat(Answer.to("decompose", "[1/2,1,1/2]", "--json").holds().out())
        .isEqualTo(
            """
            {
              "kernel" : [ "1/2", 1, "1/2" ],
              "question" : "two kernels over ℚ, each with two or more nonzero taps",
              "over" : "rational",
              "verdict" : "HOLDS",
              "first" : [ "1/2", "1/2" ],
              "second" : [ 1, 1 ],
              "reason" : "the polynomial is 1/2 · (1 + x)^2"
            }
            """);
    assertThat(Answer.to("decompose", "[1,0,3]", "--over", "complex", "--json").holds().out())
        .contains("\"second\" : [ \"0", "i\", 3 ]", "\"atMost\" : ", "\"exact\" : \"");
    assertThat(Answer.to("decompose", "[3,2]", "--json").isRefuted().out())
        .contains("\"verdict\" : \"REFUTED\"", "\"certificate\" : \"degree 1\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[[1]]] | K: position 1: the lists are nested 3 deep: a kernel is [1,2,1], [[1,2],[3,4]], or nested 4 deep [co][ci][kh][kw]",
        "[1,x] | K: position 4: \"x\" is not a number: 2, -1/3 and 0.5 are",
        "[1] ; --timeout ; 0 | --timeout 0: from 1 to 3600 seconds would be right",
        "[1] ; --channels ; 2 | --channels: --first KH,KW is needed too, the size of the first kernel",
        "[1] ; --first ; 2 | --first: 1 given: two sizes KH,KW would be right",
        "[1] ; --first ; 2,2 | K: a first kernel of 2×2: from 1×1 to 1×1 fit into this one",
        "[1] ; --first ; 1,1 ; --channels ; 0 | K: 0 inner channels: from 1 to 1024 can be asked for",
        "[1] ; --first ; 1,1 ; --over ; real | --over real: sizes and channels are decided over the rationals only",
        "[[[[1]],[[2]]]] | K has channels, [1, 2, 1, 1]: --channels C and --first KH,KW say what it shall decompose into",
        "[[1,2],[3,4]] ; --over ; complex | K: taps in two dimensions: over ℂ a kernel must have its taps in one row or one column",
        "[1] ; --over ; quaternions | Invalid value for option '--over': expected one of [RATIONAL, REAL, COMPLEX] (case-insensitive) but was 'quaternions'; see convproof decompose --help",
      })
  void a_mistake_costs_one_line(String arguments, String message) {
    Answer.to(("decompose ; " + arguments).split(" ; "))
        .isRefusedWith("convproof decompose: " + message);
  }
}
