package dev.convproof.audit;

import static dev.convproof.audit.VectorLanes.DOUBLES;
import static dev.convproof.audit.VectorLanes.FLOATS;
import static dev.convproof.audit.VectorLanes.INTS;
import static dev.convproof.audit.VectorLanes.LENGTH;
import static dev.convproof.audit.VectorLanes.LONGS;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * What was measured of numbers: the greatest magnitude, and whether all are integers. From 2^52 on,
 * and from 2^23 on in single precision, all numbers are; smaller magnitudes are rounded by adding
 * that, and taking it away again.
 */
final class VectorMeasure {
  private static final double WHOLE = 0x1p52;
  private static final long WHOLE_BITS = Double.doubleToRawLongBits(WHOLE);
  private static final float WHOLE_FLOAT = 0x1p23f;
  private static final int WHOLE_FLOAT_BITS = Float.floatToRawIntBits(WHOLE_FLOAT);

  private final long[] greatest = new long[LENGTH]; // bits of magnitudes, which order as they do
  private final long[] fractions = new long[LENGTH]; // what rounding took away, bits joined
  private final int[] greatestFloats = new int[2 * LENGTH];
  private final int[] fractionsOfFloats = new int[2 * LENGTH];

  void floats(float[] values, int from, int count) {
    int length = 2 * LENGTH;
    if (count < length) {
      for (int k = from; k < from + count; k++) {
        one(values[k]);
      }
      return;
    }
    IntVector most = IntVector.fromArray(INTS, greatestFloats, 0);
    IntVector rests = IntVector.fromArray(INTS, fractionsOfFloats, 0);
    for (int k = 0; k <= count - length; k += length) {
      IntVector bits = magnitudes(values, from + k);
      most = most.lanewise(VectorOperators.MAX, bits);
      rests = rests.lanewise(VectorOperators.OR, rests(bits));
    }
    IntVector bits = magnitudes(values, from + count - length); // perhaps some of them again
    most.lanewise(VectorOperators.MAX, bits).intoArray(greatestFloats, 0);
    rests.lanewise(VectorOperators.OR, rests(bits)).intoArray(fractionsOfFloats, 0);
  }

  private static IntVector magnitudes(float[] values, int from) {
    return FloatVector.fromArray(FLOATS, values, from)
        .reinterpretAsInts()
        .lanewise(VectorOperators.AND, Integer.MAX_VALUE);
  }

  /** Returns the bits of what rounding magnitudes takes away; of a zero where it is an integer. */
  private static IntVector rests(IntVector magnitudes) {
    FloatVector lesser =
        magnitudes.lanewise(VectorOperators.MIN, WHOLE_FLOAT_BITS).reinterpretAsFloats();
    return lesser.add(WHOLE_FLOAT).sub(WHOLE_FLOAT).sub(lesser).reinterpretAsInts();
  }

  void doubles(double[] values, int from, int count) {
    LongVector most = LongVector.fromArray(LONGS, greatest, 0);
    LongVector rests = LongVector.fromArray(LONGS, fractions, 0);
    int k = 0;
    for (; k <= count - LENGTH; k += LENGTH) {
      LongVector bits =
          DoubleVector.fromArray(DOUBLES, values, from + k)
              .reinterpretAsLongs()
              .lanewise(VectorOperators.AND, Long.MAX_VALUE);
      DoubleVector lesser = bits.lanewise(VectorOperators.MIN, WHOLE_BITS).reinterpretAsDoubles();
      most = most.lanewise(VectorOperators.MAX, bits);
      rests =
          rests.lanewise(
              VectorOperators.OR, lesser.add(WHOLE).sub(WHOLE).sub(lesser).reinterpretAsLongs());
    }
    most.intoArray(greatest, 0);
    rests.intoArray(fractions, 0);
    for (; k < count; k++) {
      one(values[from + k]);
    }
  }

  private void one(double value) {
    greatest[0] = Math.max(greatest[0], Double.doubleToRawLongBits(Math.abs(value)));
    fractions[0] |= Double.doubleToRawLongBits(value - Math.rint(value)); // ∞ − ∞ too
  }

  /** See {@link Lanes#greatest}. */
  double greatest() {
    long most = 0;
    long rests = 0;
    for (int lane = 0; lane < LENGTH; lane++) {
      most = Math.max(most, greatest[lane]);
      rests |= fractions[lane] << 1; // without the signs of zeros
    }
    int mostOfFloats = 0;
    int restsOfFloats = 0;
    for (int lane = 0; lane < 2 * LENGTH; lane++) {
      mostOfFloats = Math.max(mostOfFloats, greatestFloats[lane]);
      restsOfFloats |= fractionsOfFloats[lane] << 1;
    }
    Arrays.fill(greatest, 0);
    Arrays.fill(fractions, 0);
    Arrays.fill(greatestFloats, 0);
    Arrays.fill(fractionsOfFloats, 0);
    double of = Math.max(Double.longBitsToDouble(most), Float.intBitsToFloat(mostOfFloats));
    boolean integers = rests == 0 && restsOfFloats == 0 && of < Double.POSITIVE_INFINITY;
    return integers ? of : Double.NaN;
  }
}
