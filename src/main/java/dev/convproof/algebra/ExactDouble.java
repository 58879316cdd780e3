package dev.convproof.algebra;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.commons.numbers.fraction.BigFraction;

/** Floating-point numbers as the rational numbers that they are, exactly. */
final class ExactDouble {
  private static final double PLAIN = 1L << 53;

  private ExactDouble() {}

  /** Every integer but zero has an inverse. */
  static boolean inverts(BigInteger integer) {
    return integer.signum() != 0;
  }

  /** Returns whether |a − b| ≤ distance, compared exactly. */
  static boolean within(double distance, double a, double b) {
    double apart = Math.abs(a - b); // the nearest to the exact distance: not above if that is not
    return apart < distance || (apart == distance && exactlyWithin(distance, a, b));
  }

  private static boolean exactlyWithin(double distance, double a, double b) {
    if (!Double.isFinite(a) || !Double.isFinite(b) || !Double.isFinite(distance)) {
      return false;
    }
    BigDecimal apart = new BigDecimal(a).subtract(new BigDecimal(b)).abs();
    return apart.compareTo(new BigDecimal(distance)) <= 0;
  }

  /** Returns the rational numbers; null for what is no number. */
  static BigFraction[] exactly(double[] scalars) {
    return Arrays.stream(scalars)
        .mapToObj(scalar -> Double.isFinite(scalar) ? BigFraction.from(scalar) : null)
        .toArray(BigFraction[]::new);
  }

  static double[] nearest(BigFraction[] rationals) {
    return Arrays.stream(rationals).mapToDouble(BigFraction::doubleValue).toArray();
  }

  static double[] widened(float[] scalars) {
    double[] wide = new double[scalars.length];
    for (int at = 0; at < wide.length; at++) {
      wide[at] = scalars[at];
    }
    return wide;
  }

  /** Returns an array of Java's numbers as doubles; of longs the nearest. */
  static double[] widenedArray(Object array) {
    if (array instanceof double[] doubles) {
      return doubles.clone();
    }
    if (array instanceof float[] floats) {
      return widened(floats);
    }
    double[] wide = new double[Array.getLength(array)];
    Arrays.setAll(wide, at -> Array.getDouble(array, at));
    return wide;
  }

  static float[] nearestFloats(BigFraction[] rationals) {
    float[] nearest = new float[rationals.length];
    for (int at = 0; at < nearest.length; at++) {
      nearest[at] = rationals[at].floatValue();
    }
    return nearest;
  }

  /** Returns a value as a person writes it: integers without a point, 0 without a sign. */
  static String text(double value) {
    return isPlainInteger(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** As {@link #text(double)}, with the digits of single precision. */
  static String text(float value) {
    return isPlainInteger(value) ? Long.toString((long) value) : Float.toString(value);
  }

  private static boolean isPlainInteger(double value) {
    return Math.abs(value) <= PLAIN && value == Math.rint(value);
  }
}
