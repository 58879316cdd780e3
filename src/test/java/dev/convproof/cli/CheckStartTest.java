package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Most of the time of an answer goes into loading classes, and their number, unlike the time, is
 * the same on every machine: an answer that the catalogue holds loads what it takes, and no more.
 */
class CheckStartTest {
  /** Of ours, without those that Java makes for lambdas: some 160, and 231 when all was loaded. */
  private static final int MOST_OF_OURS = 185;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"output-height, (W-F+2P)/S+1", "biases, co*ci", "output-height, (h-kh+ph+sh)/sh"})
  void an_answer_loads_no_solver_and_nothing_that_is_not_asked_for(String quantity, String formula)
      throws Exception {
    Answer answer =
        Answer.ofProcess(
            folder,
            List.of("-Xlog:class+load:file=loaded.txt"),
            Map.of(),
            "check",
            quantity,
            formula);
    assertThat(answer.out()).contains("quantity    " + quantity, "verdict ");
    List<String> loaded =
        Files.readAllLines(folder.resolve("loaded.txt"), StandardCharsets.UTF_8).stream()
            .filter(line -> !line.contains("Lambda"))
            .toList();
    assertThat(loaded)
        .anyMatch(line -> line.contains(" dev.convproof.cli.Check "))
        .noneMatch(
            line ->
                line.matches(
                    ".* (com[.]microsoft[.]z3|cc[.]redberry|org[.]ejml|java[.]sql"
                        + "|com[.]fasterxml[.]jackson[.]databind|dev[.]convproof[.](strategy"
                        + "|cli[.](Contract|Serve) |claim[.]catalogue[.]Catalogue"
                        + "|claim[.]quantity[.](Backward|Further|Transposed)Quantities)).*"));
    assertThat(loaded.stream().filter(line -> line.contains(" dev.convproof.")).count())
        .isLessThanOrEqualTo(MOST_OF_OURS);
  }
}
