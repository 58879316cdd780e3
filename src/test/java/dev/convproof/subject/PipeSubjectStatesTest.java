package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.convproof.BackwardPass;
import dev.convproof.FailedCallException;
import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a program: before it is called, after it failed, and when it is closed. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class PipeSubjectStatesTest {
  private static final String GREETING = "printf 'version=1\\nformats=f64\\n\\n'; ";
  private static final String SEVEN = "echo ok; printf '\\0\\0\\0\\0\\0\\0\\034\\100'; ";
  private static final String ANSWERS =
      GREETING + "while read call; do head -c 16 >/dev/null; " + SEVEN + "done";

  @AfterAll
  static void nothing_is_left_behind() throws InterruptedException {
    Leftovers.none();
  }

  private static PipeSubject shell(String script, Map<String, String> declared) {
    return PipeSubject.start(
        new PipeSubject.Launch(
            "it",
            List.of("/bin/sh", "-c", script),
            Optional.of(Duration.ofSeconds(5)),
            PipeSubject.UNLIMITED,
            declared));
  }

  private static PipeSubject shell(String script) {
    return shell(script, Map.of());
  }

  @SuppressWarnings("unchecked")
  private static Subject<double[]> doubles(PipeSubject pipe) {
    return (Subject<double[]>) pipe.subject();
  }

  private static double[] call(PipeSubject pipe) {
    double[] one = {1};
    return doubles(pipe).forward().apply(Geometry.UNIT, one, one, Optional.empty());
  }

  @Test
  void it_has_the_name_that_it_gives_itself() {
    try (PipeSubject named =
            shell("printf 'version=1\\nformats=f64\\nname=conv 3\\n\\n'; read end");
        PipeSubject unnamed = shell(ANSWERS)) {
      assertThat(named.name()).isEqualTo("conv 3");
      assertThat(named.said()).containsOnly(Map.entry("formats", "f64"));
      assertThat(unnamed.name()).isEqualTo("it");
    }
  }

  @Test
  void what_is_declared_overrules_its_greeting() {
    Map<String, String> declared = Map.of("rounding", "nearest", "deterministic", "yes");
    assertThat(PipeSubject.known("rounding")).contains("nearest", "fft");
    assertThat(PipeSubject.rounding("nearest")).isEqualTo(Rounding.nearest());
    assertThat(PipeSubject.algorithm("nearest")).isEmpty();
    assertThat(PipeSubject.algorithm("winograd:4")).isPresent();
    try (PipeSubject pipe = shell(ANSWERS, declared);
        PipeSubject plain = shell(ANSWERS)) {
      assertThat(pipe.subject().rounding()).isEqualTo(Rounding.nearest());
      assertThat(pipe.subject().claims().deterministic()).isTrue();
      assertThat(plain.subject().rounding()).isEqualTo(Rounding.sumOfProducts());
      assertThat(plain.subject().claims().deterministic()).isFalse();
      assertThat(plain.fitting()).isNotNull();
    }
  }

  @Test
  void a_bias_is_sent_behind_the_weights() {
    double[] one = {1};
    try (PipeSubject pipe = shell(GREETING + "read call; head -c 24 >/dev/null; " + SEVEN)) {
      assertThat(doubles(pipe).forward().apply(Geometry.UNIT, one, one, Optional.of(one)))
          .containsExactly(7);
    }
  }

  @Test
  void the_page_on_the_protocol_is_there() {
    assertThat(PipeSubject.protocol()).contains("version=1").contains("operations=");
  }

  @Test
  void it_is_called_no_more_once_it_is_closed() throws InterruptedException {
    PipeSubject pipe = shell("echo Ready >&2; " + ANSWERS);
    assertThat(call(pipe)).containsExactly(7);
    for (int time = 0; time < 1_000 && pipe.printed().isEmpty(); time++) {
      Thread.sleep(10); // it is read by a thread of its own
    }
    assertThat(pipe.printed()).isEqualTo("Ready\n");
    pipe.close();
    assertThatThrownBy(() -> call(pipe))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("it is closed");
  }

  @Test
  void where_it_does_not_start_again_each_call_fails_so(@TempDir Path folder) {
    Path mark = folder.resolve("mark");
    String once = "[ ! -e '" + mark + "' ] || { echo No. >&2; exit 4; }; touch '" + mark + "'; ";
    Duration given = Duration.ofMinutes(7);
    try (PipeSubject pipe = shell(once + GREETING + "read call; exit 3")) {
      assertThat(pipe.searching(given)).isEqualTo(given);
      assertThatThrownBy(() -> call(pipe)).hasMessage("exited with code 3");
      assertThat(pipe.searching(given)).isEqualTo(Duration.ofSeconds(2));
      FailedCallException again = catchThrowableOfType(FailedCallException.class, () -> call(pipe));
      assertThat(again).hasMessage("did not start again");
      assertThat(again.place()).isEqualTo("the start");
      assertThat(again.found()).endsWith("it exited with code 4 before it had greeted: No.");
    }
  }

  /** Answers numbers of each gradient's own size: 2 of the input, 1 of the weights and bias. */
  @Test
  void each_gradient_has_the_size_of_what_it_is_of() {
    String two = "printf '\\0\\0\\0\\0\\0\\0\\034\\100\\0\\0\\0\\0\\0\\0\\034\\100'; ";
    String script =
        "printf 'version=1\\nformats=f64\\noperations=forward,input-gradient,weight-gradient,"
            + "bias-gradient\\n\\n'; while read -r call; do head -c 40 >/dev/null; case $call in "
            + "*input-gradient*) echo ok; "
            + two
            + ";; *) "
            + SEVEN
            + ";; esac; done";
    try (PipeSubject pipe = shell(script.replace("; ;;", ";;"))) {
      Geometry g = Notation.parse("w2");
      double[] two1 = {1, 2};
      double[] one = {3};
      Subject<double[]> subject = doubles(pipe);
      List<Optional<BackwardPass<double[]>>> passes =
          List.of(subject.inputGradient(), subject.weightGradient(), subject.biasGradient());
      assertThat(passes).allMatch(Optional::isPresent);
      assertThat(passes.get(0).orElseThrow().apply(g, two1, one, two1)).containsExactly(7, 7);
      assertThat(passes.get(1).orElseThrow().apply(g, two1, one, two1)).containsExactly(7);
      assertThat(passes.get(2).orElseThrow().apply(g, two1, one, two1)).containsExactly(7);
    }
  }
}
