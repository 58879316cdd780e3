package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Convolutions of files. */
class RunTest {
  private Folder folder;

  @BeforeEach
  void open(@TempDir Path path) {
    folder = new Folder(path);
  }

  @Test
  void the_section_s_example_of_one_image() throws TensorFileException {
    folder.section().run().holds().says("im2col          computed\nwrote ", "float64 [3, 2, 2]\n");
    assertThat(folder.read("y"))
        .isEqualTo(
            StoredTensor.of(
                List.of(3, 2, 2),
                new double[] {56, 72, 104, 120, 76, 100, 148, 172, 96, 128, 192, 224}));
  }

  @Test
  void a_batch_of_floats_with_a_bias() throws TensorFileException {
    folder
        .floats("x", List.of(2, 1, 1, 2), 1, 2, 3, 4)
        .floats("w", List.of(1, 1, 1, 2), 0.5f, -1)
        .floats("b", List.of(1), 0.25f)
        .run("--bias", folder.file("b") + "")
        .holds();
    assertThat(folder.read("y"))
        .isEqualTo(StoredTensor.of(List.of(2, 1, 1, 1), new float[] {-1.25f, -2.25f}));
  }

  @Test
  void integers_are_exact_and_come_out_as_int64() throws TensorFileException {
    folder
        .integers("x", ElementType.UINT8, List.of(1, 1, 2), 255, 255)
        .integers("w", ElementType.UINT8, List.of(1, 1, 1, 2), 255, 255)
        .run()
        .holds();
    assertThat(folder.read("y"))
        .isEqualTo(StoredTensor.of(List.of(1, 1, 1), ElementType.INT64, new long[] {130050}));
  }

  @Test
  void stride_padding_dilation_and_groups_are_heeded_side_by_side() throws TensorFileException {
    folder
        .doubles("x", List.of(2, 1, 4), 1, 2, 3, 4, 5, 6, 7, 8)
        .doubles("w", List.of(2, 1, 1, 2), 1, 10, 1, 100)
        .run("--stride", "1,2", "--padding", "0,1,1,0", "--dilation", "1,2", "--groups", "2")
        .holds()
        .says("float64 [2, 2, 2]\n");
    assertThat(folder.read("y").doubles()).containsExactly(20, 42, 0, 0, 600, 806, 0, 0);
  }

  @Test
  void one_number_is_for_all_sides() throws TensorFileException {
    folder
        .doubles("x", List.of(1, 1, 1), 7)
        .doubles("w", List.of(1, 1, 1, 1), 1)
        .run("--padding", "1", "--stride", "2", "--dilation", "3")
        .holds();
    assertThat(folder.read("y").doubles()).containsExactly(0, 0, 0, 0);
  }

  @Test
  void two_numbers_are_for_rows_and_columns() throws TensorFileException {
    folder
        .doubles("x", List.of(1, 1, 1), 7)
        .doubles("w", List.of(1, 1, 1, 1), 1)
        .run("--padding", "0,1")
        .holds();
    assertThat(folder.read("y"))
        .isEqualTo(StoredTensor.of(List.of(1, 1, 3), new double[] {0, 7, 0}));
  }

  @Test
  void what_is_no_number_passes_through_one_strategy() throws TensorFileException {
    folder
        .doubles("x", List.of(1, 1, 2), Double.NaN, Double.POSITIVE_INFINITY)
        .doubles("w", List.of(1, 1, 1, 1), 1)
        .run("--strategy", "pointwise")
        .holds();
    assertThat(folder.read("y").doubles()).containsExactly(Double.NaN, Double.POSITIVE_INFINITY);
  }

  @Test
  void what_is_done_is_told_in_json() {
    assertThat(folder.section().run("--json").holds().out())
        .isEqualTo(
            """
            {
              "verdict" : "VACUOUS",
              "reason" : "nothing was compared with im2col",
              "case" : "ci2h3w3co3kh2kw2",
              "strategies" : [ {
                "strategy" : "im2col",
                "verdict" : "REFERENCE",
                "text" : "computed"
              } ],
              "written" : "%s, float64 [3, 2, 2]"
            }
            """
                .formatted(folder.file("y")));
  }
}
