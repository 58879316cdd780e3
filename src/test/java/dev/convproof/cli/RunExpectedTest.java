package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.algebra.NarrowSums;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An output that something else computed, judged within the bound of a number format. */
class RunExpectedTest {
  private static final Geometry G = Notation.parse("n2ci4h6w6co3kh3kw3");
  private Folder folder;
  private double[] x;
  private double[] w;

  @BeforeEach
  void files(@TempDir Path path) throws TensorFileException {
    folder = new Folder(path);
    SplittableRandom random = new SplittableRandom(3);
    x = random.doubles(G.inputSize(), -1, 1).map(v -> (float) v).toArray();
    w = random.doubles(G.weightSize(), -1, 1).map(v -> (float) v).toArray();
    write("x", List.of(2, 4, 6, 6), floats(x));
    write("w", List.of(3, 4, 3, 3), floats(w));
  }

  private void write(String name, List<Integer> shape, float[] values) throws TensorFileException {
    NpyWriter.write(folder.file(name), StoredTensor.of(shape, values));
  }

  private void half(String name, List<Integer> shape, ElementType type, double[] values)
      throws TensorFileException {
    NpyWriter.write(folder.file(name), StoredTensor.of(shape, type, floats(values)));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int at = 0; at < floats.length; at++) {
      floats[at] = (float) values[at];
    }
    return floats;
  }

  /** What sums in single precision give, of inputs that are rounded first. */
  private double[] computed(DoubleUnaryOperator inputs, DoubleUnaryOperator sums) {
    return Strategies.DEFINITION
        .convolve(
            new NarrowSums(sums),
            Problem.of(
                G,
                Arrays.stream(x).map(inputs).toArray(),
                Arrays.stream(w).map(inputs).toArray(),
                Optional.empty()))
        .data();
  }

  private void given(double[] y) throws TensorFileException {
    write("y", List.of(2, 3, 4, 4), floats(y));
  }

  private Answer judged(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                folder.file("x") + "",
                "--weight",
                folder.file("w") + "",
                "--expected",
                folder.file("y") + ""));
    args.addAll(List.of(more));
    return Answer.to(args.toArray(String[]::new));
  }

  private JsonNode json(int code, String... more) throws JsonProcessingException {
    List<String> args = new ArrayList<>(List.of(more));
    args.add("--json");
    Answer answer = judged(args.toArray(String[]::new));
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(code);
    return new ObjectMapper().readTree(answer.out());
  }

  @Test
  void a_right_output_is_within_its_bound() throws Exception {
    given(computed(v -> v, NumberFormat.FLOAT32::round));
    judged().holds().says("96 outputs", "f32: tensors f32, sums f32, outputs f32", "HOLDS: each");
    JsonNode answer = json(0);
    assertThat(answer.get("worstRatio").asDouble()).isBetween(0.0, 0.5);
    assertThat(answer.get("typicalRatio").asDouble())
        .isLessThan(answer.get("worstRatio").asDouble());
  }

  @Test
  void inputs_of_fewer_bits_are_named() throws Exception {
    given(computed(NumberFormat.TF32::round, NumberFormat.FLOAT32::round));
    judged().isRefuted().says("agrees with tf32 inputs", "images", "channels", "rows", "columns");
    assertThat(json(1).get("explained").asText()).isEqualTo("tf32 inputs");
    assertThat(json(0, "--arithmetic", "tf32").get("verdict").asText()).isEqualTo("HOLDS");
    given(computed(NumberFormat.BFLOAT16::truncate, NumberFormat.FLOAT32::round));
    assertThat(json(1).get("explained").asText()).isEqualTo("bf16 inputs, truncated");
  }

  @Test
  void sums_of_fewer_bits_are_named() throws Exception {
    given(computed(v -> v, NumberFormat.FLOAT16::round));
    judged()
        .isRefuted()
        .says(
            "agrees with f16 sums",
            "bound       n·u·(S + n·η) + n·η, u = 2^−24, η = 2^−149: Jeannerod and Rump");
    JsonNode answer = json(1);
    assertThat(answer.get("explained").asText()).isEqualTo("f16 sums");
    assertThat(answer.get("derivation").get("source").asText()).contains("Jeannerod and Rump");
    assertThat(answer.get("probableDerivation").get("formula").asText()).contains("√n·u");
    assertThat(answer.has("widerInputs")).isFalse();
    assertThat(json(0, "--arithmetic", "f16").get("widerInputs").get("formula").asText())
        .contains("(2·d + d²)·Σ|x||k|");
  }

  @Test
  void one_wrong_output_is_located() throws Exception {
    double[] y = computed(v -> v, NumberFormat.FLOAT32::round);
    y[3 * 16 + 5] += 1e-3;
    given(y);
    judged()
        .isRefuted()
        .says("1 of 96 outputs", "[1, 0, 1, 1]: expected ", " but was ", "by no narrower format")
        .says("images    .x", "channels  x..", "rows      .x..", "columns   .x..");
    JsonNode answer = json(1);
    assertThat(answer.get("wrong").asInt()).isEqualTo(1);
    assertThat(answer.get("where").asText()).isEqualTo("[1, 0, 1, 1]");
  }

  @Test
  void zeros_do_not_pass() throws Exception {
    given(new double[G.outputSize()]);
    assertThat(json(1).get("wrong").asInt()).isEqualTo(96);
  }

  /** All errors of one sign: each within its bound, together more than chance gives. */
  @Test
  void what_chance_does_not_give_is_suspect() throws Exception {
    int terms = 4_000;
    float[] ones = new float[terms];
    Arrays.fill(ones, 1);
    write("x", List.of(1, terms, 1, 1), ones);
    write("w", List.of(1, terms, 1, 1), ones);
    float off = terms + 0.9f * terms * terms * 0x1p-24f;
    float[] third = new float[terms];
    Arrays.fill(third, 1 / 3f);
    write("x", List.of(1, terms, 1, 1), third);
    float exact = (float) (terms * (double) (1 / 3f));
    write("y", List.of(1, 1, 1, 1), new float[] {exact + (off - terms) / 3});
    judged().holds().says("suspect", "1 outputs lie beyond", "suspect, which --strict refuses");
    assertThat(judged("--strict").exitCode()).isEqualTo(1);
  }

  @Test
  void halves_are_judged_in_their_own_format() throws Exception {
    for (ElementType type : List.of(ElementType.FLOAT16, ElementType.BFLOAT16)) {
      NumberFormat format =
          type == ElementType.FLOAT16 ? NumberFormat.FLOAT16 : NumberFormat.BFLOAT16;
      double[] narrow = Arrays.stream(x).map(format::round).toArray();
      half("x", List.of(2, 4, 6, 6), type, narrow);
      half("w", List.of(3, 4, 3, 3), type, Arrays.stream(w).map(format::round).toArray());
      double[] y = computed(format::round, NumberFormat.FLOAT32::round);
      half("y", List.of(2, 3, 4, 4), type, Arrays.stream(y).map(format::round).toArray());
      String[] options =
          type == ElementType.BFLOAT16 ? new String[] {"--type", "bf16"} : new String[0];
      judged(options).holds().says(format.symbol() + ": tensors " + format.symbol());
      double[] twice =
          Arrays.stream(y).map(v -> format.round(format.round(v) * (1 + 0x1p-6))).toArray();
      half("y", List.of(2, 3, 4, 4), type, twice);
      judged(options).isRefuted();
    }
    assertThat(judged().err()).contains("two bytes of no type", "--type bf16");
  }

  /** What becomes of sums beyond 65,504 is behaviour, and told; what has a bound is judged. */
  @Test
  void what_may_overflow_is_told_and_not_judged() throws Exception {
    half("x", List.of(1, 2, 1, 3), ElementType.FLOAT16, new double[] {1, 300, 60_000, 2, 3, 300});
    half("w", List.of(1, 2, 1, 1), ElementType.FLOAT16, new double[] {300, -300});
    double infinity = Double.POSITIVE_INFINITY;
    half("y", List.of(1, 1, 1, 3), ElementType.FLOAT16, new double[] {-300, infinity, infinity});
    judged()
        .holds()
        .says(
            "overflow    2 outputs have sums that may go beyond f16: no bound is known, and they are",
            " they are: 2 ∞\n",
            "HOLDS: each output that has a bound is within it");
    half("y", List.of(1, 1, 1, 3), ElementType.FLOAT16, new double[] {-300, 65_504, infinity});
    JsonNode saturated = json(0);
    assertThat(saturated.get("unbounded").asInt()).isEqualTo(2);
    assertThat(saturated.get("unboundedGiven").asText()).isEqualTo("1 finite, 1 ∞");
    half("y", List.of(1, 1, 1, 3), ElementType.FLOAT16, new double[] {-301, 65_504, infinity});
    judged().isRefuted().says("[0, 0, 0, 0]: expected -300");
    half("x", List.of(1, 2, 1, 3), ElementType.FLOAT16, new double[] {300, 300, 300, 0, 0, 0});
    assertThat(judged().exitCode()).isEqualTo(ExitCode.UNDECIDED);
  }

  /** Large terms whose sum is small are bounded: the sums are in single precision. */
  @Test
  void terms_beyond_the_output_are_judged_where_their_sum_is_not() throws Exception {
    half("x", List.of(1, 2, 1, 1), ElementType.FLOAT16, new double[] {30_000, 30_000});
    half("w", List.of(1, 2, 1, 1), ElementType.FLOAT16, new double[] {3, -3});
    half("y", List.of(1, 1, 1, 1), ElementType.FLOAT16, new double[] {1});
    judged().isRefuted().says("1 of 1 outputs");
  }

  @Test
  void a_half_is_computed_and_written() throws Exception {
    half("x", List.of(1, 1, 1, 2), ElementType.FLOAT16, new double[] {2049 - 1, 1});
    half("w", List.of(1, 1, 1, 2), ElementType.FLOAT16, new double[] {1, 1});
    folder.run().holds();
    StoredTensor y = folder.read("y");
    assertThat(y.type()).isEqualTo(ElementType.FLOAT16);
    assertThat(y.floats()).containsExactly(2048); // 2049, rounded once, to even
  }

  @Test
  void unsigned_inputs_go_with_signed_weights_and_a_bias_of_32_bits() throws Exception {
    folder
        .integers("x", ElementType.UINT8, List.of(1, 1, 1, 2), 255, 3)
        .integers("w", ElementType.INT8, List.of(1, 1, 1, 2), -128, 2)
        .integers("b", ElementType.INT32, List.of(1), 100_000);
    long right = 255 * -128 + 3 * 2 + 100_000;
    folder.integers("y", ElementType.INT32, List.of(1, 1, 1, 1), right);
    String[] bias = {"--bias", folder.file("b") + ""};
    judged(bias).holds().says("u8i8: tensors u8 and i8, sums i32");
    folder.integers(
        "y", ElementType.INT32, List.of(1, 1, 1, 1), (255 - 128) * -128 + (3 - 128) * 2 + 100_000);
    judged(bias).isRefuted().says("[0, 0, 0, 0]: expected " + right + ", but was ");
    judged(bias[0], bias[1], "--zero-points", "128").holds();
  }

  /** Doubles hold neither the input nor the output. */
  @Test
  void integers_of_64_bits_are_exact() throws Exception {
    long large = (1L << 53) + 1;
    folder
        .integers("x", ElementType.INT64, List.of(1, 1, 1, 1), large)
        .integers("w", ElementType.INT64, List.of(1, 1, 1, 1), 1)
        .integers("y", ElementType.INT64, List.of(1, 1, 1, 1), large - 1);
    judged().isRefuted().says("expected " + large + ", but was " + (large - 1));
    assertThat(json(1).get("expected").asLong()).isEqualTo(large);
    folder.integers("y", ElementType.INT64, List.of(1, 1, 1, 1), large);
    judged().holds();
  }

  @Test
  void integers_and_zero_points_are_those_of_the_format() throws Exception {
    folder
        .integers("x", ElementType.UINT8, List.of(1, 1, 1, 1), 200)
        .integers("w", ElementType.INT8, List.of(1, 1, 1, 1), 1)
        .integers("y", ElementType.INT32, List.of(1, 1, 1, 1), 200);
    judged().holds();
    judged("--arithmetic", "i8")
        .isRefusedWith(
            "convproof run: "
                + folder.file("x")
                + ": holds 200 at [0, 0, 0, 0]: i8 holds -128 to 127");
    judged("--zero-points", "300,0")
        .isRefusedWith("convproof run: --zero-points 300,0: u8 holds 0 to 255");
    assertThat(folder.run("--zero-points", "128,0").err())
        .isEqualToIgnoringNewLines(
            "convproof run: --expected is missing, which the other options are for");
  }

  @Test
  void pairs_of_products_that_are_saturated_are_recognised() throws Exception {
    folder
        .integers("x", ElementType.INT8, List.of(1, 1, 1, 3), -128, -128, 5)
        .integers("w", ElementType.INT8, List.of(1, 1, 1, 3), -128, -128, 7)
        .integers("y", ElementType.INT32, List.of(1, 1, 1, 1), 32767 + 35);
    judged()
        .isRefuted()
        .says(
            "expected 32803, but was 32802", "agrees with pairs of products saturated to 16 bits");
  }

  @Test
  void a_mistake_is_one_line() throws Exception {
    given(new double[G.outputSize()]);
    assertThat(judged("--arithmetic", "f33").err())
        .startsWith("convproof run: --arithmetic f33: known are NAME");
    judged("--zero-points", "a")
        .isRefusedWith("convproof run: --zero-points a: two integers such as 128,0 would be right");
    judged("--zero-points", "128,0")
        .isRefusedWith(
            "convproof run: --zero-points 128,0: they are of integers of 8 bits, and these are f32");
    judged("--output", folder.file("z") + "")
        .isRefusedWith(
            "convproof run: --output "
                + folder.file("z")
                + ": --expected judges a file, and nothing is computed to be written");
    write("y", List.of(2, 3, 4), new float[24]);
    assertThat(judged().err()).contains("shape (2, 3, 4), but the output of ");
    assertThat(
            Answer.to("run", "--input", folder.file("x") + "", "--weight", folder.file("w") + "")
                .err())
        .isEqualToIgnoringNewLines(
            "convproof run: --output Y.npy, or --expected Y.npy to judge it, would be right");
  }
}
