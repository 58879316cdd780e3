package dev.convproof.claim.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The solver and enumeration, each asked alone, about formulas near the truth. */
class SolverAgreesTest {
  private static final FormulaProver BY_SOLVER = new FormulaProver(1, SolverBudget.SMALL);
  private static final FormulaProver BY_ENUMERATION =
      new FormulaProver(1_000, new SolverBudget(1, 1));

  @Property(tries = 20, seed = "1")
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void the_solver_never_contradicts_enumeration(@ForAll("answers") FormulaClaim asked) {
    Verdict solved = new FormulaJudge("test", asked, BY_SOLVER).judge().verdict();
    Verdict tried = new FormulaJudge("test", asked, BY_ENUMERATION).judge().verdict();
    Statistics.collect(solved.getClass().getSimpleName());
    Statistics.coverage(
        verdicts -> {
          verdicts.check("Holds").percentage(share -> share > 20);
          verdicts.check("Refuted").percentage(share -> share > 20);
        });
    if (solved instanceof Verdict.Holds) {
      assertThat(tried).isNotInstanceOf(Verdict.Refuted.class);
    }
    if (tried instanceof Verdict.Refuted first && solved instanceof Verdict.Refuted found) {
      assertThat(first.by().smallest()).isTrue();
      if (found.by().smallest()) {
        assertThat(VerdictText.of(solved)).isEqualTo(VerdictText.of(tried));
      }
    }
  }

  @Provide
  Arbitrary<FormulaClaim> answers() {
    Arbitrary<String> truth =
        Arbitraries.of("(h-kh+ph)/sh+1", "(h-kh+ph+sh)/sh", "ceil((h+ph-kh+1)/sh)");
    Arbitrary<String> variable = Arbitraries.of("h", "kh", "ph", "sh");
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 4);
    return Combinators.combine(truth, Arbitraries.of(CHANGES), variable, variable, number)
        .as((form, change, x, y, n) -> change.formatted(form, x, y, n))
        .map(SolverAgreesTest::asked);
  }

  /** Some keep the value, some change it everywhere, somewhere, or only far out. */
  private static final List<String> CHANGES =
      List.of(
          "%1$s",
          "%1$s+%2$s-%2$s",
          "(%1$s)*%2$s/%2$s",
          "%1$s+%2$s/(%3$s+%4$s)",
          "max(%1$s,%4$s)",
          "min(%1$s,h+%2$s+ph)",
          "%1$s+max(0,%2$s-%3$s-1%4$s)",
          "%1$s+max(0,%4$s-%2$s)*max(0,%4$s-%3$s)",
          "floor(%1$s)+ceil(%2$s/(%2$s+1))-1",
          "%1$s+%2$s*%3$s-%3$s*%2$s+%4$s");

  private static FormulaClaim asked(String formula) {
    return FormulaClaim.of(
        Quantities.named("output-height").orElseThrow(),
        formula,
        Conventions.NONE.with(Choice.PADDING, "total"));
  }
}
