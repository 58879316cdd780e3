package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums of products, each as large as numbers and limbs of a magnitude make it. */
class ScratchTest {
  private static final Geometry G = Notation.parse("ci1h1w8co1kh1kw1");
  private static final int LONGEST = Projection.longest(G);
  private static final BigInteger MODULUS = BigInteger.valueOf(Residues.MODULUS);

  /** With limbs of −2^30, or of −2^15 where there are four. */
  private static final long[] RESIDUES = {(1L << 60) + (1L << 30), 1 << 15, (1L << 46) + (1 << 15)};

  private static final long[] MAGNITUDES = {
    1 << 16, 1 << 17, 1L << 30, 1L << 33, 1L << 34, 1L << 35, 1L << 36
  };

  static Stream<Lanes> lanes() {
    Lanes plain = new PlainLanes(LONGEST, 1);
    return Lanes.hasVectors() ? Stream.of(plain, Lanes.of(LONGEST, 1)) : Stream.of(plain);
  }

  private static List<Values> all(long value, int length) {
    float[] floats = new float[length];
    Arrays.fill(floats, (float) value);
    double[] doubles = new double[length];
    Arrays.fill(doubles, (double) value);
    long[] longs = new long[length];
    Arrays.fill(longs, value);
    return List.of(Values.of(floats), Values.of(doubles), Values.of(longs));
  }

  private static Factors alike(long residue, int length) {
    long[] residues = new long[length];
    Arrays.fill(residues, residue);
    return new Factors(residues);
  }

  private static long residue(long... factors) {
    BigInteger product = BigInteger.ONE;
    for (long factor : factors) {
      product = product.multiply(BigInteger.valueOf(factor));
    }
    return product.mod(MODULUS).longValue();
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void columns_are_added_up_in_residues_before_they_pass_what_is_exact(Lanes lanes) {
    int rows = Lanes.DEEP;
    int times = 70;
    Lanes.Layout layout = Lanes.Layout.of(1, 5);
    Scratch scratch = new Scratch(G, lanes);
    for (long most : MAGNITUDES) {
      for (Values values : all(most, rows * layout.width())) {
        for (long residue : RESIDUES) {
          Factors factors = alike(residue, rows);
          scratch.begin(layout, Factors.Split.of((double) most));
          for (int time = 0; time < times; time++) {
            scratch.down(values, 0, layout.width(), rows, factors, 0);
          }
          long[] sums = new long[1 + layout.width()];
          scratch.take(sums, 1);
          assertThat(sums[0]).isZero();
          assertThat(Arrays.copyOfRange(sums, 1, sums.length))
              .as("%d times %d", most, residue)
              .containsOnly(residue(most, residue, (long) times * rows));
          assertThat(scratch.greatest()).isEqualTo((double) most);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void rows_are_added_up_in_residues_before_they_pass_what_is_exact(Lanes lanes) {
    int rows = 6;
    Lanes.Layout layout = Lanes.Layout.spread(rows, lanes.places());
    long[] weights = {1, 2, 3, 4, 5, 6};
    Lanes.Weights by = new Lanes.Weights(ResidueVectors.repeated(weights, lanes.places()));
    Scratch scratch = new Scratch(G, lanes);
    for (int columns : new int[] {37, 600}) {
      for (long most : MAGNITUDES) {
        for (Values values : all(most, rows * columns)) {
          for (long residue : RESIDUES) {
            scratch.begin(layout, Factors.Split.of((double) most));
            scratch.across(values, 0, columns, rows, columns, alike(residue, columns), 0);
            scratch.dot(by, 0);
            assertThat(scratch.total())
                .as("%d times %d, %d columns", most, residue, columns)
                .isEqualTo(residue(most, residue, columns, 21));
            assertThat(scratch.greatest()).isEqualTo((double) most);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lanes")
  void every_number_is_measured(Lanes lanes) {
    int rows = 3;
    int columns = 700;
    Lanes.Layout layout = Lanes.Layout.spread(rows, lanes.places());
    Scratch scratch = new Scratch(G, lanes);
    Factors factors = alike(1, columns);
    for (long most : new long[] {100, 1L << 30, 1L << 40}) {
      for (int at : new int[] {0, 511, 512, 699, 700, 1_399, 1_400, 2_099}) {
        long[] values = new long[rows * columns];
        values[at] = most;
        scratch.begin(layout, Factors.Split.of((double) most));
        scratch.across(Values.of(values), 0, columns, rows, columns, factors, 0);
        scratch.dot(new Lanes.Weights(new long[layout.size()]), 0);
        assertThat(scratch.total()).isZero();
        assertThat(scratch.greatest()).as("%d at %d", most, at).isEqualTo((double) most);
      }
    }
  }

  @Test
  void arrays_are_forgotten_when_they_are_released() {
    Scratch scratch = new Scratch(G, new PlainLanes(LONGEST, 1));
    scratch.release();
    Values input = scratch.input(new float[3]);
    Values output = scratch.output(new int[2]);
    assertThat(input.length()).isEqualTo(3);
    assertThat(output.length()).isEqualTo(2);
    scratch.release();
    assertThat(input.length()).isZero();
    assertThat(output.length()).isZero();
    assertThat(scratch.input(new float[1])).isSameAs(input);
    assertThat(scratch.output(new int[1])).isSameAs(output);
  }
}
