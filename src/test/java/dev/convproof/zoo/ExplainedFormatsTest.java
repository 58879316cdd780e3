package dev.convproof.zoo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.law.Laws;
import dev.convproof.law.NarrowerFormats;
import dev.convproof.law.Outcome;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a kernel is narrower in is told of its outputs on a drawn case and on the smallest. */
class ExplainedFormatsTest {
  private static final Reach REACH = new Reach(3, 2_048);

  /** The rows of the zoo's report, by number formats and name. */
  private static final Map<String, String[]> ROWS = rows();

  private static Map<String, String[]> rows() {
    Map<String, String[]> rows = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(Path.of("reports/zoo.md"), UTF_8)) {
        String[] cells = line.replaceAll("^\\| | \\|$", "").split(" \\| ", -1);
        if (cells.length == 7) {
          rows.putIfAbsent(cells[0] + ", " + cells[1], cells);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  static Stream<FormatKernel> wrong() {
    return NumberFormats.all().stream().filter(kernel -> !kernel.right());
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void what_a_kernel_is_narrower_in_is_named(FormatKernel kernel) {
    String[] row = ROWS.get(kernel.toString());
    assertThat(explained(kernel.subject(), CaseLine.parse(row[4].replace("`", ""))))
        .isEqualTo(row[5]);
  }

  private static <V> String explained(Subject<V> subject, Case smallest) {
    Case drawn =
        IntStream.range(0, 1_000)
            .mapToObj(seed -> drawn(subject, seed))
            .filter(on -> Laws.AGREEMENT.judge(subject, on) instanceof Outcome.Refuted)
            .findFirst()
            .orElse(smallest);
    return NarrowerFormats.explaining(subject, RandomCase.Fitting.NONE, drawn, smallest)
        .map(NarrowerFormats::name)
        .orElse("–");
  }

  private static Case drawn(Subject<?> subject, int seed) {
    return RandomCase.draw(
        REACH, subject.arithmetic().exactness(), 1, false, RandomCase.Fitting.NONE, seed);
  }
}
