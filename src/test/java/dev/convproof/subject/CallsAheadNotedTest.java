package dev.convproof.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.subject.Exchange.Sent;
import dev.convproof.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calls are made ahead, how many together, and what they should give. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class CallsAheadNotedTest {
  private static final AtomicInteger MARKS = new AtomicInteger();
  private static final Geometry LARGE = Notation.parse("h60w60"); // 28,800 bytes, and as many due
  private static final Geometry HALF = Notation.parse("h32w64co2"); // 32,768 bytes due

  private final Trouble trouble = new Trouble(Optional.of(Duration.ofSeconds(10)));
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CallsAhead<double[]> ahead = ahead(Arithmetic.FLOAT64);
  private RunningProgram program;

  @TempDir Path folder;

  @AfterEach
  void end() {
    ahead.close();
    if (program != null) {
      program.end();
    }
  }

  private <V> CallsAhead<V> ahead(Arithmetic<V> numbers) {
    return new CallsAhead<>(
        numbers,
        new Exchange<>(numbers, Wire.of(numbers, false, true)),
        trouble,
        new CallsAhead.Running() {
          @Override
          public RunningProgram program() {
            return program;
          }

          @Override
          public void ended() {
            ended.set(true);
          }
        });
  }

  private static <V> Sent<V> forward(Geometry g, V input, V weights) {
    return new Sent<>(
        Greeting.FORWARD,
        g,
        List.of(input, weights),
        List.of(Shape.input(g), Shape.weights(g)),
        Shape.output(g));
  }

  private static Sent<double[]> zeros(Geometry g) {
    return forward(g, new double[g.inputSize()], new double[g.weightSize()]);
  }

  private void noted(Geometry g, int times) {
    for (int time = 0; time < times; time++) {
      ahead.predict(zeros(g));
    }
    assertThat(ahead.noted()).isEqualTo(times);
  }

  /** Starts a script of the shell's. */
  private void started(String script) {
    program =
        RunningProgram.start(
            List.of("/bin/sh", "-c", script),
            Guard.VARIABLE + "=test-of-calls-ahead." + MARKS.incrementAndGet() + ";",
            PipeSubject.UNLIMITED,
            new RunningProgram.LastWords());
  }

  /** Starts what answers zeros, and keeps the lines of its calls. */
  private Path answering(Geometry g) {
    Path lines = folder.resolve("lines");
    int read = 8 * (g.inputSize() + g.weightSize());
    started(
        "while read call; do echo \"$call\" >> '"
            + lines
            + ("'; head -c " + read + " >/dev/null; echo ok; ")
            + ("head -c " + 8 * g.outputSize() + " /dev/zero; done"));
    return lines;
  }

  /** Returns what the calls say of whether another follows, one after the other. */
  private static String following(Path lines) throws IOException {
    StringBuilder more = new StringBuilder();
    for (String line : Files.readAllLines(lines, UTF_8)) {
      more.append(Frames.pairs(line).get("more"));
    }
    return more.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "w16co240, true", // 4,096 numbers
    "w17co240, false",
    "w2047, true",
    "w2048, false",
    "w1ci9co420, false",
    "h23w31kh16kw16, true", // 32,768 products
    "h23w32kh16kw16, false",
  })
  void small_cases_suit(String shape, boolean suits) {
    assertThat(ahead.suits(Notation.parse(shape))).isEqualTo(suits);
  }

  @Test
  void half_of_the_bytes_are_enough_to_send() {
    trouble.answered(1);
    assertThat(ahead.isFull()).as("nothing is noted").isFalse();
    noted(LARGE, 1);
    assertThat(ahead.isFull()).isFalse();
    ahead.predict(zeros(LARGE));
    assertThat(ahead.isFull()).isTrue();
  }

  @Test
  void half_of_the_bytes_that_are_due_are_enough_to_send() {
    trouble.answered(1);
    noted(HALF, 1);
    assertThat(ahead.isFull()).isTrue();
  }

  @Test
  void calls_that_take_a_tenth_of_a_second_are_enough_to_send() {
    trouble.answered(50_000_000);
    noted(Geometry.UNIT, 1);
    assertThat(ahead.isFull()).isFalse();
    ahead.predict(zeros(Geometry.UNIT));
    assertThat(ahead.isFull()).isTrue();
  }

  @Test
  void as_many_calls_are_in_flight_as_64_kibibytes_hold() throws IOException {
    Path lines = answering(LARGE);
    noted(LARGE, 5);
    assertThat(ahead.send()).isTrue();
    assertThat(ahead.cameTrue(0, 5)).isTrue();
    assertThat(following(lines)).isEqualTo("10100");
    assertThat(ended).isFalse();
  }

  @Test
  void as_many_answers_are_due_as_64_kibibytes_hold() throws IOException {
    Path lines = answering(HALF);
    noted(HALF, 3);
    assertThat(ahead.send()).isTrue();
    assertThat(following(lines)).isEqualTo("100");
  }

  @Test
  void a_flight_tells_how_long_calls_take() {
    answering(Geometry.UNIT);
    noted(Geometry.UNIT, 8);
    assertThat(ahead.send()).isTrue();
    assertThat(trouble.slowest()).isPositive();
    long slowest = trouble.slowest();
    trouble.answered(Duration.ofDays(1).toNanos()); // which is no pace
    noted(Geometry.UNIT, 1);
    assertThat(ahead.isFull()).as("one call, of at most %d ns before", slowest).isFalse();
    assertThat(ahead.send()).isTrue();
  }

  /** What is printed with the last answer, at once, is found then. */
  @Test
  void what_is_printed_behind_the_last_answer_ends_it() {
    String seven = "'ok\\n\\0\\0\\0\\0\\0\\0\\034\\100";
    String read = "read call; head -c 16 >/dev/null; ";
    started(read + read + "printf " + seven + "'; printf " + seven + "Hello\\n'; read end");
    for (int time = 0; time < 2; time++) {
      ahead.predict(forward(Geometry.UNIT, new double[] {7}, new double[] {1}));
    }
    assertThat(ahead.send()).isFalse();
    assertThat(ahead.cameTrue(0, 1)).isTrue();
    assertThat(ahead.cameTrue(1, 2)).isFalse();
    assertThat(ahead.serveFailure(1, 2)).isTrue();
    assertThat(ended).isTrue();
  }

  @Test
  void gradients_are_foretold() {
    Geometry g = Notation.parse("w2n2");
    double[] dy = {1, 10, 100, 1000};
    List<Shape> shapes = List.of(Shape.input(g), Shape.weights(g), Shape.output(g));
    List<double[]> arrays = List.of(new double[] {1, 2, 3, 4}, new double[] {5}, dy);
    assertThat(ahead.predict(new Sent<>("bias-gradient", g, arrays, shapes, Shape.bias(g))))
        .containsExactly(1111);
    assertThat(ahead.predict(new Sent<>("weight-gradient", g, arrays, shapes, Shape.weights(g))))
        .containsExactly(4321);
    assertThat(ahead.predict(new Sent<>("input-gradient", g, arrays, shapes, Shape.input(g))))
        .containsExactly(5, 50, 500, 5000);
  }

  @Test
  @SuppressWarnings("unchecked") // these are int[]
  void what_is_stored_stands_for_its_difference_to_a_zero_point() {
    MixedArithmetic<int[]> bytes = (MixedArithmetic<int[]>) Arithmetic.UINT8_INT8;
    CallsAhead<int[]> stored = ahead(bytes.withZeroPoints(3, 1));
    int[] input = {5};
    int[] weights = {11};
    assertThat(stored.predict(forward(Geometry.UNIT, input, weights))).containsExactly(20);
    assertThat(input).containsExactly(5);
    assertThat(weights).containsExactly(11);
    stored.close();
  }
}
