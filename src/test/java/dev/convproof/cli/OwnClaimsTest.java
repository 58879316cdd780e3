package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.catalogue.OwnQuestions;
import dev.convproof.report.Evidence;
import dev.convproof.report.Judged;
import dev.convproof.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A teacher's own questions and answers, from a file. */
class OwnClaimsTest {
  private static final String RIGHT =
      "Q1\tA layer has co biases.\tbiases\tco\tOne for each output channel.";
  private static final String WRONG = "Q2\tEach pair has one.\tbiases\tco*ci\tThey add up.";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("my 100%.tsv");
  }

  @Test
  void each_line_is_judged_and_explained_in_its_own_words() throws IOException {
    Files.writeString(
        file,
        "id\tstatement\tquantity\tformula\texplanation\n# a comment\n\n" + RIGHT + "\n" + WRONG);
    assertThat(Answer.to("claims", "--file", file.toString()).out())
        .containsPattern("Q1 +own +HOLDS exact +A layer has co biases.")
        .containsPattern("Q2 +own +REFUTED +Each pair has one.")
        .contains("ci2: the truth is 1, the claim gives 2", "They add up.");
  }

  @Test
  void they_stand_on_the_page_beside_the_catalogue() {
    List<Judged> judged =
        OwnQuestions.of(List.of(WRONG + " <b> & `co`")).stream().map(Judged::of).toList();
    Map<String, String> files = new Reports().of(Evidence.of(judged, List.of()));
    assertThat(files.get("index.html"))
        .contains("<article id=\"Q2\"", "Each pair has one.", "&lt;b&gt; &amp;");
    assertThat(files).containsKey("counterexamples/Q2.svg");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Q1 biases co | line 2: 1 cells; 5 with tabs between would be right",
        "1Q@A.@biases@co@ | line 2: the id \"1Q\"; a letter, then letters, digits and hyphens",
        "T8b@A.@biases@co@ | line 2: the id T8b is taken; another would be right",
        "Q0@A.@biases@co@ | line 2: the id Q0 is taken; another would be right",
        "Q1@@biases@co@ | line 2: no statement; a sentence would be right",
        "Q1@A.@bases of@co@ | line 2: the quantity \"bases of\" is unknown; one that \"check all\"",
        "Q1@A.@biases@co*@ | line 2: the formula \"co*\": ",
      })
  void a_bad_line_is_named(String line, String complaint) throws IOException {
    Files.writeString(file, "Q0\tA.\tbiases\tco\t\n" + line.strip().replace('@', '\t') + "\n");
    Answer.to("claims", "--file", file.toString()).isRefused(file + ", " + complaint);
  }

  @Test
  void a_file_that_cannot_be_read_is_named() throws IOException {
    Answer.to("claims", "--file", file.toString()).isRefused(file + ": is no file");
    Files.writeString(file, "# nothing\n");
    Answer.to("claims", "--file", file.toString()).isRefused(file + ": holds no question");
    Files.write(file, new byte[] {'Q', (byte) 0xff});
    Answer.to("claims", "--file", file.toString()).isRefused(file + ": is not in UTF-8");
  }
}
