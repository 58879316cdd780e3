package dev.convproof.proof.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.formula.Evaluation;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.Vocabulary;
import dev.convproof.proof.Solver;
import dev.convproof.proof.smt.Proposition.Unknown;
import dev.convproof.proof.smt.Prover.ProofAttempt;
import dev.convproof.proof.smt.Prover.ProofFile;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equations between formulas with rounding, for all whole numbers. */
class ProverTest {
  private static final Vocabulary NAMES = Vocabulary.of("h", "k", "p", "s", "t", "w", "c");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(h-k+p)/s+1 | (h-k+p+s)/s",
        "(h-k+p)/s+1 | ceil((h+p-k+1)/s)",
        "h/s/t | h/(s*t)",
        "ceil(ceil(h/s)/t) | ceil(h/(s*t))",
        "c*w*((h-k+p)/s+1)^2*(w/t+1) | c*w*((h-k+p+s)/s)^2*((w+t)/t)",
        "max(h,h+p) | h+p",
        "max(h*k,h) | h*k",
        "min(h/s,h) | h/s",
      })
  void equal_formulas_are_proved_by_files_that_other_solvers_check(String left, String right)
      throws Exception {
    ProofAttempt outcome = prove(left, right, DivisionRule.FLOOR);
    assertThat(outcome).isInstanceOf(ProofAttempt.Established.class);
    for (ProofFile file : ((ProofAttempt.Established) outcome).files()) {
      for (Solver solver : Solver.values()) {
        assumeTrue(solver.isInstalled(), "skipped: " + solver + " is not installed");
        assertThat(solver.answer(file.text())).as("%s by %s", file, solver).isEqualTo("unsat");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h/s | (h-1)/s",
        "ceil(h/s) | h/s+1",
        "h*k | h+k",
        "max(h,k) | k",
        "min(h,1000) | h",
        "h/(s-5) | h/(s-5)",
      })
  void different_formulas_are_disproved_by_values_at_which_they_differ(String left, String right) {
    ProofAttempt outcome = prove(left, right, DivisionRule.FLOOR);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ProofAttempt.Disproved.class,
            disproved -> {
              Object one = Evaluation.rational(parse(left), disproved.values(), DivisionRule.FLOOR);
              Object other =
                  Evaluation.rational(parse(right), disproved.values(), DivisionRule.FLOOR);
              assertThat(one.equals(other) && !one.toString().startsWith("Undefined")).isFalse();
            });
  }

  @Test
  void an_exact_quotient_is_no_rounded_one() {
    assertThat(prove("h/s*s", "h", DivisionRule.EXACT))
        .isInstanceOf(ProofAttempt.Established.class);
    assertThat(prove("h/s*s", "h", DivisionRule.FLOOR)).isInstanceOf(ProofAttempt.Disproved.class);
  }

  @Test
  void a_statement_too_large_for_a_solver_is_left_open() {
    String sum = "h" + "+k".repeat(60);
    assertThat(prove("((" + sum + ")^16)^5", "1", DivisionRule.EXACT))
        .isEqualTo(
            new ProofAttempt.Inconclusive(
                "multiplied out, the statement is too large for a solver"));
  }

  @Test
  void the_same_theorem_gives_the_same_files() {
    assertThat(prove("h/s/t", "h/(s*t)", DivisionRule.FLOOR))
        .isEqualTo(prove("h/s/t", "h/(s*t)", DivisionRule.FLOOR));
  }

  private static ProofAttempt prove(String left, String right, DivisionRule division) {
    return new Prover(SolverBudget.USUAL).prove("test", theorem(left, right, division), samples());
  }

  private static Proposition theorem(String left, String right, DivisionRule division) {
    List<Unknown> unknowns =
        NAMES.names().stream().map(name -> new Unknown(name, name.equals("p") ? 0 : 1)).toList();
    return Proposition.over(unknowns)
        .stating(Relation.equal(parse(left), parse(right)), division)
        .inWords(left + " = " + right);
  }

  private static List<Map<String, BigInteger>> samples() {
    Random random = new Random(1);
    List<Map<String, BigInteger>> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Map<String, BigInteger> values = new HashMap<>();
      NAMES.names().forEach(name -> values.put(name, BigInteger.valueOf(1 + random.nextInt(20))));
      all.add(values);
    }
    return all;
  }

  private static Formula parse(String text) {
    return FormulaParser.parse(text, NAMES);
  }
}
