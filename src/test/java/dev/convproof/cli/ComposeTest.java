package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one kernel that two are. */
class ComposeTest {

  @Test
  void two_kernels_are_one() {
    assertThat(Answer.to("compose", "[1,2,1]", "[[1],[0],[-1]]").holds().out())
        .isEqualTo(
            """
            kernel       1  2  1
                         0  0  0
                        -1 -2 -1
            height      3 = 1·(1−1) + 1·1·(3−1) + 1
            width       3 = 1·(3−1) + 1·1·(1−1) + 1
            size        d1·(k1−1) + s1·d2·(k2−1) + 1 along each axis
            stride      1
            """);
  }

  @Test
  void two_rows_that_look_like_sobel_get_a_hint() {
    String hint =
        "hint        both are rows; for Sobel's 3×3 kernel one is a column: [[1],[2],[1]]\n";
    Answer.to("compose", "[1,2,1]", "[1,0,-1]").says(hint);
    Answer.to("compose", "[-1,0,1]", "[2,4,2]").says(hint);
    assertThat(Answer.to("compose", "[[1],[2],[1]]", "[1,0,-1]").out()).doesNotContain("hint");
    assertThat(Answer.to("compose", "[1,2,1]", "[1,0,1]").out()).doesNotContain("hint");
  }

  @Test
  void strides_dilations_and_biases_compose_too() {
    assertThat(
            Answer.to(
                    "compose",
                    "[1,1/3]",
                    "[1,-0.5]",
                    "--stride",
                    "2,3",
                    "--dilation",
                    "3,2",
                    "--bias",
                    "2",
                    "--bias2",
                    "[1]")
                .holds()
                .out())
        .isEqualTo(
            """
            kernel      [1, 0, 0, 1/3, -1/2, 0, 0, -1/6]
            height      1 = 3·(1−1) + 2·2·(1−1) + 1
            width       8 = 3·(2−1) + 2·2·(2−1) + 1
            size        d1·(k1−1) + s1·d2·(k2−1) + 1 along each axis
            stride      6
            bias        [2]
            """);
  }

  @Test
  void channels_are_summed_and_programs_can_read_it() {
    assertThat(
            Answer.to(
                    "compose",
                    "[[[[1]]],[[[2]]]]",
                    "[[[[1]],[[1/3]]]]",
                    "--bias",
                    "[3,3]",
                    "--json")
                .holds()
                .out())
        .isEqualTo(
            """
            {
              "kernel" : [ [ [ [ "5/3" ] ] ] ],
              "height" : 1,
              "width" : 1,
              "size" : "d1·(k1−1) + s1·d2·(k2−1) + 1",
              "stride" : 1,
              "bias" : [ 4 ]
            }
            """);
  }

  @Test
  void files_hold_exact_fractions(@TempDir Path path) {
    Folder folder =
        new Folder(path)
            .doubles("k", List.of(2), 0.5, 0.1)
            .floats("infinite", List.of(1), Float.POSITIVE_INFINITY)
            .doubles("cube", List.of(1, 1, 1), 1)
            .doubles("empty", List.of(0));
    Answer.to("compose", folder.file("k") + "", "[1]")
        .holds()
        .says("kernel      [1/2, 3602879701896397/36028797018963968]\n");
    refused(folder, "infinite", "element 0 is Infinity: every tap must be a finite number");
    refused(folder, "cube", "has 3 dimensions: a kernel has 1, 2 (kh, kw) or 4 (co, ci, kh, kw)");
    refused(folder, "empty", "has no elements: a kernel has at least one tap");
    Answer.to("compose", "[1]", folder.file("none") + "")
        .isRefusedWith(
            "convproof compose: "
                + folder.file("none")
                + ": does not exist; the path of a file of tensors would be right");
  }

  private static void refused(Folder folder, String name, String why) {
    String file = folder.file(name) + "";
    Answer.to("compose", file, "[1]").isRefusedWith("convproof compose: K1: " + file + ": " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1 ; [1] | K1: position 3: the end of the text where \",\" or \"]\" is needed",
        "[1] ; 7 | K2: \"7\" is no kernel: [1,2,1], [[1,2],[3,4]] or a file that ends in .npy would be right",
        "[1] ; [[[[1]],[[1]]]] | the output channels of K1 (1) and the input channels of K2 (2) must be equally many",
        "[1] ; [1] ; --stride ; 0 | --stride 0: from 1 to 1000 would be right",
        "[1] ; [1] ; --dilation ; 1,1001 | --dilation 1001: from 1 to 1000 would be right",
        "[1] ; [1] ; --stride ; 1,2,3 | --stride: 3 numbers given: one for K1, or two for K1 and K2, would be right",
        "[1] ; [1] ; --bias ; [1,2] | --bias: 2 given: one for each output channel (1) would be right",
        "[1] ; [1] ; --bias2 ; x | --bias2: position 1: \"x\" is not a number: 2, -1/3 and 0.5 are",
        "[1] ; [1] ; --bias2 ; [[1]] | --bias2: the list is nested: one such as [1,2] would be right",
        "[1] ; [1] ; --stride ; a | Invalid value for option '--stride' (S): 'a' is not an int; see convproof compose --help",
      })
  void a_mistake_costs_one_line(String arguments, String message) {
    Answer.to(("compose ; " + arguments).split(" ; "))
        .isRefusedWith("convproof compose: " + message);
  }

  @Test
  void what_would_be_too_large_is_refused() {
    String long1 = "[" + "1,".repeat(2999) + "1]";
    Answer.to("compose", long1, long1)
        .isRefusedWith(
            "convproof compose: this composition takes 9000000 products: at most 4000000 are"
                + " computed");
    Answer.to("compose", "[[1,1],[1,1]]", "[[1,1],[1,1]]", "--stride", "1000")
        .isRefusedWith(
            "convproof compose: the composed kernel has 1004004 taps: at most 100000 are shown");
  }
}
