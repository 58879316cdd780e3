package dev.convproof.cost.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What EJML's matrix product of doubles executes. */
class GemmArithmeticTest {
  /** EJML's {@code EjmlParameters.MULT_COLUMN_SWITCH}: from so many columns on, another loop. */
  private static final int COLUMN_SWITCH = 15;

  @Test
  void ejml_multiplies_as_the_textbook_does_and_begins_sums_with_a_zero_for_few_columns() {
    try (Metered pointwise = Metered.strategy("pointwise")) {
      for (int m = 1; m <= 2; m++) {
        for (int k = 1; k <= 3; k++) {
          for (int n = 1; n <= COLUMN_SWITCH + 2; n++) {
            GemmArithmetic gemm = GemmArithmetic.of(pointwise, m, k, n);
            assertThat(gemm.executed().multiplications()).isEqualTo(gemm.products());
            boolean fromZero = n > 1 && n < COLUMN_SWITCH;
            assertThat(gemm.addedToZero()).as("%s", gemm).isEqualTo(fromZero ? m * n : 0);
            assertThat(gemm.executed().revealing()).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void the_table_names_the_loops() {
    assertThat(GemmArithmetic.table())
        .flatExtracting(gemm -> gemm.loops().keySet())
        .contains(
            "MatrixVectorMult_DDRM.mult",
            "MatrixMatrixMult_DDRM.mult_small",
            "MatrixMatrixMult_DDRM.mult_reorder");
  }
}
