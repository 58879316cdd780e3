package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number formats that a convolution's tensors, sums and outputs have, by name. */
class MixedArithmeticTest {

  @ParameterizedTest
  @CsvSource({
    "f64, f64, f64, f64, f64",
    "f32, f32, f32, f32, f32",
    "tf32, tf32, f32, f32, f32",
    "bf16, bf16, bf16, f32, bf16",
    "f16, f16, f16, f32, f16",
    "f16:f16, f16, f16, f16, f16",
    "f16:f32:f32, f16, f32, f32, f32",
    "e4m3, e4m3, f32, f32, f32",
    "e4m3:f14, e4m3, f32, f14, f32",
    "f32:f64, f32, f64, f64, f32",
    "f16:f64:f32, f16, f64, f64, f32",
    "e4m3:f64, e4m3, f64, f64, f32",
    "i8, i8, i32, i32, i32",
    "u8i8, u8, i32, i32, i32",
    "i8:i64, i8, i64, i64, i64",
    "i32, i32, i32, i32, i32",
    "i64, i64, i64, i64, i64"
  })
  void a_name_has_formats(String name, String input, String bias, String sums, String output) {
    Formats formats = MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow();
    assertThat(formats.input().symbol()).isEqualTo(input);
    assertThat(formats.bias().symbol()).isEqualTo(bias);
    assertThat(formats.accumulator().symbol()).isEqualTo(sums);
    assertThat(formats.output().symbol()).isEqualTo(output);
  }

  @ParameterizedTest
  @CsvSource({
    "F32, f32",
    "float32, f32",
    "fp32, f32",
    "Double, f64",
    "TF32, tf32",
    "bfloat16, bf16",
    "BF16:FP32, bf16",
    "float16:float32:float32, f16:f32:f32",
    "half:half, f16:f16",
    "float8_e4m3fn:f14, e4m3:f14",
    "int8, i8",
    "s8, i8",
    "INT8:INT64, i8:i64",
    "u8s8, u8i8",
    "uint8_int8, u8i8",
    "int32, i32",
    "int64, i64"
  })
  void it_is_read_as_people_spell_it(String spelt, String name) {
    assertThat(Arithmetic.named(spelt)).isSameAs(Arithmetic.named(name));
    assertThat(FormatNames.canonical(spelt)).isEqualTo(name);
  }

  @Test
  void what_is_usual_may_be_said() {
    assertThat(Arithmetic.named("bf16:f32:bf16")).isSameAs(Arithmetic.BFLOAT16);
    assertThat(Arithmetic.named("f32:f32")).isSameAs(Arithmetic.FLOAT32);
    assertThat(Arithmetic.named("u8i8:i32")).isSameAs(Arithmetic.UINT8_INT8);
    assertThat(Arithmetic.named("f16:f16:f32").name()).isEqualTo("f16:f16:f32");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bf17 | known are NAME[:ACCUMULATOR[:OUTPUT]], NAME one of f64 f32 tf32",
        "'' | known are NAME",
        "f16:f15 | accumulators are f64 f32 f16 f14 i32 i64",
        "f16:f32:u8 | outputs are f64 f32 f16 bf16 i32 i64",
        "f16:f32:f16:f16 | known are NAME",
        "f16:i32 | integers are summed in i32 or i64",
        "i8:f32 | integers are summed in i32 or i64",
        "f32:f16 | f16 has fewer bits than its inputs",
        "i64:i32 | i32 has fewer bits than its inputs",
        "i8:i32:i64 | integers are given as they are summed"
      })
  void what_is_no_name_is_refused_with_those_there_are(String name, String otherwise) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arithmetic.named(name))
        .withMessageStartingWith(otherwise);
  }

  @ParameterizedTest
  @CsvSource({
    "E4M3, 449, 448, 448",
    "E4M3, 465, Infinity, 448",
    "E4M3, 17, 16, 16",
    "E4M3, 19, 20, 18",
    "E4M3, 0.0029296875, 0.00390625, 0.001953125",
    "FLOAT16, 65520, Infinity, 65504",
    "FLOAT16, -2049, -2048, -2048",
    "FLOAT16, 2051, 2052, 2050",
    "BFLOAT16, 257, 256, 256",
    "TF32, 2049, 2048, 2048",
    "TF32, 131071, 131072, 131008",
    "F14, 16385, 16384, 16384",
    "FLOAT32, 16777217, 16777216, 16777216"
  })
  void it_is_rounded_to_nearest_or_towards_zero(
      NumberFormat format, double value, double nearest, double truncated) {
    assertThat(format.round(value)).isEqualTo(nearest);
    assertThat(format.truncate(value)).isEqualTo(truncated);
    assertThat(format.round(-value)).isEqualTo(-nearest);
    assertThat(format.represents(value)).isEqualTo(nearest == value);
  }

  @Test
  void single_precision_is_rounded_as_java_does() {
    for (double value : new double[] {0.1, 1e-45, 3e-46, 1.5e38, 3.4028235677973366e38, -1e-40}) {
      assertThat((float) NumberFormat.FLOAT32.round(value)).isEqualTo((float) value);
    }
  }

  @Test
  void a_convolution_of_floats_is_given_a_bias_that_floats_hold() {
    assertThat(Arithmetic.named("f32:f64").zeros(1)).isInstanceOf(double[].class);
    Formats formats = MixedArithmetic.formatsOf(Arithmetic.inFloats("f32:f64")).orElseThrow();
    assertThat(formats.bias()).isSameAs(NumberFormat.FLOAT32);
    assertThat(formats.accumulator()).isSameAs(NumberFormat.FLOAT64);
    assertThat(Arithmetic.inFloats("f32")).isSameAs(Arithmetic.FLOAT32);
    assertThat(Arithmetic.inFloats("u8i8").zeros(1)).isInstanceOf(float[].class);
    for (String wider : List.of("f64", "i32", "f32:f64:f64")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Arithmetic.inFloats(wider))
          .withMessage(wider + " has numbers that single precision has not");
    }
  }

  @Test
  void outputs_are_rounded_once() {
    double halfway = 256 + 1 + 1 / 1024.0; // the nearest of 256 and 258, not of 257
    MixedArithmetic<float[]> bf16 = (MixedArithmetic<float[]>) Arithmetic.BFLOAT16;
    assertThat(bf16.outputs(new double[] {halfway, 257, 0.5})).containsExactly(258, 256, 0.5f);
  }

  @Test
  void zero_points_are_what_differences_are_to() {
    MixedArithmetic<int[]> numbers =
        ((MixedArithmetic<int[]>) Arithmetic.UINT8_INT8).withZeroPoints(128, -1);
    int[] input = {-128, 0, 127};
    int[] weights = {-127, 0, 128};
    assertThat(numbers.represents(input, weights, Optional.empty())).isTrue();
    assertThat(numbers.represents(new int[] {128}, weights, Optional.empty())).isFalse();
    assertThat(numbers.represents(input, new int[] {-128}, Optional.empty())).isFalse();
    numbers.store(input, weights);
    assertThat(input).containsExactly(0, 128, 255);
    assertThat(weights).containsExactly(-128, -1, 127);
    numbers.restore(input, weights);
    assertThat(input).containsExactly(-128, 0, 127);
    assertThat(numbers.exactness().input().has(-129)).isFalse();
    assertThat(numbers.exactness().input().has(127)).isTrue();
  }

  @Test
  void zero_points_are_numbers_of_the_format() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ((MixedArithmetic<int[]>) Arithmetic.UINT8_INT8).withZeroPoints(256, 0))
        .withMessageStartingWith("zero points are of integers of 8 bits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ((MixedArithmetic<float[]>) Arithmetic.TF32).withZeroPoints(1, 0));
  }
}
