package dev.convproof.audit;

import dev.convproof.algebra.Residues;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Vectors of residues modulo 2^61−1, random ones and what is made of them. */
final class ResidueVectors {
  private ResidueVectors() {}

  /** Draws a vector; of one element, 1, which is no choice. */
  static long[] vector(int length, RandomGenerator random) {
    if (length == 1) {
      return new long[] {1};
    }
    byte[] bytes = new byte[Long.BYTES * length]; // at once, which costs a secure generator less
    random.nextBytes(bytes);
    long[] drawn = new long[length];
    ByteBuffer.wrap(bytes).asLongBuffer().get(drawn);
    for (int at = 0; at < length; at++) {
      drawn[at] &= Residues.MODULUS;
      if (drawn[at] == Residues.MODULUS) {
        drawn[at] = random.nextLong(Residues.MODULUS);
      }
    }
    return drawn;
  }

  /** Returns how many random vectors a vector counts as. */
  static int varied(long[] vector) {
    return vector.length > 1 ? 1 : 0;
  }

  /** Returns a vector between zeros. */
  static long[] spread(long[] vector, int margin, int length) {
    long[] spread = new long[length];
    System.arraycopy(vector, 0, spread, margin, vector.length);
    return spread;
  }

  /** Returns a vector, each element so many times. */
  static long[] repeated(long[] vector, int times) {
    long[] repeated = new long[vector.length * times];
    Arrays.setAll(repeated, at -> vector[at / times]);
    return repeated;
  }

  /** Returns the products of each element of one with all of another. */
  static long[] products(long[] outer, long[] inner) {
    long[] products = new long[outer.length * inner.length];
    for (int at = 0; at < products.length; at++) {
      products[at] = Residues.times(outer[at / inner.length], inner[at % inner.length]);
    }
    return products;
  }

  /** Returns the sum. */
  static long sum(long[] residues) {
    long sum = 0;
    for (long residue : residues) {
      sum = Residues.add(sum, residue);
    }
    return sum;
  }

  /** Adds multiples of residues to numbers of at most 2^61 + 1, to places a step apart. */
  static void addMultiples(
      long by, long[] vector, int first, int end, long[] to, int at, int step) {
    int place = at;
    for (int j = first; j < end; j++) {
      long low = by * vector[j];
      long high = Math.multiplyHigh(by, vector[j]);
      long sum = to[place] + (low & Residues.MODULUS) + ((high << 3) | (low >>> 61));
      to[place] = (sum & Residues.MODULUS) + (sum >>> 61);
      place += step;
    }
  }
}
