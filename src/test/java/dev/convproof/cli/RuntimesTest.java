package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(one(table, 5).get("name").asText()).startsWith("PyTorch ");
    for (JsonNode found : table.get("runtimes")) {
      assertThat(found.get("verdict").asText()).as(found.toString()).isEqualTo("HOLDS");
      boolean integers = found.get("format").asText().startsWith("i");
      if (integers) { // slow loops, which may not come to a case of every law in their time
        assertThat(holding(found)).isBetween(12L, 14L);
      } else {
        assertThat(holding(found)).isEqualTo(19);
      }
    }
  }

  @Tag("long")
  @Test
  void onednn_adds_a_bias_to_bytes_in_floats_and_keeps_all_laws_in_floats() throws IOException {
    JsonNode table = runtimes("--only", "onednn2", "--cases", "300");
    assumeTrue(table.get("skipped").isEmpty(), () -> table.get("skipped").toString());
    for (JsonNode found : table.get("runtimes")) {
      boolean bytes = found.get("format").asText().endsWith("i8");
      assertThat(found.get("verdict").asText())
          .as(found.toString())
          .isEqualTo(bytes ? "REFUTED" : "HOLDS");
    }
  }

  /** The class path of a profile, as the README has it; skipped where its jars are not here. */
  private static String profile() throws IOException, InterruptedException {
    Installed.needs("mvn", "--version");
    Process maven =
        new ProcessBuilder("mvn", "-o", "-q", "-Pruntimes", "dependency:build-classpath")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String path = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(
        maven.waitFor() == 0, "mvn -Pruntimes dependency:build-classpath finds not all jars");
    return path.strip();
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({"djl,14", "opencv,8"}) // beside gradients, which are wrong on some processors
  void what_runs_in_java_is_right_within_what_it_supports(String name, int laws)
      throws IOException, InterruptedException {
    JsonNode table = runtimes("--only", name, "--cases", "200", "--classpath", profile());
    JsonNode found = one(table, 1);
    int holding = 0;
    for (JsonNode law : found.get("laws")) {
      boolean backward = law.get("law").asText().matches(".*gradient.*|adjoint|unit step|accuracy");
      assertThat(law.get("verdict").asText())
          .as(law.toString())
          .isIn(
              backward
                  ? List.of("HOLDS", "REFUTED", "UNSUPPORTED")
                  : List.of("HOLDS", "UNSUPPORTED", "VACUOUS"));
      holding += !backward && law.get("verdict").asText().equals("HOLDS") ? 1 : 0;
    }
    assertThat(holding).as(found.toString()).isEqualTo(laws);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      strings = {"onnxruntime-node-quantised", "onnxruntime-web-quantised", "pytorch-quantised"})
  void what_is_requantised_is_rounded_to_even_before_the_zero_point(String name)
      throws IOException {
    JsonNode table = runtimes("--only", name, "--cases", "300");
    JsonNode found = one(table, 1);
    assumeTrue(
        !name.startsWith("onnxruntime-node") || table.get("processor").asText().contains("vnni"),
        "ONNX Runtime adds pairs of products in 16 bits on this processor: skipped");
    assertThat(found.get("verdict").asText()).as(found.toString()).isEqualTo("HOLDS");
    assertThat(holding(found)).isEqualTo(9);
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

  private static JsonNode recorded() throws IOException {
    Path record = Path.of("reports", "measured", "runtimes.json");
    return new ObjectMapper().readTree(Files.readString(record));
  }

  private static Optional<JsonNode> recorded(String field, String runtime, String format)
      throws IOException {
    return StreamSupport.stream(recorded().get(field).spliterator(), false)
        .filter(one -> one.get("runtime").asText().equals(runtime))
        .filter(one -> format.isEmpty() || one.get("format").asText().equals(format))
        .findFirst();
  }

  /** What depends neither on instructions nor on time: laws that fail, and refusals. */
  private static List<String> stable(JsonNode found) {
    List<String> told = new ArrayList<>();
    found.get("laws").forEach(row -> told.add(row.get("law") + " " + row.get("verdict")));
    told.removeIf(row -> !row.contains("REFUTED"));
    found.path("declined").forEach(one -> told.add(one.get("reason").asText()));
    return told;
  }

  /** What is asked; whether sums saturate is the processor's affair, and alike on another one. */
  private static List<String> askedOn(JsonNode answers, boolean sameProcessor) {
    List<String> told = asked(answers);
    if (!sameProcessor) {
      told.replaceAll(line -> line.replace("\"do not saturate on", "\"saturate on"));
    }
    return told;
  }

  private static List<String> asked(JsonNode answers) {
    List<String> told = new ArrayList<>();
    answers
        .get("asked")
        .forEach(
            one -> told.add(one.get("topic") + " " + one.get("question") + " " + one.get("found")));
    return told;
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "scipy", "tfjs"})
  void what_is_measured_is_what_was_recorded(String runtime) throws IOException {
    JsonNode table = runtimes("--only", runtime, "--cases", "300", "--seconds", "12");
    assumeTrue(
        Files.exists(Path.of("reports", "measured", "runtimes.json")), "nothing is recorded");
    assumeTrue(table.get("skipped").isEmpty(), () -> table.get("skipped").toString());
    for (JsonNode found : table.get("runtimes")) {
      JsonNode recorded = recorded("runtimes", runtime, found.get("format").asText()).orElseThrow();
      assumeTrue(
          found.get("name").equals(recorded.get("name")),
          () -> found.get("name") + " is here, " + recorded.get("name") + " was recorded");
      assertThat(stable(found)).containsExactlyInAnyOrderElementsOf(stable(recorded));
    }
    boolean same = table.get("processor").equals(recorded().get("processor"));
    for (JsonNode answers : table.get("answers")) {
      JsonNode recorded = recorded("answers", runtime, "").orElseThrow();
      assertThat(askedOn(answers, same)).isEqualTo(askedOn(recorded, same));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample-node", "onnxruntime"})
  void what_knows_calls_alone_or_runs_in_java_is_asked_too(String name) throws IOException {
    JsonNode table = runtimes("--only", name, "--questions-only");
    assumeTrue(table.get("skipped").isEmpty(), () -> table.get("skipped").toString());
    List<String> told = asked(table.get("answers").get(0));
    boolean sample = name.equals("sample-node");
    assertThat(told)
        .contains("\"type\" \"f32\" \"exact\"", "\"empty\" \"no images\" \"gives (0, 1, 2, 2)\"")
        .anyMatch(
            line ->
                line.matches(
                    "\"quantised\" \"rounding by channel\" \""
                        + (sample ? "refused" : "even")
                        + ".*"))
        .filteredOn(line -> line.startsWith("\"padding\""))
        .hasSize(sample ? 0 : 3);
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
        .isRefusedWith("convproof runtimes: --only torch: known are " + KnownRuntime.known());
    Answer.to("contract", "--runtime", "torch")
        .isRefusedWith("convproof contract: --runtime torch: known are " + KnownRuntime.known());
    Answer.to("contract", "--runtime", "opencv", "--classpath", "a.jar")
        .isRefusedWith(
            "convproof contract: --runtime opencv: --classpath without opencv: what mvn -q -Pruntimes"
                + " dependency:build-classpath prints would be right");
    Answer.to("contract", "--runtime", "scipy", "--exec", "true")
        .isRefusedWith("convproof contract: --exec and --runtime: one of them would be right");
  }
}
