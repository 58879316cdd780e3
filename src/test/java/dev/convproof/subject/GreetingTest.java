package dev.convproof.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.convproof.Rounding;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.strategy.Fft;
import dev.convproof.strategy.Winograd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs say of themselves, what is declared instead, and what is refused. */
class GreetingTest {
  private static Greeting read(String lines, Map<String, String> declared) {
    try {
      byte[] bytes = ("version=1\n" + lines.replace(' ', '\n') + "\n\n").getBytes(UTF_8);
      return Greeting.read(new ByteArrayInputStream(bytes), declared);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Greeting read(String lines) {
    return read(lines, Map.of());
  }

  @Test
  void what_is_not_said_is_as_usual() {
    Greeting greeting = read("formats=f32");
    assertThat(greeting.name()).isEmpty();
    assertThat(greeting.arithmetic()).isSameAs(Arithmetic.FLOAT32);
    assertThat(greeting.natively()).isTrue();
    assertThat(greeting.operations()).containsExactly("forward");
    assertThat(greeting.channelsLast()).isFalse();
    assertThat(greeting.deterministic()).isFalse();
    assertThat(greeting.ieee()).isFalse();
    assertThat(greeting.rounding()).isEqualTo(Rounding.sumOfProducts());
  }

  @Test
  void what_is_said_is_believed() {
    Greeting greeting =
        read(
            "name=it formats=f64,f32 operations=forward,bias-gradient layout=nhwc"
                + " deterministic=yes ieee=yes rounding=nearest supports=g=1");
    assertThat(greeting.name()).contains("it");
    assertThat(greeting.arithmetic()).isSameAs(Arithmetic.FLOAT64);
    assertThat(greeting.operations()).containsExactly("forward", "bias-gradient");
    assertThat(greeting.channelsLast()).isTrue();
    assertThat(greeting.deterministic()).isTrue();
    assertThat(greeting.ieee()).isTrue();
    assertThat(greeting.supported().fitting().bias()).isTrue();
    assertThat(read("formats=f32 name=").name()).isEmpty();
  }

  @Test
  void words_are_kept_with_what_is_declared_of_it() {
    assertThat(read("name=it formats=f64,f32 layout=nhwc supports=g=1").said())
        .containsOnly(
            entry("formats", "f64,f32"), entry("layout", "nhwc"), entry("supports", "g=1"));
    String own = "formats=f64,f32 layout=nhwc supports=g=1";
    assertThat(read(own, Map.of("formats", "f32", "layout", "nchw", "supports", "n=1")).said())
        .containsOnly(
            entry("formats", "f64,f32"), entry("layout", "nchw"), entry("supports", "g=1,n=1"));
    assertThat(read(own, Map.of("supports", "g=1")).said()).containsEntry("supports", "g=1");
    assertThat(read(own, Map.of("supports", "")).said()).containsEntry("supports", "g=1");
    assertThat(read("formats=f32", Map.of("supports", "n=1")).said())
        .containsOnly(entry("formats", "f32"), entry("supports", "n=1"));
  }

  @Test
  void what_is_declared_counts_instead() {
    Greeting greeting =
        read(
            "formats=f64,f32 layout=nhwc deterministic=yes operations=forward",
            Map.of(
                "formats", "f32",
                "layout", "nchw",
                "deterministic", "no",
                "ieee", "yes",
                "operations", "input-gradient"));
    assertThat(greeting.arithmetic()).isSameAs(Arithmetic.FLOAT32);
    assertThat(greeting.channelsLast()).isFalse();
    assertThat(greeting.deterministic()).isFalse();
    assertThat(greeting.ieee()).isTrue();
    assertThat(greeting.operations()).containsExactly("input-gradient");
  }

  @Test
  void a_greeting_that_does_not_end_is_none() throws IOException {
    byte[] bytes = "version=1\nformats=f32\n".getBytes(UTF_8);
    assertThat(Greeting.read(new ByteArrayInputStream(bytes), Map.of())).isNull();
  }

  @Test
  void formats_that_a_program_lacks_travel_in_floats() {
    Greeting bf16 = read("formats=f32", Map.of("formats", "bf16"));
    assertThat(bf16.natively()).isFalse();
    assertThat(Frames.format(bf16.arithmetic())).isEqualTo("f32");
    assertThat(read("formats=bf16", Map.of("formats", "bf16")).natively()).isTrue();
    Greeting bytes = read("formats=i32", Map.of("formats", "i8"));
    assertThat(bytes.natively()).isFalse();
    assertThat(Frames.format(bytes.arithmetic())).isEqualTo("i32");
    Greeting inFloats = read("formats=f32", Map.of("formats", "i8"));
    assertThat(Frames.format(inFloats.arithmetic())).isEqualTo("f32");
    Greeting both = read("formats=f32,i32", Map.of("formats", "i8"));
    assertThat(Frames.format(both.arithmetic())).isEqualTo("i32");
  }

  @Test
  void zero_points_are_those_of_input_and_weights() {
    MixedArithmetic<?> bytes = (MixedArithmetic<?>) Arithmetic.named("u8i8");
    assertThat(read("formats=u8i8 zero-points=128,3").arithmetic().name())
        .isEqualTo(bytes.withZeroPoints(128, 3).name());
    assertThat(read("formats=u8i8 zero-points=128").arithmetic().name())
        .isEqualTo(bytes.withZeroPoints(128, 0).name())
        .isNotEqualTo(bytes.name());
    assertThat(Greeting.zeroPoints(Arithmetic.FLOAT32, "0, 0")).isSameAs(Arithmetic.FLOAT32);
    assertThat(Greeting.zeroPoints(Arithmetic.FLOAT32, "0")).isSameAs(Arithmetic.FLOAT32);
  }

  @ParameterizedTest
  @CsvSource({
    "f32, '1,0'",
    "f32, '0,1'",
    "u8i8, '1,2,3'",
    "u8i8, '0,0,0'",
    "u8i8, 'x'",
    "u8i8, '1,'",
    "u8i8, '300,0'"
  })
  void zero_points_that_are_none_are_refused(String format, String points) {
    Arithmetic<?> arithmetic = Arithmetic.named(format);
    assertThatThrownBy(() -> Greeting.zeroPoints(arithmetic, points))
        .isInstanceOf(NoSubjectException.class)
        .hasMessage(
            "zero-points="
                + points
                + ": integers that i8 or u8i8 inputs and weights may be would be right, such as"
                + " 128,0, not in "
                + arithmetic.name());
  }

  @Test
  void roundings_have_names() {
    assertThat(Greeting.rounding("sum-of-products")).isEqualTo(Rounding.sumOfProducts());
    assertThat(Greeting.rounding("nearest")).isEqualTo(Rounding.nearest());
    assertThat(Greeting.rounding("fft")).isEqualTo(new Fft(false).rounding());
    assertThat(Greeting.rounding("requantized:even,0.25,3,u8").requantization()).isPresent();
    assertThat(Greeting.algorithm("winograd:2").orElseThrow()).isInstanceOf(Winograd.class);
    assertThat(Greeting.algorithm("winograd:4").orElseThrow()).isInstanceOf(Winograd.class);
    assertThat(Greeting.algorithm("nearest")).isEmpty();
    assertThat(Greeting.known("rounding"))
        .containsExactly("sum-of-products", "nearest", "winograd:2", "winograd:4", "fft");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Greeting.rounding("down"))
        .withMessage(
            "known are sum-of-products, nearest, winograd:2, winograd:4, fft,"
                + " requantized:WAY,SCALE,ZERO,TO");
  }

  @Test
  void sums_that_are_requantised_are_of_another_arithmetic() {
    Greeting greeting = read("formats=i8 rounding=requantized:even,0.25,3,u8");
    assertThat(greeting.rounding().requantization()).isPresent();
    assertThat(greeting.arithmetic()).isNotEqualTo(Arithmetic.named("i8"));
    assertThat(greeting.natively()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f; \"f\" is no line of key=value",
        "=f; \"=f\" is no line of key=value",
        "format=f32; unknown key \"format\"; known are version name formats zero-points operations"
            + " layout deterministic ieee supports rounding",
        "formats=f32 formats=f64; formats is given twice",
        "version=1; version is given twice",
        "name=x; formats are missing",
        "formats=f31; formats=f31: known are ",
        "formats=f32 layout=chwn; layout=chwn: known are nchw nhwc",
        "formats=f32 layout=nchw,nhwc; layout=nchw,nhwc: known are nchw nhwc",
        "formats=f32 operations=forward,sideways; operations=sideways: known are forward"
            + " input-gradient weight-gradient bias-gradient",
        "formats=f32 supports=x; supports: \"x\" is no condition such as g=1 or kh<=3"
      })
  void a_wrong_greeting_is_told_in_one_line(String lines, String message) {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(NoSubjectException.class)
        .hasMessageStartingWith("its greeting is wrong: " + message);
  }

  @Test
  void another_version_is_refused() {
    for (String version : new String[] {"version=2\n", ""}) {
      byte[] bytes = (version + "formats=f32\n\n").getBytes(UTF_8);
      String said = version.isEmpty() ? "null" : "2";
      assertThatThrownBy(() -> Greeting.read(new ByteArrayInputStream(bytes), Map.of()))
          .isInstanceOf(NoSubjectException.class)
          .hasMessage("its greeting is wrong: version " + said + ": version=1 would be right");
    }
  }

  @Test
  void a_program_may_say_why_it_does_not_run() {
    byte[] why = "error no such function\n".getBytes(UTF_8);
    assertThatThrownBy(() -> Greeting.read(new ByteArrayInputStream(why), Map.of()))
        .isInstanceOf(NoSubjectException.class)
        .hasMessage("no such function");
    byte[] nothing = "error  \u00a0\n".replace("\u00a0", "").getBytes(UTF_8);
    assertThatThrownBy(() -> Greeting.read(new ByteArrayInputStream(nothing), Map.of()))
        .isInstanceOf(NoSubjectException.class);
  }

  @Test
  void what_cannot_be_judged_is_refused() {
    assertThatThrownBy(() -> read("formats=i32", Map.of("formats", "f64")))
        .isInstanceOf(NoSubjectException.class)
        .hasMessage("it computes in i32, not in f64");
    assertThatThrownBy(() -> read("formats=f64,bf16", Map.of("formats", "i8")))
        .isInstanceOf(NoSubjectException.class)
        .hasMessage("it computes in f64, bf16, not in i8");
    assertThatThrownBy(() -> read("formats=f32", Map.of("formats", "f31")))
        .isInstanceOf(NoSubjectException.class)
        .hasMessageStartingWith("--arithmetic=f31: ");
    assertThatThrownBy(() -> read("formats=bf16 rounding=fft"))
        .isInstanceOf(NoSubjectException.class)
        .hasMessage(
            "rounding=fft has a bound where all numbers are f32 or f64, not in "
                + Arithmetic.named("bf16").name());
    assertThatThrownBy(() -> read("formats=f32 rounding=requantized:even,0.25,3,u8"))
        .isInstanceOf(NoSubjectException.class)
        .hasMessageStartingWith("rounding=requantized:even,0.25,3,u8: ");
    assertThatThrownBy(() -> read("formats=f32", Map.of("supports", "x")))
        .isInstanceOf(NoSubjectException.class)
        .hasMessage("\"x\" is no condition such as g=1 or kh<=3");
  }
}
