package dev.convproof.audit;

import dev.convproof.algebra.Residues;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The inner loops in the Vector API. The last lanes of a row are read with what follows it. */
final class VectorLanes extends Lanes {
  private static final VectorShape SHAPE =
      VectorShape.forBitSize(
          Math.max(128, Math.min(512, DoubleVector.SPECIES_PREFERRED.vectorBitSize())));
  static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SHAPE);
  static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SHAPE);
  static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);
  private static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(SHAPE.vectorBitSize() / 2));
  static final int LENGTH = DOUBLES.length();

  /** Partial sums of a total, by the power of 2^21 that they are of. */
  private static final int PARTS = 5;

  /** Vectors that are multiplied and added up exactly: three products below 2^42 each. */
  private static final int TERMS = 128;

  private final VectorMeasure measure = new VectorMeasure();
  private final double[] parts = new double[PARTS * LENGTH];
  private int terms; // in each part
  private long total; // of terms that are not in parts

  /** Returns half as many floats as a vector holds, as doubles. */
  static DoubleVector widened(float[] values, int from) {
    return (DoubleVector)
        FloatVector.fromArray(HALF, values, from).convertShape(VectorOperators.F2D, DOUBLES, 0);
  }

  @Override
  int places() {
    return LENGTH;
  }

  @Override
  int together(int width) {
    return 1;
  }

  @Override
  void load(float[] values, int from, double[] to, int at, int rows, int width, int step) {
    if (width == step || rows == 1) {
      widen(values, from, to, at, rows * width);
    } else {
      for (int row = 0; row < rows; row++) {
        widen(values, from + row * width, to, at + row * step, width);
      }
    }
    measure.floats(values, from, rows * width);
  }

  private static void widen(float[] values, int from, double[] to, int at, int count) {
    int k = 0;
    for (; k <= count - LENGTH; k += LENGTH) {
      widened(values, from + k).intoArray(to, at + k);
    }
    for (; k < count; k++) {
      to[at + k] = values[from + k];
    }
  }

  @Override
  void measure(double[] values, int from, int count) {
    measure.doubles(values, from, count);
  }

  @Override
  double greatest() {
    return measure.greatest();
  }

  @Override
  void add(
      double[] rows,
      int from,
      int step,
      int count,
      double[][] limbs,
      Lines lines,
      int at,
      double[] sums,
      Layout layout) {
    VectorRows.add(rows, from, step, count, limbs, lines, at, sums, layout);
  }

  @Override
  void down(
      float[] values,
      int from,
      int step,
      int count,
      double[][] limbs,
      int at,
      double[] sums,
      Layout layout) {
    VectorRuns.down(values, from, step, count, limbs, at, sums, layout);
    for (int row = 0; row < count; row++) {
      measure.floats(values, from + row * step, layout.width());
    }
  }

  @Override
  void across(
      float[] values,
      int from,
      int step,
      int count,
      int width,
      double[][] limbs,
      int at,
      double[] sums,
      int line,
      Layout layout) {
    VectorRuns.across(values, from, step, count, width, limbs, at, sums, line, layout);
    for (int row = 0; row < count; row++) {
      measure.floats(values, from + row * step, width);
    }
  }

  @Override
  void across(
      double[] values,
      int from,
      int step,
      int count,
      int width,
      double[][] limbs,
      int at,
      double[] sums,
      int line,
      Layout layout) {
    VectorRuns.across(values, from, step, count, width, limbs, at, sums, line, layout);
  }

  @Override
  void join(double[] sums, int lower, int higher, long[] to, int size) {
    DoubleVector zero = DoubleVector.zero(DOUBLES);
    for (int k = 0; k < size; k += LENGTH) {
      LongVector low = integers(DoubleVector.fromArray(DOUBLES, sums, k));
      LongVector high = integers(DoubleVector.fromArray(DOUBLES, sums, size + k));
      LongVector sum =
          LongVector.fromArray(LONGS, to, k).add(turned(low, lower)).add(turned(high, higher));
      sum.lanewise(VectorOperators.AND, Residues.MODULUS)
          .add(sum.lanewise(VectorOperators.ASHR, 61))
          .intoArray(to, k);
      zero.intoArray(sums, k);
      zero.intoArray(sums, size + k);
    }
  }

  private static LongVector integers(DoubleVector sums) {
    return sums.add(SHIFT).reinterpretAsLongs().sub(SHIFTED);
  }

  /** Returns numbers times 2^bits, modulo 2^61−1, below 2^61 + 2^51 in magnitude. */
  private static LongVector turned(LongVector sums, int bits) {
    int kept = 61 - bits;
    return sums.lanewise(VectorOperators.AND, (1L << kept) - 1)
        .lanewise(VectorOperators.LSHL, bits)
        .add(sums.lanewise(VectorOperators.ASHR, kept));
  }

  @Override
  void dot(long[] values, int from, Weights weights, int at, int count) {
    for (int k = 0; k < count; ) {
      int some = Math.min((count - k + LENGTH - 1) / LENGTH, TERMS - terms);
      dotExactly(values, from + k, weights.limbs, at + k, some);
      k += some * LENGTH;
      terms += some;
      if (terms == TERMS) {
        settle();
      }
    }
  }

  private void dotExactly(long[] values, int from, double[][] limbs, int at, int vectors) {
    double[] lowest = limbs[0];
    double[] middle = limbs[1];
    double[] highest = limbs[2];
    DoubleVector t0 = DoubleVector.fromArray(DOUBLES, parts, 0);
    DoubleVector t1 = DoubleVector.fromArray(DOUBLES, parts, LENGTH);
    DoubleVector t2 = DoubleVector.fromArray(DOUBLES, parts, 2 * LENGTH);
    DoubleVector t3 = DoubleVector.fromArray(DOUBLES, parts, 3 * LENGTH);
    DoubleVector t4 = DoubleVector.fromArray(DOUBLES, parts, 4 * LENGTH);
    long mask = (1 << Weights.LIMB_BITS) - 1;
    for (int v = 0, k = 0; v < vectors; v++, k += LENGTH) {
      LongVector value = LongVector.fromArray(LONGS, values, from + k);
      DoubleVector a = doubles(value.lanewise(VectorOperators.AND, mask));
      DoubleVector b =
          doubles(
              value
                  .lanewise(VectorOperators.LSHR, Weights.LIMB_BITS)
                  .lanewise(VectorOperators.AND, mask));
      DoubleVector c = doubles(value.lanewise(VectorOperators.ASHR, 2 * Weights.LIMB_BITS));
      DoubleVector x = DoubleVector.fromArray(DOUBLES, lowest, at + k);
      DoubleVector y = DoubleVector.fromArray(DOUBLES, middle, at + k);
      DoubleVector z = DoubleVector.fromArray(DOUBLES, highest, at + k);
      t0 = a.fma(x, t0);
      t1 = b.fma(x, a.fma(y, t1));
      t2 = c.fma(x, b.fma(y, a.fma(z, t2)));
      t3 = c.fma(y, b.fma(z, t3));
      t4 = c.fma(z, t4);
    }
    t0.intoArray(parts, 0);
    t1.intoArray(parts, LENGTH);
    t2.intoArray(parts, 2 * LENGTH);
    t3.intoArray(parts, 3 * LENGTH);
    t4.intoArray(parts, 4 * LENGTH);
  }

  private static DoubleVector doubles(LongVector integers) {
    return integers.add(SHIFTED).reinterpretAsDoubles().sub(SHIFT);
  }

  /** Adds the parts to the total. */
  private void settle() {
    for (int part = 0; part < PARTS; part++) {
      long sum = 0;
      for (int lane = 0; lane < LENGTH; lane++) {
        sum += (long) parts[part * LENGTH + lane];
      }
      int bits = part * Weights.LIMB_BITS % 61;
      total = Residues.add(total, Residues.shifted(Residues.of(sum), bits));
    }
    Arrays.fill(parts, 0);
    terms = 0;
  }

  @Override
  long total() {
    settle();
    long sum = total;
    total = 0;
    return sum;
  }
}
