package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Factors of matrices of rank one, in every algebra that finds them. */
class EliminationTest {

  static List<Arithmetic<?>> algebras() {
    return List.of(
        Doubles.INSTANCE,
        Floats.INSTANCE,
        Rationals.INSTANCE,
        Integers.INSTANCE,
        Int32.INSTANCE,
        Int64.INSTANCE,
        Residues.INSTANCE,
        FourierResidues.INSTANCE,
        new Modular(7));
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void products_of_a_column_and_a_row_are_factored(Arithmetic<?> numbers) {
    SplittableRandom random = new SplittableRandom(1);
    for (int draw = 0; draw < 200; draw++) {
      int rows = random.nextInt(1, 5);
      int columns = random.nextInt(1, 5);
      long[] column = random.longs(rows, -3, 4).toArray();
      long[] row = random.longs(columns, -3, 4).toArray();
      assertFactored(numbers, rows, columns, product(column, row));
    }
  }

  private static long[] product(long[] column, long[] row) {
    return Integers.INSTANCE.gemm(column.length, 1, row.length, column, row);
  }

  private static <V> void assertFactored(
      Arithmetic<V> numbers, int rows, int columns, long[] matrix) {
    V loaded = numbers.load(matrix, 0);
    Elimination.Factors<V> factors =
        numbers.elimination().orElseThrow().rankOne(rows, columns, loaded).orElseThrow();
    V again = numbers.gemm(rows, 1, columns, factors.column(), factors.row());
    for (int at = 0; at < matrix.length; at++) {
      assertThat(numbers.same(again, at, loaded, at)).as(numbers.name()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void rank_two_has_no_factors(Arithmetic<?> numbers) {
    assertThat(factors(numbers, 1, 0, 0, 1)).isEmpty();
    assertThat(factors(numbers, 0, 1, 1, 1)).isEmpty();
    assertThat(factors(numbers, 1, 2, 3, 5)).isEmpty();
  }

  private static <V> Optional<Elimination.Factors<V>> factors(
      Arithmetic<V> numbers, long... matrix) {
    return numbers.elimination().orElseThrow().rankOne(2, 2, numbers.load(matrix, 0));
  }

  @Test
  void a_third_that_no_double_holds_is_avoided_by_integers() {
    Elimination.Factors<double[]> factors =
        Doubles.INSTANCE
            .elimination()
            .orElseThrow()
            .rankOne(2, 2, new double[] {3, 1, 6, 2})
            .orElseThrow();
    assertThat(factors.column()).containsExactly(1, 2);
    assertThat(factors.row()).containsExactly(3, 1);
  }

  @Test
  void fractions_go_into_the_row() {
    Elimination.Factors<float[]> factors =
        Floats.INSTANCE
            .elimination()
            .orElseThrow()
            .rankOne(2, 2, new float[] {0.25f, -0.5f, 0.75f, -1.5f})
            .orElseThrow();
    assertThat(factors.column()).containsExactly(1, 3);
    assertThat(factors.row()).containsExactly(0.25f, -0.5f);
  }

  @Test
  void what_is_no_number_and_factors_that_overflow_are_refused() {
    Elimination<double[]> elimination = Doubles.INSTANCE.elimination().orElseThrow();
    assertThat(elimination.rankOne(1, 2, new double[] {Double.NaN, 1})).isEmpty();
    assertThat(elimination.rankOne(2, 1, new double[] {Double.MIN_VALUE, 1e300})).isEmpty();
  }

  @Test
  void the_small_rings_that_are_no_fields_do_not_eliminate() {
    assertThat(new Modular(6).elimination()).isEmpty();
    assertThat(new Modular(2).elimination()).isPresent();
    assertThat(MinPlus.INSTANCE.elimination()).isPresent();
    assertThat(Polynomials.INSTANCE.elimination()).isEmpty();
  }
}
