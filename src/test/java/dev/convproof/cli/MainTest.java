package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process. */
class MainTest {
  @TempDir private Path folder;

  @Test
  void a_refusal_is_one_line_of_utf_8_and_an_exit_code() throws Exception {
    assertThat(Answer.ofProcess(folder, "count", "h2kh2", "--strategy", "pointwise"))
        .isEqualTo(
            new Answer(
                2,
                "",
                "convproof count: --strategy pointwise: kernel 2×1: a product over the channels"
                    + " alone needs 1×1\n"));
  }

  @Test
  void an_answer_is_utf_8_and_all_there_is() throws Exception {
    Answer.ofProcess(folder, "replay", "n1", "--values", "1,1", "--exponents", "1,1")
        .holds()
        .says("input                     [[1]] · 2^1\n");
  }

  /** Z3 does not listen to its own limit here: x³ + y³ = z³ has no positive solution. */
  @Test
  void a_question_that_nobody_decides_ends_in_time() throws Exception {
    String fermat = "co+max(0,1-(h^3+w^3-ci^3)^2)";
    Answer ended = Answer.ofProcess(folder, "check", "biases", fermat, "--timeout", "1");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .contains("verdict     UNDECIDED\n")
        .contains("no answer within 1 s: options that fix conventions or a longer --timeout");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.UNDECIDED);
  }

  @Test
  void without_a_command_it_helps_and_writes_nothing() throws Exception {
    Answer.ofProcess(folder).holds().says("Usage: convproof [", "verify  ", "help  ");
    assertThat(folder).isEmptyDirectory();
  }
}
