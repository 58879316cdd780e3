package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Both ranks of matrices whose rank is known. */
class LinearAlgebraTest {

  @Test
  void a_matrix_of_zeros_has_rank_zero() {
    assertRank(new int[][] {{0, 0}, {0, 0}}, 0);
    assertRank(new int[][] {{0}}, 0);
  }

  @Test
  void repeated_rows_add_nothing() {
    assertRank(new int[][] {{1, 2, 3}, {2, 4, 6}, {1, 0, 0}}, 2);
  }

  @Test
  void the_identity_has_full_rank() {
    assertRank(new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, 3);
  }

  @Test
  void a_pivot_is_found_below_and_beside() {
    assertRank(new int[][] {{0, 0, 1}, {0, 1, 0}, {0, 0, 0}}, 2);
  }

  @Test
  void the_exact_rank_leaves_its_matrix_as_it_was() {
    BigFraction[][] matrix = exact(new int[][] {{1, 2}, {3, 4}});
    LinearAlgebra.exactRank(matrix);
    assertThat(matrix).isDeepEqualTo(exact(new int[][] {{1, 2}, {3, 4}}));
  }

  @Test
  void equal_rows_have_rank_one_however_long_they_are() {
    assertThat(
            IntStream.rangeClosed(1, 300)
                .map(columns -> LinearAlgebra.numericalRank(ones(2, columns))))
        .containsOnly(1);
  }

  @Test
  void a_small_entry_counts() {
    assertThat(LinearAlgebra.numericalRank(new double[][] {{1, 0}, {0, 1e-10}})).isEqualTo(2);
  }

  private static double[][] ones(int rows, int columns) {
    double[][] matrix = new double[rows][columns];
    Arrays.stream(matrix).forEach(row -> Arrays.fill(row, 1));
    return matrix;
  }

  private static void assertRank(int[][] matrix, int rank) {
    assertThat(LinearAlgebra.exactRank(exact(matrix))).isEqualTo(rank);
    double[][] doubles =
        Arrays.stream(matrix)
            .map(row -> Arrays.stream(row).asDoubleStream().toArray())
            .toArray(double[][]::new);
    assertThat(LinearAlgebra.numericalRank(doubles)).isEqualTo(rank);
  }

  private static BigFraction[][] exact(int[][] matrix) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).mapToObj(BigFraction::of).toArray(BigFraction[]::new))
        .toArray(BigFraction[][]::new);
  }
}
