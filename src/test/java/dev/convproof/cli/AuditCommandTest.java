package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs that something else computed, of the section's example: 56 72 104 120, and so on. */
class AuditCommandTest {
  private static final double[] RIGHT = {56, 72, 104, 120, 76, 100, 148, 172, 96, 128, 192, 224};

  @TempDir Path path;
  private Folder folder;

  @BeforeEach
  void write() {
    folder = new Folder(path).section();
  }

  private Answer audit(String output, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "audit",
                "--input",
                folder.file("x").toString(),
                "--weight",
                folder.file("w").toString(),
                "--output",
                folder.file(output).toString()));
    args.addAll(List.of(more));
    return Answer.to(args.toArray(String[]::new));
  }

  @Test
  void what_is_right_is_told_with_the_probability_of_an_error() {
    folder.doubles("y", List.of(3, 2, 2), RIGHT);
    audit("y", "--seed", "5")
        .holds()
        .says(
            "case        ci2h3w3co3kh2kw2",
            "audited     12 outputs, f64",
            "seed        5",
            "verdict     HOLDS: what is wrong passes with a probability of at most 2^−59, by one"
                + " projection modulo 2^61−1 over 3 axes");
    audit("y", "--json").holds().says("\"strength\" : \"PROBABLE\"", "\"errorBits\" : 59");
  }

  @Test
  void what_is_wrong_is_located() {
    double[] wrong = RIGHT.clone();
    wrong[6] = 147;
    wrong[11] = -1;
    folder.doubles("y", List.of(3, 2, 2), wrong);
    audit("y")
        .isRefuted()
        .says(
            "verdict     REFUTED: output [1, 1, 0] is 147 instead of 148; 2 of 12 that were computed"
                + " again are wrong");
  }

  @Test
  void fractions_are_sampled_or_computed_again_all() {
    folder
        .doubles("x", List.of(1, 1, 3), 0.1, 0.2, 0.3)
        .doubles("w", List.of(1, 1, 1, 1), 3.0)
        .doubles("y", List.of(1, 1, 3), 3 * 0.1, 3 * 0.2, 3 * 0.3);
    audit("y", "--sample", "2")
        .holds()
        .says(
            "verdict     HOLDS: each of 2 outputs that were computed again is right, of 3 (sums may be"
                + " rounded, or wrap)");
    folder.doubles("y", List.of(1, 1, 3), 3 * 0.1, 3 * 0.2, 0.9000001);
    audit("y", "--all")
        .isRefuted()
        .says("output [0, 0, 2] is 0.9000001 instead of 0.8999999999999999");
    folder.doubles("x", List.of(1, 1, 3), Double.NaN, Double.NaN, Double.NaN);
    Answer answer = audit("y");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(answer.out())
        .contains("3 more may overflow, or read NaN or ∞: no bound is derived for them");
  }

  @Test
  void integers_wrap_as_the_outputs_type_does() {
    folder
        .integers("x", ElementType.INT8, List.of(1, 1, 2), 127, -128)
        .integers("w", ElementType.INT8, List.of(1, 1, 1, 1), 127)
        .integers("y", ElementType.INT32, List.of(1, 1, 2), 16129, -16256);
    audit("y").holds().says("audited     2 outputs, i8");
    folder
        .integers("x", ElementType.INT32, List.of(1, 1, 2), 1 << 30, -1)
        .integers("w", ElementType.INT32, List.of(1, 1, 1, 1), 4)
        .integers("y", ElementType.INT32, List.of(1, 1, 2), 0, -4);
    audit("y").holds().says("each of 2 outputs that were computed again is right");
    folder.integers("y", ElementType.INT64, List.of(1, 1, 2), 0, -4);
    audit("y").isRefuted().says("output [0, 0, 0] is 0 instead of 4294967296");
  }

  @Test
  void the_formats_that_it_was_computed_in_may_be_said() throws TensorFileException {
    float off = 1 + 0x1p-12f; // which tf32 has not
    folder
        .floats("x", List.of(1, 1, 2), off, 3)
        .floats("w", List.of(1, 1, 1, 1), off)
        .floats("y", List.of(1, 1, 2), 1, 3);
    audit("y", "--all").isRefuted().says("audited     2 outputs, f32");
    audit("y", "--all", "--arithmetic", "TensorFloat32")
        .holds()
        .says("audited     2 outputs, tf32", "largest error is");
    folder.floats("y", List.of(1, 1, 2), 1, 2.9f);
    audit("y", "--arithmetic", "tf32").isRefuted().says("output [0, 0, 1] is 2.9");
    NpyWriter.write(folder.file("x"), half(List.of(1, 1, 2), 2047, 1));
    NpyWriter.write(folder.file("w"), half(List.of(1, 1, 1, 1), 3));
    NpyWriter.write(folder.file("y"), half(List.of(1, 1, 2), 6140, 3)); // 6141, rounded to even
    audit("y", "--all").holds().says("2 outputs, f16");
    NpyWriter.write(folder.file("y"), half(List.of(1, 1, 2), 6144, 3));
    audit("y", "--all").isRefuted().says("output [0, 0, 0] is 6144 instead of 6141");
    folder.floats("y", List.of(1, 1, 2), 6141, 3);
    audit("y", "--arithmetic", "f16:f32:f32").holds().says("2 outputs, f16:f32:f32", "2^−60");
  }

  private static StoredTensor half(List<Integer> shape, float... values) {
    return StoredTensor.of(shape, ElementType.FLOAT16, values);
  }

  @Test
  void integers_are_of_the_format_that_is_said() {
    folder
        .integers("x", ElementType.INT64, List.of(1, 1, 2), 100, -128)
        .integers("w", ElementType.INT64, List.of(1, 1, 1, 1), 127)
        .integers("y", ElementType.INT64, List.of(1, 1, 2), 12700, -16256);
    audit("y", "--arithmetic", "int8").holds().says("2 outputs, i8", "2^−60");
    folder.integers("x", ElementType.INT64, List.of(1, 1, 2), 100, 128);
    audit("y", "--arithmetic", "i8")
        .isRefusedWith(
            "convproof audit: "
                + folder.file("x")
                + ": holds 128 at [0, 0, 1], which is no i8, as --arithmetic i8 has it");
    audit("y", "--arithmetic", "f32")
        .isRefusedWith("convproof audit: --arithmetic f32: " + folder.file("x") + " holds int64");
    audit("y", "--arithmetic", "f33").isRefused("--arithmetic f33: known are");
  }

  @Test
  void axes_may_stand_in_another_order() throws TensorFileException {
    folder.doubles("y", List.of(3, 2, 2), RIGHT);
    StoredTensor y = folder.read("y").permuted(1, 2, 0);
    NpyWriter.write(folder.file("x"), folder.read("x").permuted(1, 2, 0));
    NpyWriter.write(folder.file("w"), folder.read("w").permuted(2, 3, 1, 0));
    NpyWriter.write(folder.file("y"), y);
    audit("y", "--layout", "nhwc", "--weight-layout", "hwio").holds();
    y.doubles()[7] = -1; // row 1, column 0, channel 1
    NpyWriter.write(folder.file("y"), y);
    audit("y", "--layout", "nhwc", "--weight-layout", "hwio")
        .isRefuted()
        .says("output [1, 0, 1] is -1 instead of 148");
    folder.doubles("w", List.of(1, 1, 2, 3), 1, 2, 3, 4, 5, 6);
    assertThat(audit("y", "--layout", "nhwc").err())
        .endsWith("shape (1, 2, 2, 3) would be right, or --weight-layout hwio\n");
    folder.section();
    NpyWriter.write(folder.file("x"), folder.read("x").permuted(1, 2, 0));
    NpyWriter.write(folder.file("w"), folder.read("w").permuted(2, 3, 1, 0));
    audit("y", "--layout", "nwhc")
        .isRefusedWith("convproof audit: --layout nwhc: nchw or nhwc would be right");
    Answer.to(
            "run",
            "--input",
            folder.file("x").toString(),
            "--weight",
            folder.file("w").toString(),
            "--layout",
            "nhwc",
            "--weight-layout",
            "hwio",
            "--output",
            folder.file("z").toString())
        .holds()
        .says("z.npy, float64 [2, 2, 3]");
    y.doubles()[7] = 148;
    assertThat(folder.read("z")).isEqualTo(y);
  }

  @Test
  void files_that_do_not_fit_are_one_line() {
    folder.doubles("y", List.of(3, 2, 1), 1, 2, 3, 4, 5, 6);
    audit("y")
        .isRefusedWith(
            "convproof audit: "
                + folder.file("y")
                + ": shape (3, 2, 1), but the output of "
                + folder.file("x")
                + " under "
                + folder.file("w")
                + " has shape (3, 2, 2)");
    folder.floats("y", List.of(3, 2, 2), new float[12]);
    assertThat(audit("y").err()).contains("holds float32, but ", "holds float64: one type");
    audit("y", "--sample", "0")
        .isRefusedWith("convproof audit: --sample 0: at least 1 would be right");
    folder
        .integers("x", ElementType.INT8, List.of(1, 1, 1), 1)
        .integers("w", ElementType.INT8, List.of(1, 1, 1, 1), 1)
        .integers("y", ElementType.INT8, List.of(1, 1, 1), 1);
    assertThat(audit("y").err()).contains("holds int8, which no convolution adds up in");
  }

  /** As contract and run tell: to flush subnormal numbers is behaviour, not a fault. */
  @Test
  void a_zero_may_stand_for_a_subnormal_number() throws TensorFileException {
    float[] one = {0x1p-10f};
    NpyWriter.write(
        folder.file("x"), StoredTensor.of(List.of(1, 1, 1, 1), ElementType.FLOAT16, one));
    NpyWriter.write(
        folder.file("w"), StoredTensor.of(List.of(1, 1, 1, 1), ElementType.FLOAT16, one));
    for (float y : new float[] {0x1p-20f, 0}) {
      float[] given = {y};
      NpyWriter.write(
          folder.file("y"), StoredTensor.of(List.of(1, 1, 1, 1), ElementType.FLOAT16, given));
      audit("y").holds();
    }
    NpyWriter.write(
        folder.file("y"),
        StoredTensor.of(List.of(1, 1, 1, 1), ElementType.FLOAT16, new float[] {0x1p-19f}));
    audit("y").isRefuted();
  }
}
