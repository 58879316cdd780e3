package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wrong convolutions in NumPy, given to {@code contract} and to Hypothesis with one budget of
 * cases; skipped where Hypothesis is not here.
 */
@Tag("figures") // takes minutes: run by its name
class HypothesisTest {
  private static final Path TABLE = Path.of("reports/measured/hypothesis.md");
  private static final int CASES = 1_000;
  private static final int SEED = 0;

  private static final String HEAD =
      """
      # Wrong convolutions in NumPy, by `contract` and by Hypothesis

      Each of `src/test/python/liars.py` was given to `contract --python` and to Hypothesis %s, with at most 1,000 cases of
      seed 0 each. *cases* is how many were drawn for the law, or for the property, until it failed; *size* is how far
      the shrunk shape's quantities exceed the smallest, *numbers* how many of its inputs, weights and biases are not 0.
      Hypothesis has what a user would write: strategies for one geometry, and the definition as its oracle.
      To measure again:
      `mvn test-compile surefire:test -Dtest=HypothesisTest -Dtests.not=none -Dgroups= -Dgolden=write`.

      | wrong convolution | contract: cases | size | numbers | Hypothesis: cases | size | numbers |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: |
      """;

  /** What became of one liar; the case is the shrunk one. */
  private record Found(long cases, int size, long numbers) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%d | %d | %d", cases, size, numbers);
    }
  }

  @Test
  void contract_finds_each_liar_and_a_case_no_larger(@TempDir Path folder)
      throws IOException, InterruptedException {
    String python = Installed.pythonWith("hypothesis");
    List<String> theirs =
        Peers.answers(
            folder,
            List.of(),
            python,
            "-B",
            "src/test/python/liars.py",
            Integer.toString(CASES),
            Integer.toString(SEED));
    List<String> rows = new ArrayList<>();
    for (String line : theirs) {
      String[] words = line.split(" ", -1);
      Found mine = byContract(python, words[0]);
      assertThat(words[1]).as(line).isIn("caught", "missed");
      boolean caught = words[1].equals("caught");
      if (caught) {
        int size = Notation.parse(words[3]).size();
        Found other = new Found(Long.parseLong(words[2]), size, Long.parseLong(words[4]));
        assertThat(mine.size()).as(line).isLessThanOrEqualTo(other.size());
        rows.add("| %s | %s | %s |".formatted(words[0].replace('_', ' '), mine, other));
      } else {
        rows.add("| %s | %s | missed | – | – |".formatted(words[0].replace('_', ' '), mine));
      }
    }
    assertThat(rows).hasSizeGreaterThanOrEqualTo(20);
    String version =
        Peers.answers(
                folder, List.of(), python, "-c", "import hypothesis as h; print(h.__version__)")
            .get(0);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(TABLE, HEAD.formatted(version) + String.join("\n", rows) + "\n");
    }
  }

  /** Returns what the law that falls on the smallest case needed. */
  private static Found byContract(String python, String name) throws IOException {
    JsonNode report =
        new ObjectMapper()
            .readTree(
                Answer.to(
                        "contract",
                        "--python",
                        "src/test/python/liars.py:" + name,
                        "--interpreter",
                        python,
                        "--cases",
                        Integer.toString(CASES),
                        "--seed",
                        Integer.toString(SEED),
                        "--json")
                    .isRefuted()
                    .out());
    long drawn =
        StreamSupport.stream(report.get("laws").spliterator(), false)
            .filter(law -> law.get("verdict").asText().equals("REFUTED"))
            .mapToLong(law -> law.get("drawn").asLong())
            .min()
            .orElseThrow();
    Case smallest =
        StreamSupport.stream(report.get("counterexamples").spliterator(), false)
            .map(one -> CaseLine.parse(one.get("case").asText()))
            .min(Comparator.comparingInt(Case::size))
            .orElseThrow();
    return new Found(
        drawn, smallest.size(), Arrays.stream(smallest.values()).filter(v -> v != 0).count());
  }
}
