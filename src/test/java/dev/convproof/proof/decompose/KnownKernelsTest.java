package dev.convproof.proof.decompose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.message.Message;
import dev.convproof.proof.kernel.KernelText;
import dev.convproof.report.words.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownKernelsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ones      | [[1,1],[1,1]] | [[1, 1]] | [[1], [1]] | (1 + x) · (1 + y)",
        "Sobel     | [[1,0,-1],[2,0,-2],[1,0,-1]] | [[1, 0, -1]] | [[1], [2], [1]] | (1 + x) · (1 - x) · (1 + y)^2",
        "binomial  | [1,4,6,4,1] | [1, 2, 1] | [1, 2, 1] | (1 + x)^4",
        "fractions | [1/4,1/2,1/4] | [1/4, 1/4] | [1, 1] | 1/4 · (1 + x)^2",
        "negative  | [-1,0,1] | [-1, -1] | [1, -1] | -1 · (1 + x) · (1 - x)",
        "margins   | [0,0,1,2,1,0] | [0, 0, 1, 1, 0] | [1, 1] | x^2 · (1 + x)^2",
        "corner    | [[0,0,0],[0,1,1],[0,1,1]] | [[0, 0, 0], [0, 1, 1]] | [[1], [1]] | x·y · (1 + x) · (1 + y)",
        "channels  | [[[[1,2,1]]]] | [[[[1, 1]]]] | [[[[1, 1]]]] | (1 + x)^2",
      })
  void kernels_that_are_compositions(
      String name, String kernel, String first, String second, String polynomial) {
    Decomposition answer = OverRationals.decide(KernelText.parse(kernel));
    Decomposition.Composed found = (Decomposition.Composed) answer;
    assertThat(found.first()).hasToString(first);
    assertThat(found.second()).hasToString(second);
    assertThat(found.how()).isEqualTo(Message.of("decomposition.factored", polynomial));
  }

  @Test
  void the_gaussian_kernel_of_5_by_5_is_a_row_and_a_column() {
    String gaussian = "[[1,4,6,4,1],[4,16,24,16,4],[6,24,36,24,6],[4,16,24,16,4],[1,4,6,4,1]]";
    Decomposition.Composed found =
        (Decomposition.Composed) OverRationals.decide(KernelText.parse(gaussian));
    assertThat(found.first()).hasToString("[[1, 4, 6, 4, 1]]");
    assertThat(found.second()).hasToString("[[1], [4], [6], [4], [1]]");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "the diagonal  | [[1,0],[0,1]]              | Newton polygon",
        "its mirror    | [[0,1],[1,0]]              | Newton polygon",
        "the Laplacian | [[0,1,0],[1,-4,1],[0,1,0]] | specialisation",
        "two taps      | [1,-1]                     | degree 1",
        "two far taps  | [2,0,0,1]                  | prime modulus",
        "x^4+1         | [1,0,0,0,1]                | Eisenstein",
        "nothing       | [[0,0],[0,0]]              | taps",
        "a single tap  | [[0,0],[0,5]]              | taps",
      })
  void kernels_that_are_none_have_a_certificate(String name, String kernel, String certificate) {
    assertThat(OverRationals.decide(KernelText.parse(kernel)))
        .isInstanceOfSatisfying(
            Decomposition.Indecomposable.class,
            none -> assertThat(none.certificate()).contains(certificate));
  }

  @Test
  void where_no_certificate_is_found_the_answer_says_that_it_rests_on_the_factorisation() {
    assertThat(OverRationals.decide(KernelText.parse("[1,0,-1,0,1]")))
        .isInstanceOfSatisfying(
            Decomposition.Indecomposable.class,
            none -> {
              assertThat(none.certificate()).isEmpty();
              assertThat(Wording.english(none.why()))
                  .isEqualTo(
                      "its polynomial 1 - x^2 + x^4 is irreducible over ℚ: this rests on the"
                          + " factorisation by the Rings library; no certificate was found (tried:"
                          + " the moduli up to 101 and Eisenstein's criterion after shifts by up to"
                          + " 3)");
            });
  }

  @Test
  void what_is_too_large_is_refused() {
    assertThatThrownBy(() -> OverRationals.decide(KernelText.parse("[1" + ",1".repeat(256) + "]")))
        .hasMessage("257 taps in one dimension: at most 256 can be factored");
    String row = "[1" + ",1".repeat(32) + "]";
    assertThatThrownBy(() -> OverRationals.decide(KernelText.parse("[" + row + "," + row + "]")))
        .hasMessage("2 rows and 33 columns: at most 32 of each can be factored");
  }
}
