package dev.convproof.proof;

/**
 * How likely it is at most that a false identity has passed, because polynomials were compared at
 * random points.
 *
 * <p>A polynomial of degree d that is not zero vanishes at a point, whose coordinates are drawn
 * independently and evenly from a set S, with a probability of at most d/|S| (Schwartz, 1980;
 * Zippel, 1979); at several independent points, of at most the product. Of several identities, one
 * that is false passes with a probability of at most the sum, which is the union bound. Evaluated
 * in double precision, every rounding upward.
 */
public final class SchwartzZippel {
  private double failure;

  /**
   * Adds one identity.
   *
   * @param degree of the difference of its two sides, at most
   * @param set how many values each coordinate was drawn from
   * @param points at which it held, drawn independently
   */
  public void add(int degree, long set, int points) {
    double atOne = Math.nextUp(degree / Math.nextDown((double) set));
    double atAll = 1;
    for (int point = 0; point < points; point++) {
      atAll = Math.nextUp(atAll * atOne);
    }
    failure = degree == 0 ? failure : Math.nextUp(failure + atAll);
  }

  /** Returns whether no identity was added that could be false at one point and true at another. */
  public boolean isEmpty() {
    return failure == 0;
  }

  /** Returns the greatest k ≥ 0 for which the probability is at most 2^−k. */
  public int bits() {
    int exponent = Math.getExponent(failure);
    boolean power = failure == Math.scalb(1.0, exponent);
    return Math.max(0, power ? -exponent : -exponent - 1);
  }

  /** Returns {@code at random points: what is false passes with a probability of at most 2^−40}. */
  @Override
  public String toString() {
    return "at random points: what is false passes with a probability of at most 2^−" + bits();
  }
}
