package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Table;
import dev.convproof.claim.Verdict;
import dev.convproof.message.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  @Test
  void no_claim_is_judged_twice() {
    Judged one = holds("L2", "laws", "");
    assertThatThrownBy(() -> new Evidence(List.of(one, one), Map.of()))
        .hasMessage("L2 is judged twice");
  }

  @Test
  void a_proof_that_a_claim_rests_on_is_there() {
    Judged one = holds("L2", "laws", "gone.smt2");
    assertThatThrownBy(() -> new Evidence(List.of(one), Map.of()))
        .hasMessage("L2 rests on gone.smt2, which is missing");
  }

  @Test
  void a_proof_file_stays_in_its_folder() {
    assertThatThrownBy(() -> new Evidence(List.of(), Map.of("../x.smt2", "")))
        .hasMessageContaining("is no name for a proof file");
  }

  @Test
  void a_topic_is_an_exercise_or_the_laws() {
    Evidence stray = new Evidence(List.of(holds("L2", "weather", "")), Map.of());
    assertThatThrownBy(() -> new Reports().of(stray)).hasMessageContaining("\"weather\"");
  }

  @Test
  void a_table_stands_with_an_exercise_the_laws_or_an_answer() {
    assertThatThrownBy(() -> reportWithTableOn("T1f")).hasMessageContaining("\"T1f\" is no topic");
  }

  @Test
  void a_table_is_not_left_out_where_its_section_has_no_claim() {
    assertThatThrownBy(() -> reportWithTableOn("E6"))
        .hasMessage("table gemm stands with E6, which has no claim");
  }

  /** Of one claim, which is on the laws. */
  private static void reportWithTableOn(String topic) {
    Judged one = holds("L2", "laws", "lemma.smt2");
    Table table = FixtureEvidence.table("gemm", topic);
    new Reports().of(new Evidence(List.of(one), Map.of("lemma.smt2", ""), List.of(table)));
  }

  @Test
  void a_claim_without_its_explanation_is_an_error_that_names_the_key() {
    Evidence silent = new Evidence(List.of(holds("E987", "E6", Source.exercise(), "")), Map.of());
    assertThatThrownBy(() -> new Reports().of(silent))
        .hasMessage("messages.properties lacks answer.E987");
  }

  private static Judged holds(String id, String topic, String proof) {
    return holds(id, topic, Source.law(), proof);
  }

  private static Judged holds(String id, String topic, Source source, String proof) {
    Verdict verdict = new Verdict.Holds(Message.verbatim("it"), new Strength.Proved(proof));
    return Judged.of(new Claim(id, topic, source, "It holds.", "成立。", () -> Judgement.of(verdict)));
  }
}
