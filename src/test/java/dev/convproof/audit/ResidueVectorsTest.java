package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Residues;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Vectors of residues modulo 2^61−1. */
class ResidueVectorsTest {
  /** Gives the same long over and over, and half of any bound. */
  private record Constant(long given) implements RandomGenerator {
    @Override
    public long nextLong() {
      return given;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) given);
    }

    @Override
    public long nextLong(long bound) {
      return bound / 2;
    }
  }

  @Test
  void random_residues_are_below_the_modulus() {
    assertThat(ResidueVectors.vector(3, new Constant(0))).containsExactly(0, 0, 0);
    assertThat(ResidueVectors.vector(2, new Constant(1)))
        .containsExactly(0x0101010101010101L, 0x0101010101010101L);
    long half = Residues.MODULUS / 2;
    assertThat(ResidueVectors.vector(2, new Constant(-1))).containsExactly(half, half);
    assertThat(ResidueVectors.vector(1, new Constant(7))).containsExactly(1);
    assertThat(ResidueVectors.vector(0, new Constant(7))).isEmpty();
  }

  @Test
  void only_longer_vectors_are_random() {
    assertThat(ResidueVectors.varied(new long[1])).isZero();
    assertThat(ResidueVectors.varied(new long[2])).isEqualTo(1);
  }

  @Test
  void vectors_are_spread_repeated_and_multiplied() {
    long[] two = {3, 5};
    assertThat(ResidueVectors.spread(two, 2, 5)).containsExactly(0, 0, 3, 5, 0);
    assertThat(ResidueVectors.repeated(two, 3)).containsExactly(3, 3, 3, 5, 5, 5);
    assertThat(ResidueVectors.products(two, new long[] {1, 2, Residues.MODULUS - 1}))
        .containsExactly(3, 6, Residues.MODULUS - 3, 5, 10, Residues.MODULUS - 5);
    assertThat(ResidueVectors.sum(new long[] {Residues.MODULUS - 1, 5, 7})).isEqualTo(11);
  }

  @Test
  void multiples_are_added_to_places_a_step_apart() {
    long[] to = {0, 1, Residues.MODULUS + 1, 2, 3, 4};
    long least = Residues.MODULUS - 1; // −1
    long[] vector = {9, least, 1L << 60, 9};
    ResidueVectors.addMultiples(least, vector, 1, 3, to, 2, 3);
    // 1 + 1, and 4 − 2^60
    for (int at = 0; at < to.length; at++) {
      assertThat(to[at]).isBetween(0L, Residues.MODULUS + 2);
      to[at] = Residues.of(to[at]);
    }
    assertThat(to).containsExactly(0, 1, 2, 2, 3, Residues.of(4 - (1L << 60)));
  }
}
