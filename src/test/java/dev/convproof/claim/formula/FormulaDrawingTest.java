package dev.convproof.claim.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picture in which what is counted can be counted. */
class FormulaDrawingTest {
  private static final Conventions ALONE = Conventions.NONE;

  private static Drawing of(String quantity, String formula, Conventions fixed) {
    FormulaClaim claim = FormulaClaim.of(Quantities.named(quantity).orElseThrow(), formula, fixed);
    Conventions reading = claim.conventions().get(0);
    Verdict verdict =
        FormulaProver.with(SolverBudget.SMALL)
            .settle("drawn", FormulaQuestion.of(claim, reading))
            .verdict();
    return ((Verdict.Refuted) verdict).by().drawing().orElseThrow();
  }

  private static List<List<List<String>>> grids(Drawing drawing, Role role) {
    return drawing.grids().stream().filter(panel -> panel.role() == role).map(Panel::rows).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multiplications | ho*wo*ci*co | x₀·k₀ + x₁·k₁",
        "multiplications | kh*kw*ci*ho*wo | x·k₀ ; x·k₁",
        "cross-channel-additions | co*(ci-1)*M/(ci*co) | (x₀₀·k₀₀ + x₀₁·k₀₁) + (x₁₀·k₁₀ + x₁₁·k₁₁)",
        "biases | ci*co | x₀·k₀ + x₁·k₁ + b",
        "biases | 1 | x·k₀ + b₀ ; x·k₁ + b₁",
        "additions | 1+kh*kw*ci*co*ho*wo | x·k + b",
      })
  void an_output_is_the_sum_that_it_is(String quantity, String formula, String outputs) {
    Conventions fixed = quantity.equals("additions") ? ALONE.with(Choice.BIAS, "counted") : ALONE;
    assertThat(grids(of(quantity, formula, fixed), Role.OUTPUT))
        .extracting(grid -> grid.get(0).get(0))
        .containsExactly(outputs.split(" ; "));
  }

  @Test
  void padding_that_is_doubled_is_there_before_and_after() {
    Drawing drawing =
        of("multiplications-growth-padding", "2", ALONE.with(Choice.PADDING, "total"));
    assertThat(grids(drawing, Role.INPUT)).containsExactly(List.of(List.of("0", "x")));
    assertThat(grids(drawing, Role.OUTPUT)).containsExactly(List.of(List.of("0·k", "x·k")));
    assertThat(grids(drawing, Role.INPUT_DOUBLED)).containsExactly(List.of(List.of("0", "x", "0")));
    assertThat(grids(drawing, Role.OUTPUT_DOUBLED))
        .containsExactly(List.of(List.of("0·k", "x·k", "0·k")));
  }

  @Test
  void two_kernels_are_drawn_with_what_they_compose_to() {
    assertThat(grids(of("composed-kernel-size", "k1*k2", ALONE), Role.COMPOSED))
        .containsExactly(List.of(List.of("a₀·b₀"), List.of("a₀·b₁ + a₁·b₀"), List.of("a₁·b₁")));
  }

  @Test
  void a_sum_that_is_too_long_for_a_cell_gives_way_to_its_name() {
    Conventions fixed = ALONE;
    assertThat(grids(of("multiplications", "min(kh*kw*ci,8)*co*ho*wo", fixed), Role.OUTPUT))
        .containsExactly(List.of(List.of("y")));
  }
}
