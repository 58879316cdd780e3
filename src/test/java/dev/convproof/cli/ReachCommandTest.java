package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachCommandTest {
  private static final String CASES =
      """
      # mine
      ci3h9w9co8kh3kw3
      g7ci7h9w9co7kh3kw3
      mb1ic6ih9oc4oh7kh3
      ci4000co2
      h300w3kh200kw2,h101w2
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("cases"), CASES);
  }

  @Test
  void what_no_draw_reaches_is_named_with_its_reason() throws IOException {
    JsonNode answer = json("--cases", "3000");
    assertThat(answer.get("lines").asInt()).isEqualTo(6); // of two stacked layers each
    assertThat(answer.get("within").asInt()).isEqualTo(4);
    assertThat(answer.get("share").asDouble()).isEqualTo(4 / 6.0);
    JsonNode beyond = answer.get("beyond");
    assertThat(beyond.get(0).get("case").asText()).isEqualTo("ci4000co2");
    assertThat(beyond.get(0).get("reason").asText())
        .matches("ci 4000, drawn up to \\d+; ci/g 4000, drawn up to \\d+");
    assertThat(beyond.get(1).get("reason").asText()).matches("kh 200, drawn up to \\d+");
  }

  @Test
  void a_feature_is_counted_in_the_lines_and_in_the_draws() throws IOException {
    for (JsonNode row : json("--cases", "3000").get("features")) {
      assertThat(row.get("ofDraws").asDouble()).as(row.toString()).isPositive();
      switch (row.get("feature").asText()) {
        case "depthwise tail", "depthwise" -> assertThat(row.get("lines").asInt()).isEqualTo(1);
        case "common layer" -> assertThat(row.get("lines").asInt()).isEqualTo(3);
        case "batched" -> assertThat(row.get("lines").asInt()).isZero();
        default -> {}
      }
    }
  }

  @Test
  void fewer_draws_within_fewer_products_reach_less() throws IOException {
    assertThat(json("--cases", "1", "--max-products", "1024").get("within").asInt()).isZero();
  }

  @Test
  void people_get_tables_and_a_sentence() {
    Answer answer = Answer.to("reach", file.toString(), "--cases", "3000").holds();
    assertThat(answer.out())
        .contains("depthwise tail                            1   16.67 %")
        .contains("reach       4 of 6 shapes (66.67 %) are within reach of 3,000 draws")
        .contains("not         ci4000co2: ci 4000, drawn up to");
  }

  @Test
  void a_mistake_is_one_line() throws IOException {
    Answer.to("reach", folder.resolve("none").toString())
        .isRefusedWith("convproof reach: FILE: " + folder.resolve("none") + " cannot be read");
    Files.writeString(file, "n1\nh0\n");
    assertThat(Answer.to("reach", file.toString()).err())
        .startsWith("convproof reach: " + file + ", line 2: ");
    Answer.to("reach", file.toString(), "--cases", "0")
        .isRefusedWith("convproof reach: --cases 0: from 1 to 10000000 would be right");
  }

  private JsonNode json(String... more) throws IOException {
    String[] args = new String[more.length + 3];
    args[0] = "reach";
    args[1] = file.toString();
    args[2] = "--json";
    System.arraycopy(more, 0, args, 3, more.length);
    return new ObjectMapper().readTree(Answer.to(args).holds().out());
  }
}
