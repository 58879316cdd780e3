package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.subject.Leftovers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a class does, it is survived and found out, and nothing of it is left behind. */
@Tag("long")
@Timeout(120)
class HostileClassesTest {
  @AfterAll
  static void nothing_is_left_behind() throws InterruptedException {
    Leftovers.none();
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(one -> one.info().commandLine().orElse("").endsWith("sleep 1001"));
    assertThat(Path.of("").toAbsolutePath().toFile().list()).noneMatch(f -> f.contains("hs_err"));
  }

  private static Answer contract(String target) {
    return Answer.to(
        "contract",
        "--java",
        HostileClass.class.getName() + target,
        "--classpath",
        ForeignSamples.folder(),
        "--seed",
        "7",
        "--timeout",
        target.equals("#hoarding") ? "20" : "1", // it takes memory page by page
        "--memory",
        "200",
        "--cases",
        "8",
        "--json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#throwing          | threw IllegalStateException on | HostileClass.throwing(",
        "#failing           | threw AssertionError on | HostileClass.failing(",
        "#unspeakable       | threw Unspeakable on | HostileClass.unspeakable(",
        "#deepening         | threw StackOverflowError on | HostileClass.deepening(",
        "#hoarding          | threw OutOfMemoryError on | HostileClass.hoarding(",
        "#exiting           | called System.exit on | HostileClass.exiting(",
        "#halting           | exited with code 3 on | the call",
        "#crashing          | was ended by signal 6 on | the call",
        "#looping           | did not come back within 1 s on | HostileClass.looping(",
        "#waiting           | did not come back within 1 s on | HostileClass.waiting(",
        "#nothing           | gives no double[] on | the output",
        "#shortened         | answered with 0 bytes instead of 8 on | the output",
        "#lengthened        | answered with 16 bytes instead of 8 on | the output",
        "#keeping           | a result shares its buffer | the output",
        "#stale             | a second call differs | [n=0",
        "#changingInput     | changes its input | [n=0",
        "#changingWeights   | changes its weights | [n=0",
        "#notNumbers        | differs from definition | [n=0",
        "#random            | differs | [n=0",
        "#throwingElsewhere | threw IllegalStateException in a thread of its own on |"
            + " HostileClass.lambda$throwingElsewhere",
        "$Unready           | threw ExceptionInInitializerError on | HostileClass$Unready.<clinit>("
      })
  void what_gives_no_right_output_is_refuted_with_its_own_place(
      String target, String what, String where) throws JsonProcessingException {
    Answer answer = contract(target);
    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUTED);
    JsonNode first = new ObjectMapper().readTree(answer.out()).get("counterexamples").get(0);
    assertThat(first.get("what").asText()).contains(what);
    assertThat(first.get("where").asText().replace("dev.convproof.cli.", "")).startsWith(where);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#printing", "#closing", "#starting", "#staying"})
  void what_gives_right_outputs_holds_whatever_else_it_does(String target) {
    assertThat(contract(target).exitCode()).isEqualTo(ExitCode.HOLDS);
  }
}
