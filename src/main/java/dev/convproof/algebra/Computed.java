package dev.convproof.algebra;

/**
 * What is known of a scalar that was computed with rounding. Zeros are exact. Every operation of
 * this evaluation is itself rounded upward.
 *
 * @param magnitude of the exact value, at most
 * @param error how far the computed value is from it, at most; infinite where it may have
 *     overflowed
 */
record Computed(double magnitude, double error) {
  static final Computed ZERO = new Computed(0, 0);

  /** A sum, which is off by u of its own magnitude on top of what its terms are off. */
  Computed plus(Computed other, NumberFormat format) {
    if (isZero() || other.isZero()) {
      return isZero() ? other : this;
    }
    double sum = up(magnitude + other.magnitude);
    double inherited = up(error + other.error);
    return within(format, sum, up(inherited + up(format.roundoff() * up(sum + inherited))));
  }

  /** A product, which is off by u of its own magnitude and η/2; here η, as η/2 may be no double. */
  Computed times(Computed other, NumberFormat format) {
    if (annihilates(other)) {
      return ZERO;
    }
    double rounding = up(format.roundoff() * greatest(other));
    return within(
        format,
        up(magnitude * other.magnitude),
        up(inherited(other) + up(rounding + format.leastPositive())));
  }

  /** How far the exact product of computed factors is off because they are. */
  double inherited(Computed other) {
    if (error == 0 && other.error == 0) {
      return 0;
    }
    double single = up(up(magnitude * other.error) + up(other.magnitude * error));
    return up(single + up(error * other.error));
  }

  /** The magnitude of the exact product of computed factors, at most. */
  double greatest(Computed other) {
    return up(up(magnitude + error) * up(other.magnitude + other.error));
  }

  /** Whether a product is an exact zero: of a zero, and of what cannot be infinite. */
  boolean annihilates(Computed other) {
    return (isZero() && Double.isFinite(other.error)) || (other.isZero() && Double.isFinite(error));
  }

  private boolean isZero() {
    return magnitude == 0 && error == 0;
  }

  /** With an infinite error where the computed value may pass the greatest finite number. */
  static Computed within(NumberFormat format, double magnitude, double error) {
    boolean finite = magnitude + error <= format.greatest();
    return new Computed(magnitude, finite ? error : Double.POSITIVE_INFINITY);
  }

  static double up(double rounded) {
    return Math.nextUp(rounded);
  }
}
