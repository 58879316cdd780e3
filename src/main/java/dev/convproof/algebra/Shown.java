package dev.convproof.algebra;

/** Floating-point scalars as a person writes them: integers without a point, 0 without a sign. */
final class Shown {
  private static final double PLAIN = 1L << 53;

  private Shown() {}

  static String of(double value) {
    return isPlainInteger(value) ? Long.toString((long) value) : Double.toString(value);
  }

  static String of(float value) {
    return isPlainInteger(value) ? Long.toString((long) value) : Float.toString(value);
  }

  private static boolean isPlainInteger(double value) {
    return Math.abs(value) <= PLAIN && value == Math.rint(value);
  }
}
