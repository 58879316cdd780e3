package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program as a process, and as it starts without a command. */
class MainTest {

  private record Ended(int exitCode, String out, String err) {}

  /** Runs the program in a process of its own whose platform knows no more than ASCII. */
  private static Ended process(String... args) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dfile.encoding=US-ASCII"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp")); // as in the jar
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).start();
    String out = read(process.getInputStream().readAllBytes());
    String err = read(process.getErrorStream().readAllBytes());
    return new Ended(process.waitFor(), out, err);
  }

  private static String read(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void a_refusal_is_one_line_of_utf_8_and_an_exit_code() throws Exception {
    assertThat(process("count", "h2kh2", "--strategy", "pointwise"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "convproof count: --strategy pointwise: kernel 2×1: a product over the channels"
                    + " alone needs 1×1\n"));
  }

  @Test
  void an_answer_is_utf_8_and_all_there_is() throws Exception {
    Ended ended = process("replay", "n1", "--values", "1,1", "--exponents", "1,1");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("input                     [[1]] · 2^1\n");
    assertThat(ended.exitCode()).isZero();
  }

  /** Z3 does not listen to its own limit here: x³ + y³ = z³ has no positive solution. */
  @Test
  void a_question_that_nobody_decides_ends_in_time() throws Exception {
    String fermat = "co+max(0,1-(h^3+w^3-ci^3)^2)";
    Ended ended = process("check", "biases", fermat, "--timeout", "1");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .contains("verdict     UNDECIDED\n")
        .contains("no answer within 1 s: options that fix conventions or a longer --timeout");
    assertThat(ended.exitCode()).isEqualTo(ExitCode.UNDECIDED);
  }

  /** Stands in for the command that takes half a minute. */
  @Command(name = "verify")
  static final class Verifying implements Callable<Integer> {
    @Override
    public Integer call() {
      return ExitCode.REFUTED;
    }
  }

  @Test
  void without_a_command_it_verifies() {
    CommandLine root = new CommandLine(new Main());
    root.getCommandSpec().removeSubcommand("verify");
    root.addSubcommand(new Verifying());
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    assertThat(Execution.of(root, new String[0], nowhere, nowhere)).isEqualTo(ExitCode.REFUTED);
  }
}
