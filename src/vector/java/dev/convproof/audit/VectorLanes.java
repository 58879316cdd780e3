package dev.convproof.audit;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The inner loops in the Vector API. The last lanes of a row are read with what follows it. */
final class VectorLanes extends Lanes {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(
          float.class, VectorShape.forBitSize(Math.max(64, DOUBLES.vectorBitSize() / 2)));
  private static final int LENGTH = DOUBLES.length();

  /** Below it, adding SHIFT and taking it away again rounds to an integer. */
  private static final long ROUNDED = Double.doubleToRawLongBits(0x1p51);

  private final long[] greatest = new long[LENGTH]; // bits of magnitudes, which order as they do
  private final long[] fractions = new long[LENGTH]; // what rounding took away, bits joined

  @Override
  void load(float[] values, int from, double[] to, int at, int count) {
    LongVector most = LongVector.fromArray(LONGS, greatest, 0);
    LongVector rests = LongVector.fromArray(LONGS, fractions, 0);
    int k = 0;
    for (; k <= count - FLOATS.length(); k += LENGTH) {
      DoubleVector value =
          (DoubleVector)
              FloatVector.fromArray(FLOATS, values, from + k)
                  .convertShape(VectorOperators.F2D, DOUBLES, 0);
      value.intoArray(to, at + k);
      most = most.lanewise(VectorOperators.MAX, magnitude(value));
      rests = rests.lanewise(VectorOperators.OR, rest(value));
    }
    for (int rest = k; rest < count; rest++) {
      to[at + rest] = values[from + rest];
    }
    most.intoArray(greatest, 0);
    if (most.compare(VectorOperators.LT, ROUNDED).allTrue()) {
      rests.intoArray(fractions, 0);
      measureEach(to, at + k, count - k);
    } else {
      measureEach(to, at, count);
    }
  }

  @Override
  void measure(double[] values, int from, int count) {
    LongVector most = LongVector.fromArray(LONGS, greatest, 0);
    LongVector rests = LongVector.fromArray(LONGS, fractions, 0);
    int k = 0;
    for (; k <= count - LENGTH; k += LENGTH) {
      DoubleVector value = DoubleVector.fromArray(DOUBLES, values, from + k);
      most = most.lanewise(VectorOperators.MAX, magnitude(value));
      rests = rests.lanewise(VectorOperators.OR, rest(value));
    }
    most.intoArray(greatest, 0);
    if (most.compare(VectorOperators.LT, ROUNDED).allTrue()) {
      rests.intoArray(fractions, 0);
      measureEach(values, from + k, count - k);
    } else {
      measureEach(values, from, count);
    }
  }

  /** Measures numbers one by one: the last of a run, or all where they are too large to round. */
  private void measureEach(double[] values, int from, int count) {
    for (int k = from; k < from + count; k++) {
      greatest[0] = Math.max(greatest[0], Double.doubleToRawLongBits(Math.abs(values[k])));
      fractions[0] |= Double.doubleToRawLongBits(values[k] - Math.rint(values[k])); // ∞ − ∞ too
    }
  }

  private static LongVector magnitude(DoubleVector value) {
    return value.reinterpretAsLongs().lanewise(VectorOperators.AND, Long.MAX_VALUE);
  }

  /** Returns the bits of what rounding a number takes away; of a zero where it is an integer. */
  private static LongVector rest(DoubleVector value) {
    return value.add(SHIFT).sub(SHIFT).sub(value).reinterpretAsLongs();
  }

  @Override
  double greatest() {
    long most = 0;
    long rests = 0;
    for (int lane = 0; lane < LENGTH; lane++) {
      most = Math.max(most, greatest[lane]);
      rests |= fractions[lane];
      greatest[lane] = 0;
      fractions[lane] = 0;
    }
    return rests << 1 == 0 // without the signs of zeros
        ? Double.longBitsToDouble(most)
        : Double.NaN;
  }

  @Override
  void add(
      double[] rows,
      int from,
      int step,
      int count,
      double[] by,
      int at,
      double[] sums,
      int to,
      int pitch,
      int width) {
    int r = 0;
    for (; r + 4 <= count; r += 4) {
      four(rows, from + r * step, step, by, (at + r) * LIMBS, sums, to, pitch, width);
    }
    for (; r < count; r++) {
      one(rows, from + r * step, by, (at + r) * LIMBS, sums, to, pitch, width);
    }
  }

  private static void four(
      double[] rows,
      int row,
      int step,
      double[] by,
      int at,
      double[] sums,
      int to,
      int pitch,
      int width) {
    DoubleVector a0 = DoubleVector.broadcast(DOUBLES, by[at]);
    DoubleVector a1 = DoubleVector.broadcast(DOUBLES, by[at + 1]);
    DoubleVector a2 = DoubleVector.broadcast(DOUBLES, by[at + 2]);
    DoubleVector b0 = DoubleVector.broadcast(DOUBLES, by[at + 3]);
    DoubleVector b1 = DoubleVector.broadcast(DOUBLES, by[at + 4]);
    DoubleVector b2 = DoubleVector.broadcast(DOUBLES, by[at + 5]);
    DoubleVector c0 = DoubleVector.broadcast(DOUBLES, by[at + 6]);
    DoubleVector c1 = DoubleVector.broadcast(DOUBLES, by[at + 7]);
    DoubleVector c2 = DoubleVector.broadcast(DOUBLES, by[at + 8]);
    DoubleVector d0 = DoubleVector.broadcast(DOUBLES, by[at + 9]);
    DoubleVector d1 = DoubleVector.broadcast(DOUBLES, by[at + 10]);
    DoubleVector d2 = DoubleVector.broadcast(DOUBLES, by[at + 11]);
    for (int k = 0; k < width; k += LENGTH) {
      DoubleVector a = DoubleVector.fromArray(DOUBLES, rows, row + k);
      DoubleVector b = DoubleVector.fromArray(DOUBLES, rows, row + step + k);
      DoubleVector c = DoubleVector.fromArray(DOUBLES, rows, row + 2 * step + k);
      DoubleVector d = DoubleVector.fromArray(DOUBLES, rows, row + 3 * step + k);
      DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, sums, to + k);
      DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, sums, to + pitch + k);
      DoubleVector sum2 = DoubleVector.fromArray(DOUBLES, sums, to + 2 * pitch + k);
      sum0 = d.fma(d0, c.fma(c0, b.fma(b0, a.fma(a0, sum0))));
      sum1 = d.fma(d1, c.fma(c1, b.fma(b1, a.fma(a1, sum1))));
      sum2 = d.fma(d2, c.fma(c2, b.fma(b2, a.fma(a2, sum2))));
      sum0.intoArray(sums, to + k);
      sum1.intoArray(sums, to + pitch + k);
      sum2.intoArray(sums, to + 2 * pitch + k);
    }
  }

  private static void one(
      double[] rows, int row, double[] by, int at, double[] sums, int to, int pitch, int width) {
    DoubleVector a0 = DoubleVector.broadcast(DOUBLES, by[at]);
    DoubleVector a1 = DoubleVector.broadcast(DOUBLES, by[at + 1]);
    DoubleVector a2 = DoubleVector.broadcast(DOUBLES, by[at + 2]);
    for (int k = 0; k < width; k += LENGTH) {
      DoubleVector a = DoubleVector.fromArray(DOUBLES, rows, row + k);
      a.fma(a0, DoubleVector.fromArray(DOUBLES, sums, to + k)).intoArray(sums, to + k);
      a.fma(a1, DoubleVector.fromArray(DOUBLES, sums, to + pitch + k))
          .intoArray(sums, to + pitch + k);
      a.fma(a2, DoubleVector.fromArray(DOUBLES, sums, to + 2 * pitch + k))
          .intoArray(sums, to + 2 * pitch + k);
    }
  }

  @Override
  void join(double[] sums, int from, int pitch, long[] to, int width) {
    for (int k = 0; k < width; k += LENGTH) {
      LongVector lowest = integers(DoubleVector.fromArray(DOUBLES, sums, from + k));
      LongVector middle = integers(DoubleVector.fromArray(DOUBLES, sums, from + pitch + k));
      LongVector highest = integers(DoubleVector.fromArray(DOUBLES, sums, from + 2 * pitch + k));
      lowest
          .add(turned(middle, KEPT_OF_MIDDLE))
          .add(middle.lanewise(VectorOperators.ASHR, KEPT_OF_MIDDLE))
          .add(turned(highest, KEPT_OF_HIGHEST))
          .add(highest.lanewise(VectorOperators.ASHR, KEPT_OF_HIGHEST))
          .intoArray(to, k);
    }
  }

  private static LongVector integers(DoubleVector sums) {
    return sums.add(SHIFT).reinterpretAsLongs().sub(SHIFTED);
  }

  private static LongVector turned(LongVector sums, int kept) {
    return sums.lanewise(VectorOperators.AND, (1L << kept) - 1)
        .lanewise(VectorOperators.LSHL, 61 - kept);
  }
}
