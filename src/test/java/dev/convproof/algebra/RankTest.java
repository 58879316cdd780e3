package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numerical rank of matrices whose rank is known. */
class RankTest {

  @Test
  void equal_rows_have_rank_one_however_long_they_are() {
    assertThat(IntStream.rangeClosed(1, 300).map(columns -> Rank.numerical(ones(2, columns))))
        .containsOnly(1);
  }

  private static double[][] ones(int rows, int columns) {
    double[][] matrix = new double[rows][columns];
    Arrays.stream(matrix).forEach(row -> Arrays.fill(row, 1));
    return matrix;
  }

  @Test
  void a_zero_matrix_has_rank_zero_and_a_small_entry_counts() {
    assertThat(Rank.numerical(new double[2][3])).isZero();
    assertThat(Rank.numerical(new double[][] {{1, 0}, {0, 1e-10}})).isEqualTo(2);
  }
}
