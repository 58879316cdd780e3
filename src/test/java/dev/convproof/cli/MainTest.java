package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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

  @Test
  void characters_that_the_locale_loses_are_told_in_a_line() throws Exception {
    lost("check", "output-height", "⌊(h−kh+ph)/sh⌋+1");
  }

  @Tag("long")
  @Test
  void characters_that_the_locale_loses_are_told_of_every_command() throws Exception {
    lost("run", "--input", "é/x.npy", "--weight", "w.npy", "--output", "y.npy");
    lost("compose", "[1]", "é.npy");
  }

  private void lost(String... args) throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "another system than Linux: skipped");
    assumeTrue(
        System.getProperty("sun.jnu.encoding").equals("UTF-8"),
        "the locale of this test passes on no such characters: skipped");
    Answer.ofProcess(folder, List.of(), Map.of("LC_ALL", "C"), args)
        .isRefusedWith(
            "convproof: argument 3 has characters that the locale cannot pass on (LC_ALL is C,"
                + " ANSI_X3.4-1968): LC_ALL=C.UTF-8 would be right");
  }

  /** Z3 does not listen to its own limit here: x³ + y³ = z³ has no positive solution. */
  @Tag("long")
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

  @Test
  void every_command_is_called_as_it_calls_itself() {
    Map<String, CommandLine> all = Main.commandLine(CommandLine.defaultFactory()).getSubcommands();
    assertThat(all).hasSizeGreaterThan(15);
    all.forEach(
        (name, command) ->
            assertThat(
                    command
                        .getCommandSpec()
                        .userObject()
                        .getClass()
                        .getAnnotation(CommandLine.Command.class)
                        .name())
                .isEqualTo(name));
  }
}
