package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.ConvProof;
import dev.convproof.Lookahead;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.Verification;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls are in flight together, and what becomes of them is what becomes of them one by one. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class CallsAheadTest {
  private static final String GREETING = "printf 'version=1\\nformats=f64\\n\\n'; ";
  private static final String READ = "read call; head -c 16 >/dev/null; ";
  private static final String SEVEN = "echo ok; printf '\\0\\0\\0\\0\\0\\0\\034\\100'; ";
  private static final Path SAMPLE = Path.of("src/samples/conv.py").toAbsolutePath();

  @TempDir static Path folder;

  @AfterAll
  static void nothing_is_left_behind() throws InterruptedException {
    Leftovers.none();
  }

  /** A program that answers a first call with 7, and goes on as a script says. */
  private static PipeSubject shell(String script) {
    List<String> command = List.of("/bin/sh", "-c", GREETING + READ + SEVEN + script);
    PipeSubject pipe =
        PipeSubject.start(
            new PipeSubject.Launch("it", command, Optional.of(Duration.ofSeconds(10))));
    assertThat(pipe.lookahead().isOpen()).isFalse();
    assertThat(call(pipe.subject(), 7)).containsExactly(7);
    assertThat(pipe.lookahead().isOpen()).isTrue();
    return pipe;
  }

  private static double[] call(Subject<?> of, double input) {
    return call(of, Geometry.UNIT, new double[] {input});
  }

  /** Calls with weights of ones. */
  @SuppressWarnings("unchecked")
  private static double[] call(Subject<?> of, Geometry g, double[] input) {
    double[] ones = IntStream.range(0, g.weightSize()).mapToDouble(at -> 1).toArray();
    return ((Subject<double[]>) of).forward().apply(g, input, ones, Optional.empty());
  }

  private static Lookahead noted(PipeSubject pipe, double... inputs) {
    Lookahead ahead = pipe.lookahead();
    for (double input : inputs) {
      assertThat(call(ahead.predicted(), input)).containsExactly(input);
    }
    assertThat(ahead.noted()).isEqualTo(inputs.length);
    return ahead;
  }

  @Test
  void a_program_may_read_three_calls_before_it_answers_the_first() {
    try (PipeSubject pipe =
        shell("while :; do " + READ + READ + READ + SEVEN + SEVEN + SEVEN + "done")) {
      for (int time = 0; time < 2; time++) {
        Lookahead ahead = noted(pipe, 7, 7, 7);
        assertThat(ahead.send()).isTrue();
        assertThat(ahead.cameTrue(0, 3)).isTrue();
        assertThat(ahead.noted()).isZero();
      }
    }
  }

  /** A program that answers 2, 3, 4, 5 and 6, whatever it is asked. */
  private static PipeSubject counting() {
    String digits = "\"\\\\0\\\\0\\\\0\\\\0\\\\0\\\\0\\\\$n\\\\100\"";
    String answer = "echo ok; printf " + digits + "; ";
    return shell("for n in 000 010 020 024 030; do " + READ + answer + "done");
  }

  @Test
  void answers_that_are_others_are_served_to_the_same_calls_in_order() {
    try (PipeSubject pipe = counting()) {
      Lookahead ahead = noted(pipe, 8, 3, 8, 9);
      assertThat(ahead.send()).isTrue();
      assertThat(List.of(ahead.cameTrue(0, 1), ahead.cameTrue(1, 2))).containsExactly(false, true);
      ahead.serve(0, 3);
      assertThat(call(pipe.subject(), 8)).containsExactly(2);
      assertThat(call(pipe.subject(), 3)).containsExactly(3);
      assertThat(call(pipe.subject(), 8)).containsExactly(4);
      assertThat(call(pipe.subject(), 9)).as("a call that is made").containsExactly(6);
    }
  }

  @Test
  void answers_are_dropped_where_another_call_is_made() {
    try (PipeSubject pipe = counting()) {
      Lookahead ahead = noted(pipe, 8, 8, 8);
      assertThat(ahead.send()).isTrue();
      ahead.serve(0, 3);
      assertThat(call(pipe.subject(), 8)).containsExactly(2);
      assertThat(call(pipe.subject(), 9)).containsExactly(5);
      assertThat(call(pipe.subject(), 8)).containsExactly(6);
    }
  }

  @Test
  void a_crash_on_the_way_is_known_of_its_call_and_no_more_are_made_together() {
    String answers = (READ + SEVEN).repeat(4);
    try (PipeSubject pipe = shell(answers + READ + "exit 3")) {
      Lookahead ahead = noted(pipe, 7, 7, 7, 7, 7, 7);
      assertThat(ahead.send()).isFalse();
      assertThat(ahead.isOpen()).isFalse();
      assertThat(ahead.cameTrue(0, 4)).isTrue();
      assertThat(ahead.cameTrue(4, 5)).isFalse();
      assertThat(ahead.cameTrue(5, 6)).isFalse();
      assertThat(ahead.serveFailure(0, 4)).isFalse();
      assertThat(ahead.serveFailure(4, 6)).isTrue();
      assertThatThrownBy(() -> call(pipe.subject(), 7)).hasMessage("exited with code 3");
      assertThat(call(pipe.subject(), 7)).as("by a new process").containsExactly(7);
    }
  }

  @Test
  void what_is_printed_between_answers_is_a_crash_on_the_way() {
    try (PipeSubject pipe = shell(READ + SEVEN + "echo Hello; " + READ + SEVEN + "read end")) {
      Lookahead ahead = noted(pipe, 7, 7, 7);
      assertThat(ahead.send()).isFalse();
      assertThat(ahead.cameTrue(0, 1)).isTrue();
      assertThat(ahead.serveFailure(1, 2)).isTrue();
      assertThatThrownBy(() -> call(pipe.subject(), 7))
          .hasMessage("printed to standard output, which is for answers");
    }
  }

  /** It is waited for in full where it is called alone. */
  @Test
  void a_late_call_is_no_failure_on_the_way() {
    try (PipeSubject pipe = shell(READ + SEVEN + READ + "exec sleep 81")) {
      Lookahead ahead = noted(pipe, 7, 7, 7);
      assertThat(ahead.send()).isFalse();
      assertThat(ahead.serveFailure(0, 3)).isFalse();
      assertThat(call(pipe.subject(), 7)).containsExactly(7);
      assertThat(call(pipe.subject(), 7)).as("by a new process").containsExactly(7);
    }
  }

  /** Neither side waits for the other with a full pipe. */
  @Test
  void a_program_that_answers_megabytes_and_reads_nothing_is_ended() {
    String flood = "while :; do echo ok; head -c 28800 /dev/zero; done";
    try (PipeSubject pipe = shell("read call; " + flood)) {
      Lookahead ahead = pipe.lookahead();
      Geometry g = Notation.parse("h60w60");
      for (int call = 0; call < 40; call++) {
        assertThat(call(ahead.predicted(), g, new double[g.inputSize()])).containsOnly(0);
      }
      assertThat(ahead.send()).isFalse();
      assertThat(ahead.isOpen()).isFalse();
    }
  }

  /** The sample in Python, with some lines before it and one line that is another. */
  private record Sample(Path file) {
    static Sample of(String before, String right, String wrong) throws IOException {
      String source = Files.readString(SAMPLE);
      assertThat(source).contains(right);
      Path file = Files.createTempDirectory(folder, "sample").resolve("conv.py");
      Files.writeString(file, "import os, time\n" + before + source.replace(right, wrong));
      return new Sample(file);
    }

    /** Judges it with calls made together, or one by one. */
    Report judged(boolean together, List<Law> laws) {
      List<String> command = List.of("python3", file.toString());
      PipeSubject.Launch launch =
          new PipeSubject.Launch("it", command, Optional.of(Duration.ofSeconds(2)));
      try (PipeSubject pipe = PipeSubject.start(launch)) {
        Verification<?> judging = ConvProof.verify(pipe.subject());
        return (together ? judging.ahead(pipe.lookahead()) : judging)
            .laws(laws)
            .timeout(Duration.ofDays(1)) // the program's calls are timed where they are made
            .reaching(Reach.SMALL)
            .cases(40)
            .seed(5)
            .shrinking(() -> Duration.ZERO)
            .report();
      }
    }
  }

  /** Returns what became of a law, in words. */
  private static String told(Report.Row row) {
    return String.join(
        " ",
        row.law().name(),
        row.ending().name(),
        List.of(row.drawn(), row.judged(), row.unsupported(), row.vacuous()).toString(),
        row.reason().orElse(""),
        row.refutation().map(Report.Refutation::facts).orElse(""));
  }

  private static void ends_alike(List<Law> laws, String right, String wrong) throws IOException {
    String declined = "def declined():\n    raise NotImplementedError('no kernels')\n";
    Sample sample = Sample.of(declined, right, wrong);
    Report together = sample.judged(true, laws);
    Report alone = sample.judged(false, laws);
    assertThat(together.rows().stream().map(CallsAheadTest::told))
        .containsExactlyElementsOf(alone.rows().stream().map(CallsAheadTest::told).toList());
    assertThat(together.draws()).isEqualTo(alone.draws());
    assertThat(together.judged()).isPositive();
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "else 0.0 | else 0.0",
        "else 0.0 | else -0.0",
        "a * s.dh | a",
        "y = array(\"d\") | y = array(\"d\") if s.kh < 2 else declined()",
      })
  void all_laws_end_as_they_do_with_calls_one_by_one(String right, String wrong)
      throws IOException {
    ends_alike(Laws.all(), right, wrong);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s.g < 2 or sys.exit(5)",
        "s.dw < 2 or os.kill(os.getpid(), 9)",
        "s.sw < 3 or print('Hello')",
      })
  void what_crashes_is_named_as_it_is_with_calls_one_by_one(String crash) throws IOException {
    ends_alike(List.of(Laws.AGREEMENT), "y = array(\"d\")", "y = array(\"d\"); " + crash);
  }

  /** Where an answer is short, the next one seems to be its end. */
  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s.sw < 3 or time.sleep(9)",
        "y = y if s.n < 2 else array(\"f\")",
        "y = y if s.n < 2 else array(\"d\", [7])",
      })
  void what_hangs_is_named_as_it_is_with_calls_one_by_one(String hang) throws IOException {
    ends_alike(List.of(Laws.AGREEMENT), "y = array(\"d\")", "y = array(\"d\"); " + hang);
  }

  /** Whatever happened once is told, even where it does not happen again. */
  @Tag("long")
  @Test
  void a_crash_that_does_not_happen_again_refutes() throws IOException {
    String crash =
        """
        count = 0
        mark = os.path.join(os.path.dirname(__file__), "mark")
        def crash():
            global count
            count += 1
            if count == 90 and not os.path.exists(mark):
                open(mark, "w").close()
                os._exit(9)
        """;
    Sample sample = Sample.of(crash, "y = array(\"d\")", "crash(); y = array(\"d\")");
    Report report = sample.judged(true, Laws.all());
    assertThat(sample.file().resolveSibling("mark")).exists();
    assertThat(report.refutations()).hasSize(1);
    assertThat(report.refutations().get(0).by().what()).startsWith("it exited with code 9 on ");
    assertThat(report.draws()).isEqualTo(40);
    assertThat(report.rows()).allMatch(row -> row.drawn() <= 40);
  }
}
