package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions of other people's libraries; each test is skipped where its library is not here. */
@Timeout(300)
class RuntimesTest {

  private static JsonNode runtimes(String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("runtimes", "--json"));
    args.addAll(List.of(more));
    return new ObjectMapper().readTree(Answer.to(args.toArray(String[]::new)).holds().out());
  }

  private static JsonNode one(JsonNode table, int formats) {
    assumeTrue(table.get("skipped").isEmpty(), () -> table.get("skipped").toString());
    assertThat(table.get("runtimes")).hasSize(formats);
    return table.get("runtimes").get(0);
  }

  private static long holding(JsonNode runtime) {
    return runtime.get("laws").findValuesAsText("verdict").stream().filter("HOLDS"::equals).count();
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"sample-c", "sample-node"})
  void the_samples_keep_all_laws_of_outputs(String sample) throws IOException {
    JsonNode found = one(runtimes("--only", sample, "--cases", "400"), 1);
    assertThat(found.get("verdict").asText()).isEqualTo("HOLDS");
    assertThat(holding(found)).isEqualTo(15);
    assertThat(found.has("declined")).isFalse();
    assertThat(found.get("callsPerSecond").asLong()).isPositive();
  }

  @Tag("long")
  @Test
  void scipy_is_right_where_it_has_something_to_say() throws IOException {
    String python = Installed.pythonWith("scipy");
    JsonNode found = one(runtimes("--only", "scipy", "--interpreter", python, "--cases", "200"), 4);
    assertThat(found.get("verdict").asText()).isEqualTo("HOLDS");
    assertThat(found.get("name").asText()).matches("SciPy \\d+\\.\\d+.*, signal\\.correlate2d");
    assertThat(found.get("declined").get(0).get("reason").asText()).isEqualTo("it supports ci=1");
    assertThat(found.get("declined").get(0).get("cases").asInt()).isGreaterThan(100);
  }

  @Tag("long")
  @Test
  void pytorch_keeps_all_laws_forward_and_backward() throws IOException {
    String python = Installed.pythonWith("torch");
    JsonNode table = runtimes("--only", "pytorch", "--interpreter", python);
    assertThat(one(table, 2).get("name").asText()).startsWith("PyTorch ");
    for (JsonNode found : table.get("runtimes")) {
      assertThat(found.get("verdict").asText()).as(found.toString()).isEqualTo("HOLDS");
      assertThat(holding(found)).isEqualTo(19);
    }
  }

  @Tag("long")
  @Test
  void tensorflow_js_keeps_all_laws_within_what_it_supports() throws IOException {
    JsonNode found = one(runtimes("--only", "tfjs"), 1);
    assertThat(found.get("verdict").asText()).as(found.toString()).isEqualTo("HOLDS");
    assertThat(holding(found)).isEqualTo(19);
    assertThat(found.get("declined").findValuesAsText("reason"))
        .containsExactlyInAnyOrder("either strides or dilations", "groups that are not depthwise");
  }

  @Test
  void what_is_not_installed_is_skipped_with_a_word() throws IOException {
    JsonNode skipped =
        runtimes("--only", "scipy", "--interpreter", "no-such-python").get("skipped").get(0);
    assertThat(skipped.get("runtime").asText()).isEqualTo("scipy");
    assertThat(skipped.get("reason").asText())
        .isEqualTo("no-such-python cannot be started: there is no such program in PATH");
  }

  @Test
  void a_table_is_written_only_where_it_is_told_to(@TempDir Path folder) throws IOException {
    Path to = folder.resolve("table");
    Answer.to("runtimes", "--only", "sample-node", "--cases", "20", "--output", to.toString())
        .holds();
    assertThat(Files.readString(to.resolve("runtimes.md")))
        .startsWith("# Convolutions of well-known software, as measured\n")
        .containsPattern(
            "(\\| sample-node \\| f32 \\| \\d+ of \\d+ \\||Not measured: sample-node; )");
    assertThat(to.resolve("runtimes.json")).exists();
  }

  @Test
  void a_mistake_is_one_line() {
    Answer.to("runtimes", "--only", "torch")
        .isRefusedWith(
            "convproof runtimes: --only torch: known are sample-c, sample-node, onnxruntime, pytorch, scipy, tfjs");
    Answer.to("contract", "--runtime", "torch")
        .isRefusedWith(
            "convproof contract: --runtime torch: known are sample-c, sample-node, onnxruntime, pytorch, scipy,"
                + " tfjs");
    Answer.to("contract", "--runtime", "scipy", "--exec", "true")
        .isRefusedWith("convproof contract: --exec and --runtime: one of them would be right");
  }
}
