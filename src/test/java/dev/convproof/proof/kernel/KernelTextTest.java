package dev.convproof.proof.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.proof.kernel.Kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelTextTest {

  @Property(tries = 200)
  void a_printed_kernel_reads_back(
      @ForAll @IntRange(min = 1, max = 3) int co,
      @ForAll @IntRange(min = 1, max = 3) int height,
      @ForAll @IntRange(min = 1, max = 3) int width,
      @ForAll int seed) {
    Shape shape = new Shape(co, 2, height, width);
    List<BigFraction> taps =
        IntStream.range(0, shape.size()).mapToObj(at -> BigFraction.of(seed % 7 + at, 3)).toList();
    Kernel kernel = new Kernel(Layout.CHANNELS, shape, taps);
    assertThat(KernelText.parse(kernel.toString())).isEqualTo(kernel);
  }

  @Test
  void one_and_two_dimensions_print_as_they_were_written() {
    assertThat(KernelText.parse(" [1,2 , 1]")).hasToString("[1, 2, 1]");
    assertThat(KernelText.parse("[[1,2],[3,4]]")).hasToString("[[1, 2], [3, 4]]");
  }

  @Test
  void numbers_are_exact() {
    assertThat(KernelText.parse("[0.1, 1/3, -2/6, 5e-1, .5, +3, 1E2]"))
        .hasToString("[1/10, 1/3, -1/3, 1/2, 1/2, 3, 100]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | position 1: \"1\": a kernel begins with \"[\"",
        "[] | position 1: this list is empty",
        "[[],[]] | position 2: this list is empty",
        "[1,2 | position 5: the end of the text where \",\" or \"]\" is needed",
        "[1 2] | position 4: \"2\" where \",\" or \"]\" is needed",
        "[1,,2] | position 4: \",\" where a number is needed",
        "[1,] | position 4: \"]\" where a number is needed",
        "[1]] | position 4: \"]\" after the end of the kernel: one list would be right",
        "[a] | position 2: \"a\" is not a number: 2, -1/3 and 0.5 are",
        "[1/2/3] | position 2: \"1/2/3\" is not a number: 2, -1/3 and 0.5 are",
        "[1,1/0] | position 4: 1/0 divides by 0",
        "[1e401] | position 2: exponent 401: at most 400 either way can be read",
        "[[1,2],[3]] | position 8: this list is 1 long, the first one beside it 2: all must be of one length",
        "[1,[2]] | position 4: a list stands where the other entries are numbers",
        "[[1],2] | position 6: a number stands where the other entries are lists",
        "[[[1]]] | position 1: the lists are nested 3 deep: a kernel is [1,2,1], [[1,2],[3,4]], or nested 4 deep [co][ci][kh][kw]",
        "[[[[[[[[[1]]]]]]]]] | position 9: the lists are nested more than 8 deep",
      })
  void what_is_no_kernel_is_told_with_its_position(String text, String message) {
    assertThatThrownBy(() -> KernelText.parse(text))
        .isInstanceOf(KernelException.class)
        .hasMessage(message);
  }

  @Test
  void sizes_are_bounded() {
    assertThatThrownBy(() -> KernelText.parse("[" + "0,".repeat(Kernel.MOST_TAPS) + "0]"))
        .hasMessage("position 20002: more than 10000 taps: a smaller kernel would be right");
    assertThatThrownBy(() -> KernelText.parse("[" + "9".repeat(401) + "]"))
        .hasMessage("position 2: a number of 401 characters: at most 400 can be read");
  }
}
