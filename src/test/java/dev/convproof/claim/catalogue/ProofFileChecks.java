package dev.convproof.claim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.claim.Claim;
import dev.convproof.proof.Solver;
import dev.convproof.report.Evidence;
import dev.convproof.report.Judged;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of the catalogue's proofs, in the hands of other solvers. */
abstract class ProofFileChecks {
  private static final Map<String, String> FILES =
      Evidence.of(List.copyOf(FormulaClaimsTest.JUDGED.values()), List.of()).proofs();

  @ParameterizedTest
  @EnumSource
  void what_a_proof_assumes_is_no_contradiction(Solver solver) throws Exception {
    assumeTrue(solver.isInstalled(), "skipped: " + solver + " is not installed");
    String claim = FILES.get("T1d-bias-counted.smt2");
    String assumed = claim.replaceAll("(?m)^\\(assert \\(not .*\\)\\)$", "");
    assertThat(assumed).isNotEqualTo(claim);
    assertThat(solver.answer(assumed)).isEqualTo("sat");
  }

  @Test
  void a_file_says_what_it_proves_in_ascii() {
    assertThat(FILES).isNotEmpty();
    assertThat(FILES.values())
        .allSatisfy(text -> assertThat(text).startsWith("; ").matches("[\\x20-\\x7E\\n]+"));
  }

  @Test
  void a_file_is_the_same_in_every_run() {
    Claim claim =
        FormulaClaims.all().stream()
            .filter(one -> one.id().equals("C10"))
            .findFirst()
            .orElseThrow();
    assertThat(FILES)
        .containsAllEntriesOf(Evidence.of(List.of(Judged.of(claim)), List.of()).proofs());
  }
}
