package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.file.StoredTensor.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that do not fit, and what is said of them; no output is left behind. */
class RunRefusalTest {
  private static final String NOTHING = "y.npy";

  private Folder folder;

  @BeforeEach
  void open(@TempDir Path path) {
    folder = new Folder(path).section();
  }

  @AfterEach
  void no_output_is_left_behind() {
    assertThat(folder.names()).doesNotContain(NOTHING).allMatch(name -> !name.endsWith(".tmp"));
  }

  private void refused(String line, String... options) {
    folder.run(options).isRefusedWith(folder.line(line));
  }

  @Test
  void a_missing_file() throws IOException {
    Files.delete(folder.file("x"));
    refused("X.npy: does not exist; the path of a file of tensors would be right");
  }

  @Test
  void a_truncated_file() throws IOException {
    byte[] whole = Files.readAllBytes(folder.file("w"));
    Files.write(folder.file("w"), Arrays.copyOf(whole, whole.length - 1));
    Answer answer = folder.run();
    assertThat(answer.err().lines()).hasSize(1).allMatch(line -> line.contains("w.npy: "));
    assertThat(answer.exitCode()).isEqualTo(2);
  }

  @Test
  void an_input_of_two_dimensions() {
    folder.doubles("x", List.of(3, 4), new double[12]);
    refused(
        "X.npy: has 2 dimensions, shape (3, 4): n c h w, or c h w for one image would be right");
  }

  @Test
  void weights_of_one_dimension() {
    folder.doubles("w", List.of(4), 1, 2, 3, 4);
    refused("W.npy: has 1 dimension, shape (4,): co ci/g kh kw would be right");
  }

  @Test
  void an_input_without_elements() {
    folder.doubles("x", List.of(0, 3, 3));
    refused("X.npy: shape (0, 3, 3) holds no elements: every size must be at least 1");
  }

  @Test
  void types_that_differ() {
    folder.integers("w", ElementType.INT32, List.of(1, 2, 1, 1), 1, 2);
    refused(
        "W.npy: holds int32, but X.npy holds float64: one type for all files, or integers, would be right");
    folder.section().floats("b", List.of(3), 1, 2, 3);
    refused(
        "B.npy: holds float32, but X.npy holds float64: one type for all files, or integers, would be right",
        "--bias",
        folder.file("b") + "");
  }

  @Test
  void channels_that_differ() {
    folder.doubles("w", List.of(2, 3, 1, 1), 1, 2, 3, 4, 5, 6);
    refused(
        "W.npy: the weights take 3 input channels, but X.npy has 2: shape (2, 2, 1, 1) would be"
            + " right");
    refused(
        "W.npy: the weights take 3 input channels, but X.npy has 2 in 2 groups: shape (2, 1, 1, 1)"
            + " would be right",
        "--groups",
        "2");
  }

  @Test
  void a_bias_of_another_length() {
    folder.doubles("b", List.of(2), 1, 2);
    refused(
        "B.npy: the bias has shape (2,), but W.npy has 3 output channels: (3,) would be right",
        "--bias",
        folder.file("b") + "");
  }

  @Test
  void sums_that_leave_the_integers() {
    folder
        .integers("x", ElementType.INT64, List.of(1, 1, 1), Long.MAX_VALUE)
        .integers("w", ElementType.INT64, List.of(1, 1, 1, 1), 2);
    String advice = "leaves the 64-bit integers: smaller values, or float64 files, would be right";
    refused("X.npy and W.npy: a sum in im2col " + advice);
    refused("X.npy and W.npy: a sum in definition " + advice, "--strategy", "all");
  }
}
