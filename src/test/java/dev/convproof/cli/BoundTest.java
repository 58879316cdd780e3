package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.TensorFileException;
import dev.convproof.file.TensorFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that hands out bounds: for a shape, for files, for normal numbers. */
class BoundTest {
  private static final String TVM = "n16ci16h32w32co32kh3kw3pt1pb1pl1pr1";

  private static Answer bound(String... args) {
    List<String> all = new ArrayList<>(List.of("bound"));
    all.addAll(List.of(args));
    return Answer.to(all.toArray(String[]::new));
  }

  private static JsonNode json(String... args) throws JsonProcessingException {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--json");
    Answer answer = bound(all.toArray(String[]::new));
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return new ObjectMapper().readTree(answer.out());
  }

  @Test
  void a_shape_has_factors_for_its_output_and_each_gradient() throws JsonProcessingException {
    JsonNode factors = json(TVM, "--arithmetic", "f32").get("factors");
    assertThat(factors).hasSize(4);
    assertThat(factors.get(0).get("terms").asLong()).isEqualTo(144);
    assertThat(factors.get(0).get("worst").asDouble()).isBetween(144 * 0x1p-24, 144.001 * 0x1p-24);
    assertThat(factors.get(1).get("terms").asLong()).isEqualTo(32 * 9);
    assertThat(factors.get(2).get("terms").asLong()).isEqualTo(16 * 32 * 32);
    assertThat(factors.get(3).get("terms").asLong()).isEqualTo(16 * 32 * 32);
    for (JsonNode factor : factors) {
      assertThat(factor.get("probable").asDouble()).isLessThan(factor.get("worst").asDouble());
    }
    assertThat(
            json(TVM, "--arithmetic", "f32", "--biased")
                .get("factors")
                .get(0)
                .get("terms")
                .asLong())
        .isEqualTo(145);
  }

  @ParameterizedTest
  @CsvSource({
    "tf32, 144 * 2^-23, 1.716e-5, 1.718e-5",
    "bf16, and half a unit of bf16, 0.003920, 0.003925",
    "f16, and half a unit of f16, 5.0e-4, 5.1e-4",
    "e4m3:f14, 144 * 2^-13 / (1 - 144 * 2^-13), 0.01789, 0.01790",
    "u8i8, exact, 0, 0"
  })
  void a_format_has_its_own(String format, String why, double least, double most)
      throws JsonProcessingException {
    JsonNode output = json("ci16h3w3kh3kw3", "--arithmetic", format).get("factors").get(0);
    assertThat(output.get("worst").asDouble()).as(why).isBetween(least, most);
    assertThat(output.has("probable")).isEqualTo(format.equals("u8i8"));
  }

  @Test
  void sums_that_are_known_to_round_lose_half_as_much() throws JsonProcessingException {
    JsonNode output =
        json("ci16h3w3kh3kw3", "--arithmetic", "tf32", "--nearest").get("factors").get(0);
    assertThat(output.get("worst").asDouble()).isBetween(144 * 0x1p-24, 144.001 * 0x1p-24);
    assertThat(output.has("probable")).isTrue();
  }

  @Test
  void the_table_says_what_its_columns_mean() {
    bound(TVM)
        .says("numbers", "of the", "worst", "probable", "wider inputs", "f16:f16", "exact")
        .says("–: so many additions, each of which may truncate, leave no bound.");
  }

  /**
   * apache/tvm#18455: 16 channels of 3×3, normal numbers; an absolute tolerance of 0.025 was
   * chosen.
   */
  @Tag("long")
  @Test
  void a_tolerance_of_a_hundredth_is_far_from_single_precision() throws JsonProcessingException {
    JsonNode f32 = json(TVM, "--normal", "1", "--arithmetic", "f32");
    assertThat(2 * f32.get("largest").asDouble()).isBetween(0.002, 0.003);
    JsonNode tf32 = json(TVM, "--normal", "1", "--arithmetic", "tf32");
    assertThat(tf32.get("largest").asDouble()).isBetween(0.002, 0.003);
    assertThat(f32.get("allcloseWorks").asBoolean()).isFalse();
    assertThat(f32.get("leastAtol").asDouble()).isGreaterThan(10 * f32.get("mostAtol").asDouble());
  }

  @Test
  void an_algorithm_has_its_own() throws JsonProcessingException {
    String shape = "ci4h6w6co2kh3kw3";
    JsonNode winograd = json(shape, "--normal", "1", "--rounding", "winograd:4");
    JsonNode sums = json(shape, "--normal", "1");
    assertThat(winograd.get("largest").asDouble())
        .isGreaterThan(2 * sums.get("largest").asDouble());
    assertThat(winograd.has("probable")).isFalse();
    bound(shape, "--normal", "1", "--rounding", "winograd:3")
        .isRefusedWith(
            "convproof bound: --rounding winograd:3: known are sum-of-products, nearest, winograd:2,"
                + " winograd:4, fft");
    bound(shape, "--normal", "1", "--rounding", "fft", "--arithmetic", "f16")
        .isRefusedWith(
            "convproof bound: --rounding fft: has a bound where all numbers are f32 or f64, not in f16");
  }

  @Test
  void an_algorithm_has_none_outside_its_scope() {
    bound("ci4h6w6co2kh3kw3sh2sw2", "--normal", "1", "--rounding", "winograd:2")
        .isRefusedWith(
            "convproof bound: --rounding winograd:2: F(2×2, 3×3) needs stride 1: it is 2×2");
    bound("ci4h6w6co2kh3kw3dh2", "--normal", "1", "--rounding", "winograd:4")
        .isRefusedWith(
            "convproof bound: --rounding winograd:4: F(4×4, 3×3) needs dilation 1: it is 2×1");
  }

  /** Transforms of single precision lose units of single precision, not of double. */
  @Test
  void transforms_in_f32_have_the_bound_of_f32() throws JsonProcessingException {
    String[] fft = {
      "ci4h6w6co2kh3kw3", "--normal", "1", "--rounding", "fft", "--arithmetic", "f64"
    };
    double f64 = json(fft).get("largest").asDouble();
    fft[6] = "f32";
    double f32 = json(fft).get("largest").asDouble();
    assertThat(f32 / f64).isBetween(0.99 * 0x1p29, 1.01 * 0x1p29);
  }

  @Test
  void formula_and_source_stand_beside_every_number() throws JsonProcessingException {
    JsonNode table = json(TVM, "--arithmetic", "f32,tf32,f16,u8i8");
    List<JsonNode> derived = new ArrayList<>();
    table.get("derivations").forEach(derived::add);
    assertThat(derived)
        .extracting(one -> one.get("worst").get("formula").asText())
        .containsExactly(
            "n·u·(S + n·η) + n·η, u = 2^−24, η = 2^−149",
            "n·w/(1 − n·w)·(S + n·η) + n·η, w = 2^−23, η = 2^−149",
            "e + v·(|y| + e) + ω/2, e = n·w/(1 − n·w)·(S + n·η) + n·η, w = 2^−23, η = 2^−149,"
                + " v = 2^−11, ω = 2^−24",
            "0");
    assertThat(derived.get(0).get("probable").get("source").asText()).startsWith("Higham and Mary");
    assertThat(derived.get(1).has("probable")).isFalse();
    bound(TVM).says("Jeannerod and Rump", "Blanchard et al.", "Higham and Mary", "w = 2^−13");
    bound("n1", "--normal", "1")
        .says("formula     n·u·(S + n·η) + n·η, u = 2^−24", "source      Jeannerod and Rump");
    bound("ci2h4w4kh3kw3", "--normal", "1", "--rounding", "winograd:2")
        .says(
            "formula     winograd-2x2: running error analysis of each of its steps\n",
            "source      Higham, Accuracy and Stability");
  }

  /** The number of results that a probability is for is that of each row. */
  @Test
  void a_row_says_how_many_results_its_probability_is_for() throws JsonProcessingException {
    JsonNode factors = json(TVM, "--arithmetic", "f32").get("factors");
    assertThat(factors.get(0).get("results").asLong()).isEqualTo(16 * 32 * 32 * 32);
    assertThat(factors.get(2).get("results").asLong()).isEqualTo(32 * 16 * 9);
    bound(TVM).says("results", "for all results of its row at once");
  }

  @Test
  void one_output_has_one_atol_that_does_both() throws JsonProcessingException {
    JsonNode one = json("ci3", "--normal", "1");
    assertThat(one.get("allcloseWorks").asBoolean()).isTrue();
    assertThat(one.get("quotient").asDouble()).isEqualTo(1);
    bound("ci3", "--normal", "1").says("rejects no right result, and passes nothing beyond");
  }

  /** Where terms have one sign, rtol does all, and what is left of atol is rounding. */
  @Test
  void no_quotient_is_made_of_what_rounding_leaves() throws JsonProcessingException {
    JsonNode single = json("co8h2w2", "--normal", "1");
    assertThat(single.get("allcloseWorks").asBoolean()).isTrue();
    assertThat(single.has("quotient")).isFalse();
    JsonNode several = json("ci64co8", "--normal", "1");
    assertThat(several.get("allcloseWorks").asBoolean()).isFalse();
    assertThat(several.get("quotient").asDouble())
        .isEqualTo(several.get("leastAtol").asDouble() / several.get("mostAtol").asDouble());
  }

  @Test
  void files_have_a_bound_for_each_output(@TempDir Path path) throws Exception {
    Folder folder =
        new Folder(path)
            .floats("x", List.of(1, 1, 2, 2), 1, 2, 3, 4)
            .floats("w", List.of(1, 1, 1, 2), 0.1f, -0.2f);
    String[] files = {"--input", folder.file("x") + "", "--weight", folder.file("w") + ""};
    String[] all = {files[0], files[1], files[2], files[3], "--output", folder.file("y") + ""};
    bound(all).says("f32: tensors f32, sums f32, outputs f32, rounded to nearest", "wrote ");
    StoredTensor bounds = read(folder, "y");
    assertThat(bounds.shape()).containsExactly(1, 1, 2, 1);
    double first = 2 * 0x1p-24 * ((double) 0.1f + 2 * (double) 0.2f);
    assertThat(bounds.doubles()[0]).isBetween(first, first * (1 + 1e-9));
  }

  @Test
  void files_have_a_bound_for_each_number_of_a_gradient(@TempDir Path path) throws Exception {
    Folder folder =
        new Folder(path)
            .floats("x", List.of(1, 1, 2, 2), 1, 2, 3, 4)
            .floats("w", List.of(1, 1, 1, 2), 0.5f, -0.25f)
            .floats("g", List.of(1, 1, 2, 1), 0.5f, -2);
    String[] all = {
      "--input",
      folder.file("x") + "",
      "--weight",
      folder.file("w") + "",
      "--gradient",
      folder.file("g") + "",
      "--output",
      folder.file("y") + "",
      "--of",
      "weights"
    };
    bound(all)
        .says("of          the gradient of the weights", "Σ|G||x| for 2 terms", "at [0, 0, 0, 1];");
    near(read(folder, "y"), List.of(1, 1, 1, 2), 0.5 + 2 * 3, 0.5 * 2 + 2 * 4);
    all[9] = "BIAS";
    bound(all).says("Σ|G| for 2 terms");
    near(read(folder, "y"), List.of(1), 2.5);
    all[9] = "input";
    bound(all).says("Σ|G||k| for 2 terms");
    near(read(folder, "y"), List.of(1, 1, 2, 2), 0.25, 0.125, 1, 0.5);
    all[9] = "output";
    bound(all).isRefusedWith("convproof bound: --of output: input, weights or bias would be right");
    bound("n1", "--of", "bias")
        .isRefusedWith(
            "convproof bound: --gradient and --of are for files, together, and without --rounding");
  }

  /** Two roundings of sums of magnitudes, and almost nothing more. */
  private static void near(StoredTensor bounds, List<Integer> shape, double... sums) {
    assertThat(bounds.shape()).isEqualTo(shape);
    for (int at = 0; at < sums.length; at++) {
      double exact = 2 * 0x1p-24 * sums[at];
      assertThat(bounds.doubles()[at]).isBetween(exact, exact * (1 + 1e-9));
    }
  }

  private static StoredTensor read(Folder folder, String name) throws TensorFileException {
    return TensorFiles.read(folder.file(name));
  }

  @Test
  void integers_are_exact(@TempDir Path path) {
    Folder folder =
        new Folder(path)
            .integers("x", StoredTensor.ElementType.UINT8, List.of(1, 1, 1, 2), 255, 2)
            .integers("w", StoredTensor.ElementType.INT8, List.of(1, 1, 1, 2), -128, 2)
            .integers("b", StoredTensor.ElementType.INT32, List.of(1), 100_000);
    bound(
            "--input",
            folder.file("x") + "",
            "--weight",
            folder.file("w") + "",
            "--bias",
            folder.file("b") + "")
        .says("u8i8: tensors u8 and i8, sums i32, outputs i32, exact", "rtol 0 and atol 0");
  }

  @Test
  void a_mistake_is_one_line() {
    bound()
        .isRefusedWith(
            "convproof bound: nothing is given to bound: a CASE, or --input and --weight, would be right");
    assertThat(bound("n1", "--arithmetic", "f33").err())
        .startsWith("convproof bound: --arithmetic f33: known are NAME");
    bound("n1", "--output", "y.npy")
        .isRefusedWith(
            "convproof bound: --output: a CASE alone has no outputs; --normal SEED gives it numbers");
    bound("n1", "--normal", "1", "--arithmetic", "i8")
        .isRefusedWith("convproof bound: --arithmetic i8: has no fractions");
    bound("n1", "--normal", "1", "--arithmetic", "f32,f16")
        .isRefusedWith(
            "convproof bound: --arithmetic f32,f16: one would be right where there are numbers");
  }
}
