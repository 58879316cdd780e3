package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Times of proofs, as a table, as JSON and as a plot. */
class BenchProofsTest {
  @TempDir Path folder;

  @Test
  void times_are_printed_and_written() throws Exception {
    Answer answer =
        Answer.to("bench", "proofs", "--repeats", "1", "--output", folder.toString()).holds();
    assertThat(answer.out())
        .startsWith("geometry ")
        .containsPattern("\nh3w3kh3kw3 +9 +\\d+\\.\\d{3}\n")
        .containsPattern("\ntime grows as products\\^\\d\\.\\d\\d\n")
        .endsWith("wrote " + folder.resolve("proofs.svg") + "\n");
    JsonNode written = written();
    assertThat(written.at("/times/points")).hasSize(12);
    assertThat(written.at("/exponent").asDouble()).isPositive();
    assertThat(circles()).isEqualTo(12);
  }

  private JsonNode written() throws IOException {
    return new ObjectMapper().readTree(Files.readString(folder.resolve("proofs.json")));
  }

  /** The plot is well-formed, and has a dot for each geometry. */
  private int circles() throws Exception {
    Document plot =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("proofs.svg").toFile());
    return plot.getElementsByTagName("circle").getLength();
  }

  @Test
  void what_is_printed_for_programs_is_what_is_written() throws IOException {
    Answer answer =
        Answer.to("bench", "proofs", "--repeats", "1", "--json", "--output", folder.toString())
            .holds();
    assertThat(new ObjectMapper().readTree(answer.out())).isEqualTo(written());
  }

  @Test
  void no_repeats_are_refused() {
    Answer.to("bench", "proofs", "--repeats", "0")
        .isRefusedWith("convproof bench proofs: --repeats 0: must be 1 to 1000");
  }
}
