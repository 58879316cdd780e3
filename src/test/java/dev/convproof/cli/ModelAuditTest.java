package dev.convproof.cli;

import static dev.convproof.file.OnnxModels.integer;
import static dev.convproof.file.OnnxModels.integers;
import static dev.convproof.file.OnnxModels.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.OnnxModels;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.OnnxRuntimeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole models, run by ONNX Runtime. */
class ModelAuditTest {
  private static final SplittableRandom RANDOM = new SplittableRandom(8);

  @TempDir Path folder;

  @BeforeAll
  static void needs_onnx_runtime() {
    String version;
    try {
      version = OnnxRuntimeSession.version();
    } catch (NoSubjectException absent) {
      version = "";
    }
    assumeTrue(!version.isEmpty(), "ONNX Runtime does not run here: skipped");
  }

  private static StoredTensor integers32(int... shape) {
    float[] values = new float[product(shape)];
    for (int at = 0; at < values.length; at++) {
      values[at] = RANDOM.nextInt(-9, 10);
    }
    return StoredTensor.of(sizes(shape), values);
  }

  private static StoredTensor fractions(int... shape) {
    float[] values = new float[product(shape)];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) (RANDOM.nextDouble() - 0.5);
    }
    return StoredTensor.of(sizes(shape), values);
  }

  private static StoredTensor bytes(ElementType type, int... shape) {
    long[] values = RANDOM.longs(product(shape), type.smallest(), type.largest() + 1).toArray();
    return StoredTensor.of(sizes(shape), type, values);
  }

  /**
   * Weights of seven bits: pairs of products of more than that saturate on processors without
   * instructions for them, and what ONNX Runtime computes there is wrong.
   */
  private static StoredTensor narrow(int... shape) {
    long[] values = RANDOM.longs(product(shape), -64, 64).toArray();
    return StoredTensor.of(sizes(shape), ElementType.INT8, values);
  }

  private static StoredTensor one(ElementType type, long value) {
    return StoredTensor.of(List.of(), type, new long[] {value});
  }

  private static StoredTensor one(float value) {
    return StoredTensor.of(List.of(), new float[] {value});
  }

  private static int product(int... shape) {
    int product = 1;
    for (int size : shape) {
      product *= size;
    }
    return product;
  }

  private static List<Integer> sizes(int... shape) {
    List<Integer> sizes = new ArrayList<>();
    for (int size : shape) {
      sizes.add(size);
    }
    return sizes;
  }

  private Answer audit(Path model, StoredTensor input, String... more) throws Exception {
    Path x = folder.resolve("x.npy");
    NpyWriter.write(x, input);
    List<String> args =
        new ArrayList<>(List.of("audit", "--model", model.toString(), "--input", "x=" + x));
    args.addAll(List.of(more));
    return Answer.to(args.toArray(String[]::new));
  }

  private static JsonNode json(Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.out());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 13, 17, 21, 22})
  void every_convolution_of_a_model_is_audited(long operators) throws Exception {
    Path model =
        new OnnxModels()
            .input("x", ElementType.FLOAT32, 2, 3, 9, 8)
            .constant("w1", integers32(4, 3, 3, 3))
            .constant("b1", integers32(4))
            .constantNode("w2", fractions(4, 1, 2, 2))
            .node("Conv", List.of("x", "w1", "b1"), "y1", integers("pads", 1, 1, 1, 1))
            .node("Relu", List.of("y1"), "r")
            .node(
                "Conv",
                List.of("r", "w2"),
                "y2",
                integer("group", 4),
                integers("strides", 2, 2),
                text("auto_pad", "SAME_UPPER"))
            .output("y2", ElementType.FLOAT32, 2, 4, 5, 4)
            .in(folder.resolve("m.onnx"), operators);
    Answer answer = audit(model, integers32(2, 3, 9, 8), "--json");
    JsonNode result = json(answer.holds());
    assertThat(result.get("verdict").asText()).isEqualTo("HOLDS");
    assertThat(result.get("runtime").asText()).startsWith("ONNX Runtime 1.");
    JsonNode first = result.get("layers").get(0);
    assertThat(first.get("case").asText()).isEqualTo("n2ci3h9w8co4kh3kw3pt1pb1pl1pr1");
    assertThat(first.get("reason").asText()).startsWith("what is wrong passes with a probability");
    JsonNode second = result.get("layers").get(1);
    assertThat(first.get("layerMillis").asDouble()).isPositive();
    assertThat(second.get("layerMillis").asDouble()).isPositive();
    assertThat(second.get("checkMillis").asDouble()).isPositive();
    assertThat(second.get("case").asText()).isEqualTo("n2g4ci4h9w8co4kh2kw2sh2sw2pb1");
    assertThat(second.get("reason").asText()).startsWith("each of 160 outputs");
    assertThat(second.get("worst").asDouble()).isBetween(0.0, 1.0);
  }

  /** On Java's own stack of 1 MB the library, as it is loaded, can end the process. */
  @Test
  void onnx_runtime_is_loaded_on_a_stack_of_its_own() throws Exception {
    Path model =
        new OnnxModels()
            .input("x", ElementType.FLOAT32, 1, 1, 5, 5)
            .constant("w", fractions(2, 1, 3, 3))
            .node("Conv", List.of("x", "w"), "y")
            .output("y", ElementType.FLOAT32, 1, 2, 3, 3)
            .in(folder.resolve("s.onnx"), 13);
    Path x = folder.resolve("x.npy");
    NpyWriter.write(x, fractions(1, 1, 5, 5));
    Answer.ofProcess(
            folder,
            List.of("-Xss600k"),
            Map.of(),
            "audit",
            "--model",
            model.toString(),
            "--input",
            "x=" + x)
        .holds();
  }

  @Test
  void quantised_convolutions_are_audited_in_their_integers() throws Exception {
    Path model =
        new OnnxModels()
            .input("x", ElementType.UINT8, 1, 2, 6, 6)
            .constant("xs", one(0.02f))
            .constant("xz", one(ElementType.UINT8, 120))
            .constant("w", narrow(3, 2, 3, 3))
            .constant("ws", StoredTensor.of(List.of(3), new float[] {0.01f, 0.02f, 0.005f}))
            .constant("wz", StoredTensor.of(List.of(3), ElementType.INT8, new long[] {0, 0, 0}))
            .constant("ys", one(0.11f))
            .constant("yz", one(ElementType.UINT8, 128))
            .constant(
                "b", StoredTensor.of(List.of(3), ElementType.INT32, new long[] {-700, 0, 900}))
            .node(
                "QLinearConv",
                List.of("x", "xs", "xz", "w", "ws", "wz", "ys", "yz", "b"),
                "q",
                integers("pads", 1, 1, 1, 1))
            .node("ConvInteger", List.of("x", "w", "xz"), "i", integers("pads", 1, 0, 0, 1))
            .output("q", ElementType.UINT8, 1, 3, 6, 6)
            .output("i", ElementType.INT32, 1, 3, 5, 5)
            .in(folder.resolve("q.onnx"), 13);
    JsonNode result =
        json(audit(model, bytes(ElementType.UINT8, 1, 2, 6, 6), "--all", "--json").holds());
    assertThat(result.get("layers").get(0).get("reason").asText())
        .startsWith(
            "each of 108 outputs that were computed again is right, of 108 (they are scaled");
    assertThat(result.get("layers").get(1).get("reason").asText())
        .startsWith("what is wrong passes with a probability of at most 2^−");
  }

  @Test
  void what_is_no_convolution_of_two_dimensions_is_named() throws Exception {
    Path model =
        new OnnxModels()
            .input("x", ElementType.FLOAT32, 1, 2, 6)
            .constant("w", fractions(3, 2, 3))
            .node("Conv", List.of("x", "w"), "y")
            .output("y", ElementType.FLOAT32, 1, 3, 4)
            .in(folder.resolve("one.onnx"), 13);
    Answer answer = audit(model, fractions(1, 2, 6));
    assertThat(answer.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(answer.out())
        .contains(
            "UNSUPPORTED", "it is no two-dimensional convolution: its input has shape (1, 2, 6)")
        .contains("verdict     UNDECIDED: 0 of 1 convolutions are right; 1 are not audited");
  }

  @Test
  void mistakes_are_one_line() throws Exception {
    Path model =
        new OnnxModels()
            .input("x", ElementType.FLOAT32, 1, 1, 2, 2)
            .constant("w", fractions(1, 1, 1, 1))
            .node("Conv", List.of("x", "w"), "y")
            .output("y", ElementType.FLOAT32, 1, 1, 2, 2)
            .in(folder.resolve("m.onnx"), 13);
    String start = "convproof audit: ";
    Answer.to("audit", "--model", model.toString(), "--input", "z=x.npy")
        .isRefusedWith(start + "--input z=x.npy: the model has no input z; its inputs are x");
    assertThat(audit(model, one(ElementType.INT8, 1)).err())
        .contains("holds int8, but the model's x is float32");
    assertThat(audit(model, fractions(1, 1, 3, 3)).err())
        .startsWith(start + model + ": ONNX Runtime fails: ")
        .hasLineCount(1);
    Path none = Files.write(folder.resolve("none.onnx"), new byte[] {1, 2, 3});
    assertThat(Answer.to("audit", "--model", none.toString(), "--input", "x").err())
        .startsWith(start + none + ": this is no ModelProto of ONNX: ");
    assertThat(Answer.to("audit", "--input", "x", "--weight", "w").err())
        .isEqualTo(start + "--output is missing: the file to audit would be right\n");
  }
}
