package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Convolutions of files by every strategy, written only where all agree. */
class RunAllTest {
  private Folder folder;

  @BeforeEach
  void open(@TempDir Path path) {
    folder = new Folder(path);
  }

  private Answer runWith(Run run, String... more) {
    String[] args = folder.arguments(more);
    args[0] = "r";
    return Answer.with("r", run, args);
  }

  @Test
  void exact_data_agree_bit_for_bit_or_within_a_strategys_own_bound() {
    assertThat(folder.section().run("--strategy", "all").holds().out())
        .isEqualTo(
            """
            definition      computed
            per-channel     agrees bit for bit, in 12 scalars
            im2col          agrees bit for bit, in 12 scalars
            shifted         agrees bit for bit, in 12 scalars
            toeplitz        agrees bit for bit, in 12 scalars
            depth-spanning  agrees bit for bit, in 12 scalars
            strip-4         agrees bit for bit, in 12 scalars
            pointwise       not run: kernel 2×2: a product over the channels alone needs 1×1
            winograd-2x2    agrees: largest deviation 0.00 at [n=0 o=0 i=0 j=0], where 1.04e-13 is allowed
            winograd-4x4    agrees: largest deviation 2.84e-14 at [n=0 o=0 i=1 j=0], where 1.55e-12 is allowed
            fft             agrees: largest deviation 0.00 at [n=0 o=0 i=0 j=0], where 6.92e-12 is allowed
            fft-rounded     agrees bit for bit, in 12 scalars
            separable       not run: kernel [o=0 c=0] has rank 2 or more: two passes need rank 1
            they agree on this case
            wrote %s, float64 [3, 2, 2]
            """
                .formatted(folder.file("y")));
  }

  @Test
  void fractions_agree_as_closely_as_the_derived_bound_says() {
    folder
        .doubles("x", List.of(1, 1, 3), 0.1, 0.2, 0.3)
        .doubles("w", List.of(1, 1, 1, 3), 0.7, -0.11, 0.13)
        .run("--strategy", "all")
        .holds();
    assertThat(folder.run("--strategy", "all").out())
        .containsPattern(
            "im2col +agrees: largest deviation \\S+ at \\[n=0 o=0 i=0 j=0\\], where 8.73e-17 is allowed");
  }

  @Test
  void a_difference_is_refuted_and_the_output_is_left_as_it_was() throws TensorFileException {
    folder.section().doubles("b", List.of(3), 1, 0, 0.5).doubles("y", List.of(1), 42);
    assertThat(
            runWith(new Run(Liars.unbiased()), "--bias", folder.file("b") + "", "--strategy", "all")
                .isRefuted()
                .out())
        .isEqualTo(
            """
            definition      computed
            im2col          DIFFERS at [n=0 o=0 i=0 j=0]: expected 57, but was 56, 1.00 apart where 0.00 is allowed
            REFUTED by this case
            nothing is written
            """);
    assertThat(folder.names()).containsExactly("b.npy", "w.npy", "x.npy", "y.npy");
    assertThat(folder.read("y").doubles()).containsExactly(42);
  }

  @Test
  void integers_that_differ_are_refuted() {
    folder
        .integers("x", ElementType.INT8, List.of(1, 1, 1), 3)
        .integers("w", ElementType.INT8, List.of(1, 1, 1, 1), 5)
        .integers("b", ElementType.INT8, List.of(1), -1);
    runWith(new Run(Liars.unbiased()), "--bias", folder.file("b") + "", "--strategy", "all")
        .isRefuted()
        .says("im2col          DIFFERS at [n=0 o=0 i=0 j=0]: expected 14, but was 15\n");
  }

  @Test
  void a_comparison_of_zeros_is_called_vacuous() throws TensorFileException {
    folder
        .doubles("x", List.of(1, 1, 2), 0, 0)
        .doubles("w", List.of(1, 1, 1, 1), 0.3)
        .run("--strategy", "all")
        .holds()
        .says(
            "im2col          vacuous: all 2 outputs are zero\n",
            "vacuous on this case: all outputs are zero, which cannot tell\n");
    assertThat(folder.read("y").doubles()).containsExactly(0, 0);
  }

  @Test
  void sums_that_may_overflow_are_left_undecided() {
    Answer answer =
        folder
            .floats("x", List.of(1, 1, 2), 1, 3e38f)
            .floats("w", List.of(1, 1, 1, 1), 2)
            .run("--strategy", "all");
    assertThat(answer.out())
        .isEqualTo(
            """
            definition      computed
            undecided: sums at [n=0 o=0 i=0 j=1] may overflow, and no bound is known then
            nothing is written
            """);
    assertThat(answer.exitCode()).isEqualTo(3);
    assertThat(folder.names()).containsExactly("w.npy", "x.npy");
  }

  @Test
  void numbers_that_are_not_finite_are_refused_with_their_place() {
    folder
        .doubles("x", List.of(1, 2, 2), 1, 2, 3, Double.NaN)
        .doubles("w", List.of(1, 1, 1, 1), 1)
        .run("--strategy", "all")
        .isRefusedWith(
            folder.line(
                "X.npy: holds NaN at [0, 1, 1]: strategies are compared on finite numbers; name one"
                    + " strategy to compute with it"));
  }
}
