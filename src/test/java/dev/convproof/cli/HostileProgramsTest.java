package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.subject.Leftovers;
import dev.convproof.tensor.CaseLine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a program does, it is survived and found out, and nothing of it is left behind. */
@Tag("long")
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class HostileProgramsTest {
  private static final Path SCRIPT = Path.of("src/test/resources/hostile.py").toAbsolutePath();

  @BeforeAll
  static void python() {
    Installed.needs("python3", "--version");
  }

  @AfterAll
  static void nothing_is_left_behind() throws InterruptedException {
    Leftovers.none();
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(one -> one.info().commandLine().orElse("").contains("hostile.py"))
        .noneMatch(one -> one.info().commandLine().orElse("").endsWith("sleep 1000"));
  }

  private static Answer contract(String how, String... more) {
    String command = "python3 " + ShellWords.quoted(SCRIPT.toString()) + " " + how;
    List<String> args =
        List.of(
            "contract",
            "--exec",
            command,
            "--seed",
            "7",
            "--timeout",
            how.equals("hoards") ? "20" : "1", // it takes memory page by page
            "--memory",
            "300",
            "--json");
    String[] all = args.toArray(new String[args.size() + more.length]);
    System.arraycopy(more, 0, all, args.size(), more.length);
    return Answer.to(all);
  }

  private static JsonNode json(Answer answer) throws JsonProcessingException {
    return new ObjectMapper().readTree(answer.out());
  }

  /** Returns words with the lengths of an output of so many doubles, and of one more and less. */
  private static String told(String words, int outputs) {
    return words == null
        ? ""
        : words
            .replace("{due}", String.valueOf(Double.BYTES * outputs))
            .replace("{less}", String.valueOf(Double.BYTES * (outputs - 1)))
            .replace("{more}", String.valueOf(Double.BYTES * (outputs + 1)))
            .replace("{fewer}", String.valueOf(outputs - 1))
            .replace("{additional}", String.valueOf(outputs + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hangs            | did not come back within 1 s on | the call | nothing",
        "hangs-seldom     | did not come back within 1 s on | the call | nothing",
        "late             | did not come back within 1 s on | the call | nothing",
        "exits            | exited with code 0 on | the call | nothing",
        "exits-with-words | exited with code 1 on | the call | nothing, after \"something is wrong\"",
        "kills-itself     | was ended by signal 9 on | the call | nothing",
        "segfaults        | was ended by signal 11 on | the call | nothing",
        "hoards           | took more than 300 MB of memory on | the call | nothing",
        "prints-before    | printed to standard output, which is for answers on | standard output |"
            + " \"debug: x\"",
        "prints-megabytes | printed to standard output, which is for answers on | standard output |"
            + " \"xxxxx",
        "prints-behind    | printed to standard output, which is for answers on | standard output |"
            + " \"done",
        "says-too-little  | answered with {less} bytes instead of {due} on | the output |"
            + " {fewer} scalars",
        "says-too-much    | answered with {more} bytes instead of {due} on | the output |"
            + " {additional} scalars",
        "says-huge        | answered with another length than {due} bytes on | the output |"
            + " \"99999999999\"",
        "stops-short      | and did not come back within 1 s on |" + " the call | nothing",
        "ends-short       | and exited with code 0 on |" + " the call | nothing",
        "closes-output    | closed its output on | the call | nothing",
        "not-numbers      | differs from definition | [n=0 o=0 i=0 j=0] | NaN",
        "infinite         | differs from definition | [n=0 o=0 i=0 j=0] | Infinity",
        "changes          | changes its  | [n=0 o=0 i=0 j=0] | 0",
        "random           | | [n=0 | ",
        "stale            | a second call differs | [n=0 |",
        "errs             | answered with an error on | the call | out of luck",
        "reads-nothing    | did not come back within 1 s on | the call | nothing"
      })
  void what_gives_no_right_answer_is_refuted_with_the_case(
      String how, String what, String where, String found) throws JsonProcessingException {
    Answer answer = contract(how, "--cases", "8");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUTED);
    JsonNode first = json(answer).get("counterexamples").get(0);
    int outputs = CaseLine.parse(first.get("case").asText()).geometry().outputSize();
    assertThat(first.get("what").asText()).contains(told(what, outputs));
    assertThat(first.get("where").asText()).startsWith(where);
    assertThat(first.get("actual").asText()).startsWith(told(found, outputs));
    assertThat(first.get("case").asText()).contains(" --values ");
    assertThat(first.get("replay").asText()).contains(" --exec ").contains(how);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forks", "leaves-children", "noisy", "ignores-the-end", "right"})
  void what_answers_rightly_holds_whatever_else_it_does(String how) {
    assertThat(contract(how, "--cases", "8").exitCode()).isEqualTo(ExitCode.HOLDS);
  }
}
