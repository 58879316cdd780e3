package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * The reports on a small catalogue, compared with files that somebody has looked at. To write them
 * anew: {@code mvn test -Dtest=GoldenReportsTest -Dgolden=write}; then look at the difference.
 */
class GoldenReportsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/reports");

  @Test
  void the_reports_are_as_they_were_when_somebody_looked_at_them() throws IOException {
    SortedMap<String, String> files = new Reports().of(FixtureEvidence.evidence());
    if ("write".equals(System.getProperty("golden"))) {
      OutputFolder.at(GOLDEN).replace(files);
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(file.getValue())
          .as(file.getKey())
          .isEqualTo(Files.readString(GOLDEN.resolve(file.getKey())));
    }
  }

  @Test
  void the_same_evidence_gives_the_same_bytes_again() {
    assertThat(new Reports().of(FixtureEvidence.evidence()))
        .isEqualTo(new Reports().of(FixtureEvidence.evidence()));
  }
}
