package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.properties.Subjects;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of laws, on the smallest properties. */
class VerifyTest {
  private static final String FOLDER = "convproof.counterexamples";

  @TempDir private Path counterexamples;

  @BeforeEach
  void keepCounterexamplesApart() {
    System.setProperty(FOLDER, counterexamples.toString());
  }

  @AfterEach
  void keepCounterexamplesWhereTheyBelong() {
    System.clearProperty(FOLDER);
  }

  @Test
  void a_property_is_a_line_of_the_table() {
    Answer answer = Answer.to("verify", "--only", "stride: every strategy obeys it over RATIONALS");
    assertThat(answer.out())
        .matches(
            """
            property +drawn +judged +unsupported +vacuous +scalars  verdict
            stride: every strategy obeys it over rationals  +150 +[1-9][0-9]+ +0 +[1-9][0-9]* +[1-9][0-9,]+  holds \\(sampled\\)

            All 1 properties hold, on [1-9][0-9]+ judged cases.
            """);
    assertThat(answer.exitCode()).isZero();
  }

  @Test
  void progress_is_a_line_for_each_property_where_there_is_no_terminal() {
    assertThat(
            Answer.to("verify", "--only", "kernel: every strategy obeys it over rationals").err())
        .matches(
            "\\[1/1\\] unit kernel: every strategy obeys it over rationals, \\d+ judged cases: holds"
                + " \\(sampled\\)\n");
  }

  @Test
  void a_refuted_law_is_shown_with_its_facts() {
    Answer[] answer = new Answer[1];
    Subjects.with(
        Liars.unbiased(),
        () -> answer[0] = Answer.to("verify", "--only", "definition says over rationals"));
    assertThat(answer[0].out())
        .contains(
            "  REFUTED\n",
            """

            AGREEMENT refuted: im2col differs from definition at [n=0 o=0 i=0 j=0]
              expected   1
              but was    0
              numbers    rationals
              case       n1
            """,
            "replay     java -jar target/convproof.jar replay n1 --values 0,0,1\n",
            "1 of 1 properties do not hold.\n");
    assertThat(answer[0].exitCode()).isEqualTo(1);
  }

  @Test
  void a_table_in_json_has_a_row_for_each_property() {
    Answer answer =
        Answer.to("verify", "--only", "unit kernel: every strategy obeys it over rat", "--json");
    assertThat(answer.out())
        .matches(
            """
            \\{
              "verdict" : "HOLDS",
              "properties" : \\[ \\{
                "suite" : "UnitKernelProperties",
                "property" : "every strategy obeys it over rationals",
                "drawn" : 150,
                "judged" : \\d+,
                "unsupported" : 0,
                "vacuous" : \\d+,
                "compared" : \\d+,
                "verdict" : "HOLDS",
                "finding" : null,
                "facts" : null
              \\} \\],
              "claims" : \\[ \\]
            \\}
            """);
  }

  @Test
  void a_selection_of_nothing_is_refused() {
    Answer.to("verify", "--only", "zzz", "--reports", "target/none")
        .isRefusedWith(
            "convproof verify: --reports and --only are both given: reports are about everything,"
                + " so choose one");
    Answer.to("verify", "--only", "zzz")
        .isRefusedWith(
            "convproof verify: --only \"zzz\": no property and no claim contains it;"
                + " convproof verify runs all of them, such as agreement or T8b");
  }

  @Test
  void a_claim_is_judged_beside_the_properties() {
    Answer answer = Answer.to("verify", "--only", "T8c");
    assertThat(answer.err()).isEqualTo("[1/1] T8c: REFUTED\n");
    assertThat(answer.out())
        .containsPattern("T8c +post 8 +REFUTED +Each slice of a kernel has a bias of its own.\n")
        .contains(" ci=2, co=1: free numbers 1, free by the claim 2\n");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.HOLDS);
  }
}
