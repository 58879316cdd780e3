package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The throughput of agreement. */
class BenchTest {

  @Test
  void a_rate_is_printed_with_what_it_was_taken_from() {
    assertThat(Answer.to("bench", "agreement", "--cases", "1000", "--warm-up", "1").holds().out())
        .matches(
            "casesPerSecond [1-9]\\d+ \\(9\\d\\d cases in \\d+\\.\\d\\d s, 8 strategies, one thread\\)\n");
  }

  @Test
  void the_rate_is_there_for_programs() {
    Answer answer = Answer.to("bench", "agreement", "--cases", "1000", "--warm-up", "1", "--json");
    assertThat(answer.holds().out())
        .matches(
            """
            \\{
              "casesPerSecond" : [0-9.E]+,
              "cases" : 9\\d\\d,
              "seconds" : [0-9.E-]+,
              "strategies" : 8
            \\}
            """);
  }

  @Tag("long")
  @Test
  void the_rate_of_the_contract_counts_cases_and_draws() {
    String[] some = {"bench", "contract", "--draws", "1000", "--warm-up", "1"};
    assertThat(Answer.to(some).holds().out())
        .matches(
            "casesPerSecond \\d+, drawsPerSecond \\d+ \\([5-8],\\d+ cases of 1,000 draws in"
                + " \\d+\\.\\d\\d s, one thread\\)\n"
                + "productsPerSecond [\\d,]+, in all calls at full reach\n"
                + "execCasesPerSecond (\\d+|null: no gcc)\n"
                + "pythonCasesPerSecond (\\d+|null: no NumPy)\n");
    Answer.to("bench", "contract", "--draws", "1000", "--warm-up", "1", "--json")
        .holds()
        .says(
            "{\n  \"casesPerSecond\" : ",
            "\n  \"drawsPerSecond\" : ",
            "\n  \"productsPerSecond\" : ",
            "\n  \"execCasesPerSecond\" : ",
            "\n  \"pythonCasesPerSecond\" : ",
            "\n  \"drawn\" : 1000,");
    Answer.to("bench", "contract", "--draws", "999")
        .isRefusedWith(
            "convproof bench contract: --draws 999: at least 1000 are needed to measure a rate");
  }

  @Test
  void an_audit_is_timed_beside_what_computes_the_layer() {
    Answer.to(
            "bench",
            "audit",
            "--only",
            "conv5.spatial.rest",
            "--runs",
            "1",
            "--warm-up",
            "0",
            "--json")
        .holds()
        .says(
            "\"name\" : \"conv5.spatial.rest\"",
            "\"kernel\" : 3",
            "\"checkMillis\" : ",
            "\"preparedMillis\" : ",
            "\"onnxRuntimeMillis\" : ",
            "\"im2colMillis\" : ");
    Answer.to("bench", "audit", "--only", "conv9")
        .isRefusedWith(
            "convproof bench audit: --only \"conv9\": no layer of resnet50 has this in its name");
  }

  @Test
  void too_few_cases_are_refused() {
    Answer.to("bench", "agreement", "--cases", "999")
        .isRefusedWith(
            "convproof bench agreement: --cases 999: at least 1000 are needed to measure a rate");
    Answer.to("bench", "agreement", "--warm-up", "0")
        .isRefusedWith("convproof bench agreement: --warm-up 0: at least 1 is needed");
    Answer.to("bench", "agreement", "--cases", "many")
        .isRefusedWith(
            "convproof bench agreement: Invalid value for option '--cases': 'many' is not an int;"
                + " see convproof bench agreement --help");
  }

  @Test
  void a_layer_is_computed_by_every_strategy_and_compared() {
    Answer answer = Answer.to("bench", "networks", "--only", "mobilenet-v1 depthwise13");
    assertThat(answer.err())
        .matches("convproof bench networks: 7 runs, about \\d+ s by what a small layer takes\n");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.HOLDS);
    answer.says("layer ", " definition ", " reference", " shifted ", " agrees", "1 layers, ");
  }

  @Test
  void layers_are_there_for_programs_in_single_precision_too() {
    Answer.to("bench", "networks", "--only", "mobilenet-v1 depthwise13", "--floats", "--json")
        .says("\"verdict\" : \"HOLDS\"", "\"numbers\" : \"floats\"", "\"leftOut\" : [ ]");
  }

  @Tag("long")
  @Test
  void what_an_audit_still_sees_is_between_a_bound_and_what_it_says() throws IOException {
    JsonNode points =
        new ObjectMapper()
            .readTree(Answer.to("bench", "sight", "--most", "16", "--json").holds().out())
            .get("points");
    assertThat(points).hasSize(3);
    for (JsonNode point : points) {
      double bound = point.get("bound").asDouble();
      assertThat(point.get("recomputed").asDouble()).isBetween(0.5 * bound, 2 * bound);
      assertThat(point.get("seen").asDouble()).isBetween(0.5 * bound, point.get("from").asDouble());
    }
    Answer.to("bench", "sight", "--most", "3")
        .isRefusedWith("convproof bench sight: --most 3: at least 4 would be right");
  }

  @Test
  void an_unknown_layer_is_refused() {
    Answer.to("bench", "networks", "--only", "vgg")
        .isRefusedWith(
            "convproof bench networks: --only \"vgg\": no layer contains it; there are resnet50,"
                + " mobilenet-v1, mobilenet-v2");
  }
}
