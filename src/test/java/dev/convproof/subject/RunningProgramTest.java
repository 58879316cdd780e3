package dev.convproof.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.subject.RunningProgram.LastWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One process: what it prints, how it ends, and what is said where it does not start. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class RunningProgramTest {
  private static final AtomicInteger MARKS = new AtomicInteger();

  @TempDir Path folder;

  @AfterAll
  static void nothing_is_left_behind() throws InterruptedException {
    Leftovers.none();
  }

  /** Returns a mark of its own, since all that has it is ended with a program. */
  private static String mark() {
    return Guard.VARIABLE + "=test-of-a-program." + MARKS.incrementAndGet() + ";";
  }

  private static RunningProgram shell(String script) {
    return shell(script, PipeSubject.UNLIMITED, new LastWords());
  }

  private static RunningProgram shell(String script, int megabytes, LastWords words) {
    return RunningProgram.start(List.of("/bin/sh", "-c", script), mark(), megabytes, words);
  }

  /** It has a tenth of a processor at most, on which something else runs. */
  @Test
  void what_the_machine_withholds_from_it_does_not_count() throws Exception {
    String alone = "taskset -c 0 ";
    assumeTrue(
        shell(alone + "true").ending().endsWith("code 0"), "skipped: no processor to be shared");
    RunningProgram other = shell(alone + "sh -c 'while :; do :; done'");
    RunningProgram program =
        shell(
            alone
                + "nice -n 10 sh -c 'read x; while [ ${i:=0} -lt 60000 ]; do i=$((i+1)); done;"
                + " echo done'");
    Thread.sleep(1_000);
    program.due(1_000_000_000);
    program.send("\n".getBytes(UTF_8), 0, 1);
    long began = System.nanoTime();
    String answer = new String(program.in().readNBytes(5), UTF_8);
    double seconds = (System.nanoTime() - began) / 1e9;
    other.end();
    assertThat(answer).as("after %.1f s", seconds).isEqualTo("done\n");
    assertThat(program.inTime()).isTrue();
  }

  @Test
  void it_is_told_that_runtimes_send_nothing() throws IOException {
    RunningProgram program = shell("echo $ORT_DISABLE_TELEMETRY $OPT_OUT_TRACKING");
    assertThat(new String(program.in().readAllBytes(), UTF_8)).isEqualTo("1 true\n");
  }

  @ParameterizedTest
  @CsvSource({
    "exit 0, exited with code 0",
    "exit 3, exited with code 3",
    "exit 128, exited with code 128",
    "kill -9 $$, was ended by signal 9",
    "kill -15 $$, was ended by signal 15",
    "exit 160, exited with code 160"
  })
  void an_end_is_told_in_words(String script, String told) throws IOException {
    RunningProgram program = shell(script);
    assertThat(program.in().read()).isNegative();
    assertThat(program.ending()).isEqualTo(told);
    program.end();
  }

  @Test
  void bytes_go_there_and_back() throws IOException {
    RunningProgram program = shell("cat");
    program.send("xabcdx".getBytes(UTF_8), 1, 5);
    assertThat(program.in().hasMore()).isFalse();
    assertThat(program.in().read()).isEqualTo('a');
    assertThat(program.in().readNBytes(3)).isEqualTo("bcd".getBytes(UTF_8));
    assertThat(program.in().hasMore()).isFalse();
    assertThat(program.hasEnded()).isFalse();
    program.finish();
    assertThat(program.hasEnded()).isTrue();
    assertThat(program.ending()).isEqualTo("exited with code 0");
  }

  @Test
  void what_was_read_from_the_pipe_is_known_without_asking() throws IOException {
    RunningProgram program = shell("printf abc");
    assertThat(program.in().read()).isEqualTo('a');
    assertThat(program.in().hasMore()).isTrue();
    program.end();
  }

  @Test
  void the_mark_is_in_the_environment() throws IOException {
    RunningProgram program = shell("echo $" + Guard.VARIABLE);
    assertThat(Frames.line(program.in())).matches("test-of-a-program\\.\\d+;");
    program.end();
  }

  @Test
  void what_is_late_is_ended_and_what_is_in_time_is_not() throws IOException {
    RunningProgram program = shell("cat");
    program.due(50_000_000_000L);
    assertThat(program.inTime()).isTrue();
    program.due(1);
    assertThat(program.in().read()).isNegative();
    assertThat(program.inTime()).isFalse();
    assertThat(program.hasEnded()).isTrue();
    assertThat(program.ending()).isEqualTo("was ended by signal 9");
  }

  @Test
  void what_came_in_time_is_waited_for_no_more() throws Exception {
    RunningProgram program = shell("cat");
    program.due(30_000_000);
    assertThat(program.inTime()).isTrue();
    Thread.sleep(150);
    assertThat(program.hasEnded()).isFalse();
    program.end();
  }

  @Test
  void a_program_that_takes_too_much_memory_is_ended() throws IOException {
    RunningProgram program =
        shell("a=$(head -c 60000000 /dev/zero | tr '\\0' x); cat", 40, new LastWords());
    assertThat(program.in().read()).isNegative();
    assertThat(program.ending()).isEqualTo("took more than 40 MB of memory");
    RunningProgram modest = shell("sleep 0.3; echo done", 40, new LastWords());
    assertThat(Frames.line(modest.in())).isEqualTo("done");
    modest.end();
  }

  @Test
  void what_it_has_started_ends_with_it() throws IOException {
    RunningProgram program = shell("sleep 1000 & setsid sleep 1000 & echo; wait");
    assertThat(Frames.line(program.in())).isEmpty();
    program.end();
    assertThat(program.in().read()).isNegative(); // nobody holds the pipe open
  }

  @Test
  void what_an_ended_program_has_left_behind_is_ended() throws Exception {
    RunningProgram program = shell("setsid sleep 1000 & exit 0");
    while (!program.hasEnded()) {
      Thread.sleep(5);
    }
    Leftovers.none();
  }

  @Test
  void a_program_that_ignores_the_end_of_its_input_is_ended() {
    RunningProgram program = shell("exec sleep 1000");
    program.finish();
    assertThat(program.ending()).isEqualTo("was ended by signal 9");
  }

  @Test
  void the_last_line_on_standard_error_is_kept() {
    LastWords words = new LastWords();
    RunningProgram program =
        shell("echo first >&2; echo ' last ' >&2; echo >&2", PipeSubject.UNLIMITED, words);
    assertThat(program.ending()).isEqualTo("exited with code 0");
    assertThat(program.lastWords()).isEqualTo("last");
    assertThat(words.text()).isEqualTo("first\n last \n\n");
    assertThat(words.count()).isEqualTo(14);
    RunningProgram silent = shell("exit 0");
    silent.ending();
    assertThat(silent.lastWords()).isEmpty();
    program.end();
    silent.end();
  }

  @Test
  void the_last_4096_bytes_of_an_error_are_kept() {
    LastWords words = new LastWords();
    RunningProgram program =
        shell(
            "i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done >&2",
            PipeSubject.UNLIMITED,
            words);
    program.ending();
    assertThat(program.lastWords()).isEqualTo("line 2999");
    StringBuilder all = new StringBuilder();
    for (int line = 0; line < 3_000; line++) {
      all.append("line ").append(line).append('\n');
    }
    assertThat(words.count()).isEqualTo(all.length());
    assertThat(words.text()).isEqualTo(all.substring(all.length() - 4_096));
    program.end();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Picked up JAVA_TOOL_OPTIONS: -Xint\\nsaid\\n; said\\n",
        "NOTE: Picked up JDK_JAVA_OPTIONS: -Xint\\nPicked up _JAVA_OPTIONS: x\\nsaid\\n; said\\n",
        "Picked up JAVA_TOOL_OPTIONS: -Xint\\n; ''",
        "Picked up speed\\nsaid\\n; Picked up speed\\nsaid\\n",
        "said\\nPicked up _JAVA_OPTIONS: x\\n; said\\nPicked up _JAVA_OPTIONS: x\\n",
        "Pick; Pick",
        "Picked up _JAVA_OPTIONS: x; Picked up _JAVA_OPTIONS: x"
      })
  void what_a_java_says_of_its_options_is_no_word_of_the_program(String printed, String kept) {
    LastWords words = new LastWords();
    RunningProgram program = shell("printf '" + printed + "' >&2", PipeSubject.UNLIMITED, words);
    program.ending();
    program.lastWords(); // which waits for all of them
    assertThat(words.text()).isEqualTo(kept.replace("\\n", "\n"));
    program.end();
  }

  @Test
  void a_program_that_cannot_be_started_is_told_why() throws IOException {
    assertThatThrownBy(() -> start("no-such-program-anywhere"))
        .hasMessage("no-such-program-anywhere cannot be started: there is no such program in PATH");
    String missing = folder.resolve("missing").toString();
    assertThatThrownBy(() -> start(missing))
        .hasMessage(missing + " cannot be started: there is no such file");
    String text = Files.writeString(folder.resolve("text"), "text").toString();
    assertThatThrownBy(() -> start(text))
        .hasMessage(text + " cannot be started: it may not be executed: chmod +x would be right");
    Path broken = Files.writeString(folder.resolve("broken"), "#!/no/such/interpreter\n");
    assertThat(broken.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> start(broken.toString()))
        .isInstanceOf(NoSubjectException.class)
        .hasMessageStartingWith(broken + " cannot be started: Cannot run program");
  }

  private static void start(String program) {
    RunningProgram.start(List.of(program), mark(), PipeSubject.UNLIMITED, new LastWords()).end();
  }
}
