package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Subject;
import dev.convproof.algebra.FormatNames;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs that speak the protocol, well and badly: here those that a shell can write. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class PipeSubjectTest {
  private static final String GREETING = "printf 'version=1\\nformats=f64\\n\\n'; ";
  private static final String SKIP = "head -c 16 >/dev/null; ";
  private static final String SEVEN = "printf '\\0\\0\\0\\0\\0\\0\\034\\100'; ";

  @AfterAll
  static void nothing_is_left_behind() throws InterruptedException {
    Leftovers.none();
  }

  private static PipeSubject shell(String script) {
    return PipeSubject.start(
        new PipeSubject.Launch(
            "it", List.of("/bin/sh", "-c", script), Optional.of(Duration.ofMillis(300))));
  }

  /** A program that does the same at each call. */
  private static PipeSubject each(String script) {
    return shell(GREETING + "while read call; do " + SKIP + script + " done");
  }

  private static double[] call(PipeSubject pipe) {
    return one(pipe, 0);
  }

  @SuppressWarnings("unchecked")
  private static double[] one(PipeSubject pipe, double input) {
    Subject<double[]> subject = (Subject<double[]>) pipe.subject();
    double[] x = {input};
    return subject.forward().apply(Geometry.UNIT, x, new double[1], Optional.empty());
  }

  private static void fails(String script, String what, String place, String found) {
    try (PipeSubject pipe = each(script)) {
      for (int call = 0; call < 2; call++) {
        FailedCallException failure =
            catchThrowableOfType(FailedCallException.class, () -> call(pipe));
        assertThat(failure).as(script).isNotNull();
        assertThat(failure).hasMessage(what);
        assertThat(List.of(failure.place(), failure.found())).containsExactly(place, found);
      }
    }
  }

  @Test
  void an_answer_comes_back_at_every_call() {
    try (PipeSubject pipe = each("echo ok; " + SEVEN)) {
      assertThat(call(pipe)).containsExactly(7);
      assertThat(call(pipe)).containsExactly(7);
    }
    try (PipeSubject pipe = each("echo ok 8; " + SEVEN)) {
      assertThat(call(pipe)).containsExactly(7);
    }
  }

  @Test
  void the_call_is_a_line_of_keys_and_values() throws IOException {
    assertThat(Frames.call("forward", "f32", Notation.parse("ci2h5w5co3kh3kw2pl1"), true, "10"))
        .isEqualTo(
            "operation=forward format=f32 n=1 g=1 ci=2 h=5 w=5 co=3 kh=3 kw=2 sh=1 sw=1 dh=1 dw=1"
                + " pt=0 pb=0 pl=1 pr=0 bias=1 limit=10 more=0");
  }

  @Test
  void the_page_on_the_protocol_has_all_that_is_sent_and_read() throws IOException {
    String page;
    try (InputStream in = PipeSubject.class.getResourceAsStream("protocol.txt")) {
      page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(page)
        .contains(
            Frames.call("forward", "f32", Notation.parse("ci2h5w5co3kh3kw2"), true, "10")
                .split(" pt="))
        .contains("version=", "formats=", "operations=", "layout=", "deterministic=", "ieee=")
        .contains(FormatNames.known())
        .contains("rounding=", "ok BYTES", "unsupported REASON", "error TEXT", "fatal TEXT");
    assertThat(page.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void what_is_not_supported_is_declined() {
    try (PipeSubject pipe = each("echo unsupported no bias at all;")) {
      assertThatThrownBy(() -> call(pipe))
          .isInstanceOf(DeclinedException.class)
          .hasMessage("no bias at all");
    }
  }

  @Test
  void an_error_fails_with_what_the_program_says() {
    fails("echo error out of luck;", "answered with an error", "the call", "out of luck");
    fails("printf 'error threw up\\tline 3\\ta fit\\n';", "threw up", "line 3", "a fit");
  }

  @Test
  void exiting_fails_with_the_code_or_the_signal_and_the_last_words() {
    fails("exit 3;", "exited with code 3", "the call", "nothing");
    fails("kill -9 $$;", "was ended by signal 9", "the call", "nothing");
    fails(
        "echo Oops. >&2; echo >&2; exit 1;",
        "exited with code 1",
        "the call",
        "nothing, after \"Oops.\"");
  }

  /** To end a process must not close its standard error before that is read. */
  @Test
  void the_last_words_are_told_each_time() {
    for (int time = 0; time < 50; time++) {
      try (PipeSubject pipe = each("echo Oops. >&2; exit 1;")) {
        FailedCallException failure =
            catchThrowableOfType(FailedCallException.class, () -> call(pipe));
        assertThat(failure.found()).isEqualTo("nothing, after \"Oops.\"");
      }
    }
  }

  @Test
  void a_wrong_length_fails() {
    fails(
        "echo ok 4; printf 1234;", "answered with 4 bytes instead of 8", "the output", "0 scalars");
    fails(
        "echo ok; printf 1234; exit 0;",
        "answered with 4 bytes instead of 8 and exited with code 0",
        "the call",
        "nothing");
  }

  @Test
  void printing_outside_of_answers_fails() {
    String what = "printed to standard output, which is for answers";
    fails("echo Hello; echo ok; " + SEVEN, what, "standard output", "\"Hello\"");
  }

  /** What comes behind an answer may come late: it is seen at that call or at a later one. */
  @Test
  void printing_behind_an_answer_fails() {
    try (PipeSubject pipe = each("echo ok; " + SEVEN + "echo done;")) {
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(
                () -> {
                  for (int call = 0; call < 100; call++) {
                    call(pipe);
                  }
                })
            .hasMessage("printed to standard output, which is for answers")
            .extracting(e -> ((FailedCallException) e).found())
            .asString()
            .startsWith("\"done");
      }
    }
  }

  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @Test
  void an_end_of_line_behind_an_answer_is_not_waited_for() {
    String what = "printed to standard output, which is for answers";
    fails(
        SEVEN.replace("printf '", "printf 'ok\\n").replace("'; ", "more'; "),
        what,
        "standard output",
        "\"more\"");
  }

  @Test
  void hanging_fails_with_the_time_and_leaves_nothing_behind() {
    fails("sleep 77;", "did not come back within 0.3 s", "the call", "nothing");
    assertThat(commands()).noneMatch(line -> line.contains("sleep 77"));
  }

  private static List<String> commands() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .toList();
  }

  @Test
  void what_it_leaves_behind_is_ended_with_it() {
    try (PipeSubject pipe = each("(sleep 78 &) ; exit 5;")) {
      assertThatThrownBy(() -> call(pipe)).hasMessage("exited with code 5");
    }
    assertThat(commands()).noneMatch(line -> line.contains("sleep 78"));
  }

  @Test
  void megabytes_on_standard_error_do_no_harm() {
    try (PipeSubject pipe = each("head -c 3000000 /dev/zero | tr '\\0' x >&2; echo ok; " + SEVEN)) {
      assertThat(call(pipe)).containsExactly(7);
      assertThat(call(pipe)).containsExactly(7);
      assertThat(pipe.printed()).hasSize(4096);
    }
  }

  @Test
  void it_reads_no_input_and_is_not_waited_for() {
    try (PipeSubject pipe = shell(GREETING + "exec sleep 79")) {
      @SuppressWarnings("unchecked")
      Subject<double[]> subject = (Subject<double[]>) pipe.subject();
      Geometry g = Notation.parse("h300w300");
      assertThatThrownBy(
              () -> subject.forward().apply(g, new double[90_000], new double[1], Optional.empty()))
          .hasMessage("did not come back within 0.3 s");
    }
  }

  @Test
  void after_a_call_that_hangs_others_get_less_time_and_in_the_end_none() {
    Duration trouble = Duration.ofMillis(500);
    List<String> command = List.of("/bin/sh", "-c", GREETING + "exec sleep 80");
    Optional<Duration> limit = Optional.of(Duration.ofMillis(1200));
    try (PipeSubject pipe =
        PipeSubject.start(new PipeSubject.Launch("it", command, limit), trouble)) {
      assertThatThrownBy(() -> call(pipe)).hasMessage("did not come back within 1.2 s");
      String shorter = "did not come back within 1 s, as an earlier call did not within 1.2 s";
      assertThatThrownBy(() -> call(pipe)).hasMessage(shorter);
      assertThatThrownBy(() -> call(pipe)).hasMessage(shorter); // known by now
      assertThatThrownBy(() -> one(pipe, 2))
          .isInstanceOf(DeclinedException.class)
          .hasMessage("not called any more, after 0.5 s of calls that hung or ended it");
    }
  }

  @Test
  void channels_last_are_transposed(@TempDir Path folder) throws IOException {
    Path received = folder.resolve("received");
    String script =
        "printf 'version=1\\nformats=i32\\nlayout=nhwc\\n\\n'; read call; head -c 16 >"
            + received
            + "; head -c 4 >/dev/null; echo ok; "
            + "printf '\\1\\0\\0\\0\\2\\0\\0\\0\\3\\0\\0\\0\\4\\0\\0\\0'; read end";
    try (PipeSubject pipe = shell(script)) {
      @SuppressWarnings("unchecked")
      Subject<int[]> subject = (Subject<int[]>) pipe.subject();
      Geometry g = Notation.parse("g2ci2w2co2");
      assertThat(subject.forward().apply(g, new int[] {5, 6, 7, 8}, new int[2], Optional.empty()))
          .containsExactly(1, 3, 2, 4);
      byte[] bytes = Files.readAllBytes(received);
      assertThat(new int[] {bytes[0], bytes[4], bytes[8], bytes[12]}).containsExactly(5, 7, 6, 8);
    }
  }

  @Test
  void gradients_are_offered_where_the_program_has_them() {
    String script =
        "printf 'version=1\\nformats=f64\\noperations=weight-gradient\\n\\n'; read call;"
            + " head -c 24 >/dev/null; echo ok; "
            + SEVEN
            + "read end";
    try (PipeSubject pipe = shell(script)) {
      @SuppressWarnings("unchecked")
      Subject<double[]> subject = (Subject<double[]>) pipe.subject();
      double[] one = {1};
      assertThat(subject.inputGradient()).isEmpty();
      assertThat(subject.weightGradient().orElseThrow().apply(Geometry.UNIT, one, one, one))
          .containsExactly(7);
      assertThatThrownBy(() -> call(pipe)).isInstanceOf(DeclinedException.class);
    }
  }

  @Test
  void a_wrong_greeting_is_told() {
    greets("printf 'colour=red\\n\\n'", "its greeting is wrong: unknown key \"colour\"; known are");
    greets("printf 'version=2\\n\\n'", "its greeting is wrong: version 2: version=1 would be");
    greets("printf 'version=1\\nformats=f15\\n\\n'", "its greeting is wrong: formats=f15: known");
    greets("printf 'Loading\\n\\n'", "its greeting is wrong: \"Loading\" is no line of key=");
    greets("printf 'error no such file\\n'", "no such file");
    greets(
        "echo Oops. >&2; sleep 0.1; exit 2", "it exited with code 2 before it had greeted: Oops.");
    assertThatThrownBy(
            () ->
                PipeSubject.start(
                    new PipeSubject.Launch("it", List.of("/no/program"), Optional.empty())))
        .isInstanceOf(NoSubjectException.class)
        .hasMessageStartingWith("/no/program cannot be started: ");
  }

  private static void greets(String script, String message) {
    assertThatThrownBy(() -> shell(script))
        .isInstanceOf(NoSubjectException.class)
        .hasMessageStartingWith(message);
  }
}
