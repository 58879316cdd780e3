package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Residues;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Residues and the limbs that they are taken apart into. */
class FactorsTest {
  private static final double LARGE_LIMB = 0x1p30;
  private static final double SMALL_LIMB = 0x1p15;
  private static final int MOST_ROOM = 1 << 30;

  private static final long[] RESIDUES =
      LongStream.concat(
              LongStream.of(0, 1, Residues.MODULUS - 1, 1L << 60, (1L << 60) + (1L << 30)),
              new SplittableRandom(1).longs(200, 0, Residues.MODULUS))
          .toArray();

  @Test
  void as_many_products_are_summed_as_stay_below_two_to_the_51() {
    for (int bits = 0; bits < 64; bits++) {
      double most = Math.scalb(1.0, bits);
      Factors.Split split = Factors.Split.of(most);
      double limb = split.bits().length == 1 ? LARGE_LIMB : SMALL_LIMB;
      assertThat(split.room() * limb * most).as("2^%d", bits).isLessThan(Lanes.EXACT);
      assertThat(split.room() == MOST_ROOM || (split.room() + 1) * limb * most >= Lanes.EXACT)
          .as("2^%d", bits)
          .isTrue();
      assertThat(Factors.Split.of(Math.nextUp(most / 2))).isSameAs(split);
    }
  }

  @Test
  void one_pair_of_limbs_is_enough_while_sixteen_products_have_room() {
    assertThat(Factors.Split.of(0x1p16).bits()).hasDimensions(1, 2);
    assertThat(Factors.Split.of(0x1p17).bits()).hasDimensions(2, 2);
  }

  @Test
  void numbers_beyond_two_to_the_35_have_no_room() {
    assertThat(Factors.Split.of(0x1p35).room()).isEqualTo(1);
    assertThat(Factors.Split.of(0x1p36).room()).isZero();
    assertThat(Factors.Split.of(1e300).room()).isZero();
  }

  @Test
  void limbs_make_residues() {
    for (double most : new double[] {1, 0x1p20}) {
      Factors factors = new Factors(RESIDUES);
      Factors.Split split = Factors.Split.of(most);
      double greatest = split.bits().length == 1 ? LARGE_LIMB : SMALL_LIMB;
      long[] made = new long[RESIDUES.length];
      for (int pair = 0; pair < split.bits().length; pair++) {
        for (int limb = 0; limb < 2; limb++) {
          double[] limbs = factors.limbs(split, pair)[limb];
          for (int at = 0; at < made.length; at++) {
            assertThat(Math.abs(limbs[at])).isLessThanOrEqualTo(greatest);
            made[at] += (long) limbs[at] << split.bits()[pair][limb];
          }
        }
      }
      assertThat(made).containsExactly(RESIDUES);
    }
  }

  @Test
  void weights_are_of_three_limbs_of_21_bits() {
    long[] residues =
        LongStream.concat(LongStream.of(RESIDUES), LongStream.of((1L << 61) + 1)).toArray();
    Lanes.Weights weights = new Lanes.Weights(residues);
    for (int at = 0; at < residues.length; at++) {
      long made = 0;
      for (int limb = 0; limb < 3; limb++) {
        assertThat(weights.limbs[limb][at]).isBetween(0.0, 0x1p21 - 1);
        made += (long) weights.limbs[limb][at] << (21 * limb);
      }
      assertThat(made).isEqualTo(residues[at]);
    }
  }
}
