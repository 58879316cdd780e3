package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Verdict;
import dev.convproof.message.Message;
import dev.convproof.report.Judged;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The list of claims, and what it says of them all. */
class ClaimsTest {
  private static final Verdict REFUTED =
      new Verdict.Refuted(
          new Counterexample(
              "ci=2",
              Message.verbatim(1),
              Message.verbatim(2),
              true,
              Message.verbatim("yes"),
              Optional.empty()));

  @Test
  void claims_are_listed_with_source_verdict_statement_and_what_refutes_them() {
    Answer answer = Answer.to("claims", "T8");
    assertThat(answer.out())
        .containsPattern(
            "T8a +post 8 +HOLDS exact +A kernel is as deep as there are input channels")
        .containsPattern("T8c +post 8 +REFUTED +Each slice of a kernel has a bias of its own.\n")
        .contains(" ci=2, co=1: free numbers 1, free by the claim 2\n");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.HOLDS);
  }

  @Test
  void claims_are_found_by_title_section_and_word_and_explained() {
    assertThat(ids("doubling")).contains("E3a", "E3b", "C14", "C16").doesNotContain("E1a");
    assertThat(ids("7.4.5, exercise 1")).contains("E1a", "E1b", "C1").doesNotContain("E2a");
    assertThat(ids("POST 8")).containsExactly("T8a", "T8b", "T8c");
    assertThat(ids("偏置")).contains("T8b", "C17");
    assertThat(ids("Forward: memory")).contains("E2b").doesNotContain("E2a", "E2c");
    assertThat(ids("a kernel of size one by one")).contains("E4").doesNotContain("E1a");
    assertThat(ids("Backward: operations")).contains("E2d").doesNotContain("E2a");
    assertThat(ids("c19")).containsExactly("C19");
    Answer.to("claims", "C19").says("There is one bias for each output channel;");
  }

  private static List<String> ids(String text) {
    return Claims.containing(text).stream().map(Claim::id).toList();
  }

  @Test
  void claims_in_json_are_the_evidence() {
    assertThat(Answer.to("claims", "T8c", "--json").out())
        .contains("\"T8c\"", "\"REFUTED\"", "\"case\" : \"ci=2, co=1\"");
  }

  @Test
  void a_text_that_no_claim_contains_is_refused() {
    Answer.to("claims", "zzz")
        .isRefusedWith("convproof claims: \"zzz\": no claim contains it, such as T8b or E2a");
  }

  @Test
  void a_refuted_answer_is_no_failure_but_a_refuted_law_is() {
    assertThat(Claims.exitCode(List.of(judged(Claim.Source.post(8), REFUTED)))).isZero();
    assertThat(Claims.exitCode(List.of(judged(Claim.Source.law(), REFUTED))))
        .isEqualTo(ExitCode.REFUTED);
  }

  @Test
  void an_undecided_claim_is_no_failure() {
    Judged undecided =
        judged(Claim.Source.exercise(), new Verdict.Undecided(Message.verbatim("too large")));
    assertThat(Claims.exitCode(List.of(undecided))).isZero();
  }

  private static Judged judged(Claim.Source source, Verdict verdict) {
    return Judged.of(
        new Claim("X", "E1a", source, "A statement.", "一个陈述。", () -> Judgement.of(verdict)));
  }
}
