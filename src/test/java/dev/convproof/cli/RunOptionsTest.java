package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that do not fit, and what is said of them. */
class RunOptionsTest {
  private Folder folder;

  @BeforeEach
  void open(@TempDir Path path) {
    folder = new Folder(path).section();
  }

  private void refused(String line, String... options) {
    folder.run(options).isRefusedWith(folder.line(line));
  }

  @Test
  void a_kernel_larger_than_the_padded_input() {
    refused(
        "rows of X.npy under W.npy: kernel 2 at dilation 5 reaches 6 and is larger than the padded"
            + " input 3 (size 3, no padding): a kernel of at most 1 fits",
        "--dilation",
        "5,1");
    refused("columns of X.npy under W.npy: stride 0: must be at least 1", "--stride", "1,0");
    refused(
        "rows of X.npy under W.npy: padding at the end -1: must be at least 0",
        "--padding",
        "0,0,-1,0");
  }

  @Test
  void an_output_that_cannot_be_indexed() {
    refused(
        "X.npy and W.npy: the padded input has more than 2147483647 elements: choose smaller sizes",
        "--padding",
        "99999");
  }

  @Test
  void groups_that_do_not_divide() {
    refused(
        "--groups 3: must be at least 1 and divide the 2 input channels of X.npy", "--groups", "3");
    refused(
        "--groups 2: must be at least 1 and divide the 3 output channels of W.npy",
        "--groups",
        "2");
    refused(
        "--groups 0: must be at least 1 and divide the 2 input channels of X.npy", "--groups", "0");
  }

  @Test
  void a_strategy_that_is_unknown_or_does_not_apply() {
    refused(
        "--strategy: unknown strategy \"al\": did you mean all? Known are definition, per-channel,"
            + " im2col, shifted, toeplitz, depth-spanning, strip-4, pointwise, winograd-2x2, winograd-4x4, fft,"
            + " fft-rounded, separable, all",
        "--strategy",
        "al");
    refused(
        "--strategy pointwise: kernel 2×2: a product over the channels alone needs 1×1",
        "--strategy",
        "pointwise");
  }

  @Test
  void numbers_for_sides_that_are_not_sides() {
    refused(
        "Invalid value for option '--stride': '1,2,3' is not two integers such as 2,1 or a single"
            + " integer for all; see convproof run --help",
        "--stride",
        "1,2,3");
    refused(
        "Invalid value for option '--padding': 'x' is not four integers such as 1,1,0,0, two such as"
            + " 1,2 for rows and columns, or a single integer for all; see convproof run --help",
        "--padding",
        "x");
  }

  @Test
  void an_output_over_an_input() throws IOException {
    byte[] before = Files.readAllBytes(folder.file("x"));
    String[] args = folder.arguments();
    args[6] = folder.path().resolve("../" + folder.path().getFileName() + "/x.npy").toString();
    Answer.to(args)
        .isRefusedWith(
            "convproof run: --output "
                + args[6]
                + ": is the file of --input too: another name would be right");
    assertThat(Files.readAllBytes(folder.file("x"))).isEqualTo(before);
    args[6] = folder.file("w").toString();
    Answer.to(args)
        .isRefusedWith(
            folder.line(
                "--output W.npy: is the file of --weight too: another name would be right"));
  }

  @Test
  void a_stream_gets_the_tensor_alone() throws Exception {
    Path caught = folder.path().resolve("caught.npy");
    String[] args = folder.arguments();
    args[6] = "/dev/stdout";
    assumeTrue(Files.exists(Path.of(args[6])), "no /dev/stdout here: skipped");
    Answer piped = Answer.ofProcess(folder.path(), args);
    assertThat(piped.out()).isEmpty();
    assertThat(piped.err()).contains("/dev/stdout");
    assertThat(Answer.intoFile(caught, args).err()).contains("wrote /dev/stdout, float64");
    assertThat(Files.readAllBytes(caught)).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y').hasSize(224);
  }

  @Test
  void an_output_in_no_folder() {
    String[] args = folder.arguments();
    args[6] = folder.path().resolve("no/y.npy").toString();
    Answer.to(args)
        .isRefusedWith(
            folder.line(
                args[6]
                    + ": cannot be written: there is no directory "
                    + folder.path().resolve("no")
                    + "; create it first"));
  }
}
