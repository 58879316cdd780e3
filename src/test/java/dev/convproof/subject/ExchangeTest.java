package dev.convproof.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.subject.Exchange.Sent;
import dev.convproof.tensor.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers mean, of a program that prints them whatever it is asked. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ExchangeTest {
  private static final long SECONDS = 20_000_000_000L;
  private static final String SEVEN = "\\7\\0\\0\\0";
  private static final String NINE = "\\11\\0\\0\\0";
  private static final String READ = "read call; head -c 8 >/dev/null; ";
  private static final AtomicInteger MARKS = new AtomicInteger();

  private final Exchange<int[]> exchange =
      new Exchange<>(Arithmetic.INT32, Wire.of(Arithmetic.INT32, false, true));
  private final Bytes bytes = new Bytes();
  private RunningProgram program;

  @AfterEach
  void end() {
    if (program != null) {
      program.end();
    }
  }

  private void started(String script) {
    end();
    program =
        RunningProgram.start(
            List.of("/bin/sh", "-c", script),
            Guard.VARIABLE + "=test-of-an-exchange." + MARKS.incrementAndGet() + ";",
            PipeSubject.UNLIMITED,
            new RunningProgram.LastWords());
  }

  /** Starts what reads a call, of two numbers at least, and prints. */
  private void printing(String printed, String then) {
    started(READ + "printf '" + printed + "'; " + then);
  }

  private void printing(String printed) {
    printing(printed, "cat >/dev/null");
  }

  private static Sent<int[]> sent(int[]... arrays) {
    Geometry g = Geometry.UNIT;
    List<Shape> shapes = List.of(Shape.input(g), Shape.weights(g), Shape.bias(g));
    return new Sent<>("forward", g, List.of(arrays), shapes, Shape.output(g));
  }

  private int[] answer(Sent<int[]> call, long limit) {
    bytes.clear();
    exchange.put(call, limit, bytes);
    return exchange.answer(program, call, bytes, limit);
  }

  private int[] answer() {
    return answer(sent(new int[] {1}, new int[] {2}), SECONDS);
  }

  private FailedCallException failure() {
    return catchThrowableOfType(FailedCallException.class, this::answer);
  }

  private static String told(FailedCallException failure) {
    return failure.getMessage() + "|" + failure.place() + "|" + failure.found();
  }

  @ParameterizedTest
  @CsvSource({"ok", "ok ", "ok 4", "ok 4 whatever"})
  void an_answer_has_the_output_s_numbers(String line) {
    printing(line + "\\n" + SEVEN);
    assertThat(answer()).containsExactly(7);
    assertThat(program.hasEnded()).isFalse();
  }

  @Test
  void an_output_may_be_in_an_array_that_was_sent() {
    int[] input = {1};
    int[] weights = {2};
    int[] bias = {3};
    for (String name : List.of("input", "weights", "bias")) {
      printing("ok 4 buffer=" + name + "\\n" + SEVEN);
      int[] output = answer(sent(input, weights, bias), SECONDS);
      assertThat(output)
          .isSameAs(name.equals("input") ? input : name.equals("bias") ? bias : weights)
          .containsExactly(7);
    }
    printing("ok 4 buffer=bias\\n" + SEVEN);
    assertThat(answer()).containsExactly(7);
  }

  @Test
  void an_output_may_be_in_the_array_of_the_call_before() {
    printing(
        "ok 4\\n" + SEVEN, READ + "printf 'ok 4 buffer=previous\\n" + NINE + "'; cat >/dev/null");
    int[] first = answer();
    assertThat(answer()).isSameAs(first).containsExactly(9);
    printing("ok 4 buffer=previous\\n" + SEVEN);
    exchange.forget();
    assertThat(answer()).isNotSameAs(first).containsExactly(7);
  }

  @Test
  void an_array_of_another_length_holds_no_output() {
    Geometry g = Notation.parse("w2");
    Sent<int[]> call =
        new Sent<>(
            "forward",
            g,
            List.of(new int[2], new int[1]),
            List.of(Shape.input(g), Shape.weights(g)),
            Shape.output(g));
    printing("ok 8 buffer=weights\\n" + SEVEN + NINE);
    assertThat(answer(call, SECONDS)).containsExactly(7, 9);
  }

  @Test
  void arrays_become_what_the_program_made_them() {
    int[] input = {1};
    int[] weights = {2};
    printing("ok 4 changed\\n" + SEVEN + NINE + "\\5\\0\\0\\0");
    assertThat(answer(sent(input, weights), SECONDS)).containsExactly(7);
    assertThat(input).containsExactly(9);
    assertThat(weights).containsExactly(5);
  }

  @Test
  void another_length_is_told_and_read_past() {
    printing("ok 8\\n" + SEVEN + NINE, READ + "printf 'ok\\n" + SEVEN + "'; cat >/dev/null");
    assertThat(told(failure()))
        .isEqualTo("answered with 8 bytes instead of 4|the output|2 scalars");
    assertThat(program.hasEnded()).isFalse();
    assertThat(answer()).containsExactly(7);
    printing("ok 0\\n");
    assertThat(failure()).hasMessage("answered with 0 bytes instead of 4");
    assertThat(program.hasEnded()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"67108865, cat >/dev/null", "8, exit 0"})
  void a_length_that_is_not_read_past_ends_the_program(String length, String then) {
    printing("ok " + length + "\\n" + SEVEN, then);
    assertThat(failure()).hasMessage("answered with " + length + " bytes instead of 4");
    assertThat(program.hasEnded()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"x", "-4", "4.0"})
  void what_is_no_length_is_told(String length) {
    printing("ok " + length + "\\n");
    assertThat(told(failure()))
        .isEqualTo("answered with another length than 4 bytes|the output|\"" + length + "\"");
    assertThat(program.hasEnded()).isTrue();
  }

  @Test
  void a_call_may_be_unsupported() {
    printing("unsupported no padding\\n");
    assertThatThrownBy(this::answer).isInstanceOf(DeclinedException.class).hasMessage("no padding");
    assertThat(program.hasEnded()).isFalse();
    printing("unsupported\\n");
    assertThatThrownBy(this::answer)
        .isInstanceOf(DeclinedException.class)
        .hasMessage("the program gives no reason");
  }

  @Test
  void an_error_is_told_and_a_fatal_one_ends_the_program() {
    printing("error too large\\n");
    assertThat(told(failure())).isEqualTo("answered with an error|the call|too large");
    assertThat(program.hasEnded()).isFalse();
    printing("error threw X\\tA.b\\twhy\\n");
    FailedCallException threw = failure();
    assertThat(told(threw)).isEqualTo("threw X|A.b|why");
    assertThat(threw.ended()).isFalse();
    printing("fatal threw X\\tA.b\\twhy\\n");
    FailedCallException fatal = failure();
    assertThat(told(fatal)).isEqualTo("threw X|A.b|why");
    assertThat(fatal.ended()).isTrue();
    assertThat(program.hasEnded()).isTrue();
  }

  @Test
  void what_is_no_answer_is_shown() {
    printing("hello\\tworld\\n");
    assertThat(told(failure()))
        .isEqualTo(
            "printed to standard output, which is for answers|standard output|\"hello·world\"");
    assertThat(program.hasEnded()).isTrue();
    printing("x".repeat(60) + "\\n");
    assertThat(failure().found()).isEqualTo("\"" + "x".repeat(60) + "\"");
    printing("x".repeat(61) + "\\n");
    assertThat(failure().found()).isEqualTo("\"" + "x".repeat(60) + "…\"");
  }

  @Test
  void what_follows_an_answer_belongs_to_no_call() {
    printing("ok\\n" + SEVEN + "debug\\n");
    assertThat(failure().found()).isEqualTo("\"debug\"");
  }

  @Test
  void what_was_printed_between_calls_belongs_to_none() throws IOException {
    printing("ok\\n" + SEVEN, "read go; echo debug; cat >/dev/null");
    assertThat(answer()).containsExactly(7);
    program.send("\n".getBytes(UTF_8), 0, 1);
    program.in().mark(1);
    assertThat(program.in().read()).isEqualTo('d'); // so that it is read from the pipe
    program.in().reset();
    assertThat(failure().found()).isEqualTo("\"debug\"");
  }

  @Test
  void nothing_is_seen_of_a_program_that_is_quiet() {
    started("cat >/dev/null");
    assertThatCode(() -> exchange.quiet(program, true)).doesNotThrowAnyException();
    assertThatCode(() -> exchange.quiet(program, false)).doesNotThrowAnyException();
    Thread.currentThread().interrupt();
    exchange.quiet(program, true);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_number_that_the_format_has_not_is_not_sent() {
    Arithmetic<?> narrow = Arithmetic.named("e4m3");
    assertThat(exchange.wire().name()).isEqualTo("i32");
    assertThatThrownBy(() -> put(narrow)).isInstanceOf(DeclinedException.class);
  }

  @SuppressWarnings("unchecked")
  private static void put(Arithmetic<?> narrow) {
    Arithmetic<float[]> floats = (Arithmetic<float[]>) narrow;
    Geometry g = Geometry.UNIT;
    List<Shape> shapes = List.of(Shape.input(g), Shape.weights(g));
    List<float[]> arrays = List.of(new float[] {17}, new float[1]);
    new Exchange<>(floats, Wire.of(floats, false, true))
        .put(new Sent<>("forward", g, arrays, shapes, Shape.output(g)), SECONDS, new Bytes());
  }

  @Test
  void a_plain_answer_is_a_fresh_array_and_changes_nothing() {
    byte[] output = new byte[4];
    assertThat(new Exchange.Answer("4", output, List.of()).isPlain()).isTrue();
    assertThat(new Exchange.Answer("4 buffer=input", output, List.of()).isPlain()).isFalse();
    assertThat(new Exchange.Answer("4", output, List.of(output)).isPlain()).isFalse();
  }

  @Test
  void what_comes_late_is_seen_by_who_lingers() {
    started("sleep 0.02; echo late; cat >/dev/null");
    FailedCallException late =
        catchThrowableOfType(
            FailedCallException.class,
            () -> {
              for (int tries = 0; tries < 100; tries++) {
                exchange.quiet(program, true);
              }
            });
    assertThat(late.found()).isEqualTo("\"late\"");
  }

  @Test
  void an_end_instead_of_an_answer_is_told() {
    printing("", "exit 3");
    FailedCallException ended = failure();
    assertThat(told(ended)).isEqualTo("exited with code 3|the call|nothing");
    assertThat(ended.ended()).isTrue();
    printing("", "echo so long >&2; exit 4");
    assertThat(told(failure())).isEqualTo("exited with code 4|the call|nothing, after \"so long\"");
    printing("ok\\n\\1\\2", "exit 0");
    assertThat(failure()).hasMessage("answered with 2 bytes instead of 4 and exited with code 0");
    printing("ok 4 changed\\n" + SEVEN + "\\1", "exit 5");
    assertThat(failure()).hasMessage("answered with 4 bytes instead of 4 and exited with code 5");
  }

  @Test
  void a_call_that_hangs_is_ended_half_a_second_after_its_limit() {
    printing("");
    long began = System.nanoTime();
    assertThatThrownBy(() -> answer(sent(new int[1], new int[1]), 100_000_000L))
        .isInstanceOf(FailedCallException.class)
        .hasMessage("did not come back within 0.1 s");
    assertThat(System.nanoTime() - began).isGreaterThan(600_000_000L);
    assertThat(program.hasEnded()).isTrue();
  }

  @Test
  void the_line_of_a_call_is_that_of_its_own_geometry_limit_and_bias() {
    Geometry two = Notation.parse("n2");
    Sent<int[]> unit = sent(new int[1], new int[1]);
    Sent<int[]> other =
        new Sent<>(
            "forward", two, List.of(new int[2], new int[1]), unit.shapes(), Shape.output(two));
    Sent<int[]> gradient =
        new Sent<>(
            "input-gradient",
            two,
            List.of(new int[2], new int[1], new int[2]),
            List.of(Shape.input(two), Shape.weights(two), Shape.output(two)),
            Shape.input(two));
    assertThat(line(unit, SECONDS)).isEqualTo(line(unit, SECONDS)).contains(" n=1 ", " limit=20 ");
    assertThat(line(unit, SECONDS / 8)).contains(" n=1 ", " limit=2.5 ");
    assertThat(line(other, SECONDS / 8)).contains(" n=2 ", " limit=2.5 ", " bias=0 ");
    assertThat(line(gradient, SECONDS / 8)).startsWith("operation=input-gradient ");
    assertThat(line(sent(new int[1], new int[1], new int[1]), SECONDS))
        .contains(" bias=1 ")
        .endsWith(" more=0");
  }

  private String line(Sent<int[]> call, long limit) {
    bytes.clear();
    int arrays = exchange.put(call, limit, bytes);
    String line = new String(bytes.array(), 0, arrays, UTF_8);
    assertThat(line).endsWith("\n");
    Exchange.followed(bytes, arrays);
    assertThat(new String(bytes.array(), 0, arrays, UTF_8)).endsWith(" more=1\n");
    return line.strip();
  }

  @Test
  void calls_are_told_apart_by_their_numbers_and_not_by_their_limits() {
    assertThat(key(1, SECONDS)).isEqualTo(key(1, SECONDS / 8)).isNotEqualTo(key(2, SECONDS));
    assertThat(key(1, SECONDS)).hasSize(3).startsWith("forward", Geometry.UNIT);
  }

  private List<Object> key(int number, long limit) {
    Bytes own = new Bytes();
    Sent<int[]> call = sent(new int[] {number}, new int[1]);
    int arrays = exchange.put(call, limit, own);
    return Exchange.key(call, own, arrays);
  }

  @Test
  void seconds_are_as_short_as_they_are() {
    List<String> told =
        Arrays.stream(new long[] {60_000_000_000L, 1_500_000_000L, 100_000_000L})
            .mapToObj(Exchange::seconds)
            .toList();
    assertThat(told).containsExactly("60", "1.5", "0.1");
  }
}
