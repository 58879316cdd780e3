package dev.convproof.claim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Spoken;
import dev.convproof.claim.Table;
import dev.convproof.report.words.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The section's own example. */
class SectionTablesTest {
  private static final Table EXAMPLE = Tables.sectionExample();
  private static final List<List<String>> ROWS =
      EXAMPLE.rows().stream().map(row -> row.stream().map(Wording::english).toList()).toList();
  private static final List<List<String>> COMPUTED = ROWS.subList(2, ROWS.size());

  @Test
  void every_way_to_compute_it_gives_what_the_section_prints() {
    assertThat(COMPUTED)
        .extracting(row -> row.get(0))
        .contains("definition", "im2col", "toeplitz", "winograd-2x2", "fft");
    assertThat(COMPUTED)
        .allSatisfy(
            row ->
                assertThat(row.subList(1, 3))
                    .containsExactly(
                        "[[56, 72], [104, 120]]",
                        "[[56, 72], [104, 120]] [[76, 100], [148, 172]] [[96, 128], [192, 224]]"));
  }

  @Test
  void its_input_and_its_kernel_are_those_of_the_section() {
    assertThat(ROWS.get(0))
        .startsWith("input", "[[0, 1, 2], [3, 4, 5], [6, 7, 8]] [[1, 2, 3], [4, 5, 6], [7, 8, 9]]");
    assertThat(ROWS.get(1)).startsWith("weights", "[[0, 1], [2, 3]] [[1, 2], [3, 4]]");
  }

  @Test
  void it_can_be_shown_in_both_languages() {
    Spoken.assertInBothLanguages(Spoken.in(EXAMPLE));
  }
}
