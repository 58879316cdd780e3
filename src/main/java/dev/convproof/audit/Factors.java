package dev.convproof.audit;

import java.util.Arrays;

/**
 * Residues modulo 2^61−1 that numbers are multiplied with, and the limbs of which they are made.
 *
 * <p>A residue is c + 2^31·d with |c| and |d| at most 2^30: one pair of limbs, with which sums of
 * small integers are exact. For greater integers it is a + 2^16·b + 2^31·(c + 2^16·d) with limbs of
 * at most 2^15: two pairs. Sums are exact below 2^51: of 2^21/most products, or of 2^36/most.
 */
final class Factors {
  private static final int HALF = 31;
  private static final int QUARTER = 16;
  private static final double OF_HALVES = 0x1p30;
  private static final double OF_QUARTERS = 0x1p15;

  /** With fewer products that are summed exactly, a second pair costs less. */
  private static final int FEW = 16;

  private static final int[][] HALVES = {{0, HALF}};
  private static final int[][] QUARTERS = {{0, QUARTER}, {HALF, HALF + QUARTER}};

  final long[] residues;
  private final double[][] halves;
  private volatile double[][][] quarters; // of the lower halves, and of the higher; null before

  Factors(long... residues) {
    this.residues = residues;
    this.halves = new double[2][residues.length];
    for (int at = 0; at < residues.length; at++) {
      long low = centred(residues[at], HALF);
      halves[0][at] = low;
      halves[1][at] = (residues[at] - low) >> HALF;
    }
  }

  /** Returns what is congruent modulo 2^bits, and at most 2^(bits−1) in magnitude. */
  private static long centred(long value, int bits) {
    return value << (Long.SIZE - bits) >> (Long.SIZE - bits);
  }

  private static double[][] quarters(double... halves) {
    double[][] quarters = new double[2][halves.length];
    for (int at = 0; at < halves.length; at++) {
      long low = centred((long) halves[at], QUARTER);
      quarters[0][at] = low;
      quarters[1][at] = ((long) halves[at] - low) >> QUARTER;
    }
    return quarters;
  }

  /** Returns the lower limbs of a pair, and the higher ones, at the residues' places. */
  double[][] limbs(Split split, int pair) {
    if (split.bits() == HALVES) {
      return halves;
    }
    if (quarters == null) {
      quarters = new double[][][] {quarters(halves[0]), quarters(halves[1])};
    }
    return quarters[pair];
  }

  /**
   * How residues are taken apart for integers of some magnitude.
   *
   * @param room how many products of a limb and an integer are summed exactly; 0 where none is
   * @param bits below the limbs of each pair
   */
  record Split(int room, int[][] bits) {
    /** For integers of at most 2^at, made once, so that an audit allocates none. */
    private static final Split[] SPLITS = new Split[Long.SIZE];

    static {
      Arrays.setAll(SPLITS, at -> ofBits(at));
    }

    private static Split ofBits(int bits) {
      double most = Math.scalb(1.0, bits);
      int room = room(most, OF_HALVES);
      return room >= FEW ? new Split(room, HALVES) : new Split(room(most, OF_QUARTERS), QUARTERS);
    }

    private static int room(double most, double limb) {
      double products = (Lanes.EXACT - 1) / (most * limb); // less than EXACT, at their greatest
      return (int) Math.max(0, Math.min(products, 1 << 30));
    }

    /**
     * Returns how to take residues apart.
     *
     * @param most of the magnitudes of integers
     */
    static Split of(double most) {
      int bits = most <= 1 ? 0 : Math.getExponent(Math.nextDown(most)) + 1;
      return SPLITS[Math.min(bits, SPLITS.length - 1)];
    }
  }
}
