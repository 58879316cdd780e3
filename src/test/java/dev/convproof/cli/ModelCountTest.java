package dev.convproof.cli;

import static dev.convproof.file.OnnxModels.integers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.file.Mutations;
import dev.convproof.file.OnnxModels;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCountTest {
  @TempDir Path folder;

  private static StoredTensor zeros(Integer... shape) {
    int size = List.of(shape).stream().reduce(1, Math::multiplyExact);
    return StoredTensor.of(List.of(shape), new float[size]);
  }

  /** 3→10, 3×3, padding 1 on 8×8, and its transposed counterpart at stride 2. */
  private Path model() {
    return new OnnxModels()
        .input("x", ElementType.FLOAT32, 1, 3, 8, 8)
        .constant("w", zeros(10, 3, 3, 3))
        .constant("b", zeros(10))
        .constant("v", zeros(10, 4, 2, 2))
        .node("Conv", List.of("x", "w", "b"), "y", integers("pads", 1, 1, 1, 1))
        .node("ConvTranspose", List.of("y", "v"), "z", integers("strides", 2, 2))
        .node("Conv", List.of("q", "w"), "u")
        .output("y", ElementType.FLOAT32, 1, 10, 8, 8)
        .output("z", ElementType.FLOAT32, 1, 4, 16, 16)
        .in(folder.resolve("m.onnx"), 13);
  }

  @Test
  void every_layer_is_counted_by_its_closed_form() throws IOException {
    JsonNode result =
        new ObjectMapper()
            .readTree(
                Answer.to("count", "--model", model().toString(), "--json").isUndecided().out());
    JsonNode conv = result.get("layers").get(0);
    assertThat(conv.get("case").asText()).isEqualTo("ci3h8w8co10kh3kw3pt1pb1pl1pr1");
    assertThat(conv.get("parameters").asLong()).isEqualTo(280);
    assertThat(conv.get("multiplications").asLong()).isEqualTo(10 * 27 * 64);
    assertThat(conv.get("multiplicationsInside").asLong()).isEqualTo(10 * 3 * 22 * 22);
    assertThat(conv.get("additions").asLong()).isEqualTo(10 * 27 * 64);
    assertThat(conv.get("biasAdditions").asLong()).isEqualTo(640);
    JsonNode transposed = result.get("layers").get(1);
    assertThat(transposed.get("output").asText()).isEqualTo("16×16");
    assertThat(transposed.get("parameters").asLong()).isEqualTo(160);
    assertThat(transposed.get("multiplications").asLong()).isEqualTo(64 * 10 * 4 * 4);
    assertThat(transposed.get("outputElements").asLong()).isEqualTo(4 * 16 * 16);
    assertThat(result.get("layers").get(2).get("reason").asText())
        .startsWith("the model does not state the shape of q: ");
    assertThat(result.get("layers").get(2).get("parameters").asLong()).isEqualTo(270);
    assertThat(result.get("layers").get(2).has("multiplications")).isFalse();
    assertThat(result.get("counted").asInt()).isEqualTo(2);
  }

  /** As exporters leave them: a batch and images of any size, and no shape within the graph. */
  private Path withoutShapes() {
    return new OnnxModels()
        .input("x", ElementType.FLOAT32, -1, 3, -1, -1)
        .constant("w", zeros(10, 3, 3, 3))
        .constant("v", zeros(4, 10, 1, 1))
        .node("Conv", List.of("x", "w"), "y", integers("pads", 1, 1, 1, 1))
        .node("Relu", List.of("y"), "r")
        .node(
            "MaxPool", List.of("r"), "p", integers("kernel_shape", 2, 2), integers("strides", 2, 2))
        .node("Conv", List.of("p", "v"), "z")
        .output("z", ElementType.FLOAT32, -1, 4, -1, -1)
        .in(folder.resolve("free.onnx"), 13);
  }

  @Test
  void an_audit_is_timed_at_the_shapes_of_a_model() {
    String file = withoutShapes().toString();
    Answer.to("bench", "audit", "--model", file, "--runs", "1", "--warm-up", "0")
        .isRefusedWith(
            "convproof bench audit: "
                + file
                + ", y: neither does the model state the shape of x, nor ONNX Runtime infer it:"
                + " --input-shape NAME=1,3,224,224 gives one");
    Answer.to(
            "bench",
            "audit",
            "--model",
            file,
            "--input-shape",
            "x=1,3,8,8",
            "--runs",
            "1",
            "--warm-up",
            "0",
            "--only",
            "z")
        .holds()
        .says("\nz ", " 1 ", " ms ");
    Answer.to("bench", "audit", "--input-shape", "x=1,3,8,8")
        .isRefusedWith("convproof bench audit: --input-shape is for --model");
    Answer.to("bench", "audit", "--model", file, "--input-shape", "x=1,3,8,8", "--only", "q")
        .isRefusedWith(
            "convproof bench audit: --only \"q\": no layer of " + file + " has this in its name");
  }

  @Test
  void shapes_are_inferred_from_those_of_inputs() {
    String file = withoutShapes().toString();
    Answer.to("count", "--model", file)
        .isUndecided()
        .says("totals of 0 of 2 convolutions\n", "--input-shape NAME=1,3,224,224");
    Answer.to("count", "--model", file, "--runtime", "onnxruntime")
        .isUndecided()
        .says("totals of 0 of 2 convolutions\n");
    Answer.to("count", "--model", file, "--input-shape", "x=2,3,8,6", "--runtime", "onnxruntime")
        .holds()
        .says("n2ci3h8w6co10kh3kw3pt1pb1pl1pr1", "n2ci10h4w3co4 ");
  }

  @Test
  void shapes_that_are_none_are_refused() {
    String file = withoutShapes().toString();
    Answer.to("count", "--model", file, "--input-shape", "x=1,3,0,8")
        .isRefusedWith(
            "convproof count: --input-shape x=1,3,0,8: NAME=SIZES such as x=1,3,224,224 would be right");
    Answer.to("count", "--model", file, "--input-shape", "q=1,3,8,8")
        .isRefusedWith("convproof count: --input-shape q: the inputs of " + file + " are x");
    Answer.to("count", "--model", file, "--runtime", "tvm")
        .isRefusedWith("convproof count: --runtime tvm: onnxruntime would be right");
    Answer.to("count", "n1", "--runtime", "onnxruntime")
        .isRefusedWith("convproof count: --input-shape and --runtime are for --model");
    Answer.to("count", "--model", file, "--input-shape", "x=1,4,8,8", "--runtime", "onnxruntime")
        .isUndecided()
        .says("totals of 1 of 2 convolutions\n", "its weights take 3 channels, its input has 4");
  }

  @Test
  void a_mutated_model_is_counted_or_refused_in_one_line() throws IOException {
    byte[] whole = Files.readAllBytes(model());
    SplittableRandom random = new SplittableRandom(3);
    Path file = folder.resolve("mutated.onnx");
    for (int time = 0; time < 60; time++) {
      Files.write(file, Mutations.of(whole, random));
      Answer answer = Answer.to("count", "--model", file.toString());
      if (answer.exitCode() == ExitCode.HOLDS || answer.exitCode() == ExitCode.UNDECIDED) {
        assertThat(answer.err()).isEmpty();
      } else {
        answer.isRefused("convproof count: ");
      }
    }
  }

  @Test
  void totals_are_told_as_public_counters_count_them() {
    Answer.to("count", "--model", model().toString())
        .isUndecided()
        .says(
            "totals of 2 of 3 convolutions\n",
            "multiply-adds, each as one                                               27,520  fvcore",
            "multiply-adds, each as two, and one for each bias                        55,680"
                + "  DeepSpeed",
            "bytes of parameters, in float32                                           2,840");
  }

  @Test
  void a_mistake_is_one_line() {
    Answer.to("count", "n1", "--model", "m.onnx")
        .isRefusedWith(
            "convproof count: a CASE and --model are given: a CASE, or --model M.onnx, would be right");
    Answer.to("count", "--model", folder.resolve("none").toString())
        .isRefusedWith(
            "convproof count: "
                + folder.resolve("none")
                + ": does not exist; the path of a file of tensors would be right");
    Answer.to("count", "--model", model().toString(), "--memory")
        .isRefusedWith(
            "convproof count: --model is counted by closed form: without --strategy, --class,"
                + " --executed and --memory");
  }
}
