package dev.convproof.generate;

/**
 * How far random shapes reach.
 *
 * @param wideOneIn one draw in so many has the shape of what real kernels stumble over: channels
 *     beside powers of two, many groups, large batches, kernels, strides, dilations, paddings and
 *     images; none for 0
 * @param products the most products of one case: n·co·(ci/g)·kh·kw·ho·wo
 */
public record Reach(int wideOneIn, long products) {
  /** The products that {@link RandomCase#whole} needs for more than 65,536 windows. */
  public static final long MORE_WINDOWS_THAN_16_BITS = 66_560;

  /** The fewest products that a reach may leave: what small shapes take. */
  public static final long LEAST_PRODUCTS = 1_024;

  /** The most products that one case may take. */
  public static final long MOST_PRODUCTS = 1_000_000_000;

  /** Shapes of a few elements alone. */
  public static final Reach SMALL = new Reach(0, 100_000);

  /** Every twelfth draw is wide: for many thousands of cases, given to many strategies. */
  public static final Reach SELDOM = new Reach(12, 100_000);

  /** Every third draw is wide. */
  public static final Reach FULL = new Reach(3, 100_000);

  /**
   * Checks the two numbers.
   *
   * @throws IllegalArgumentException if a number is negative, or too few products are left to draw
   *     anything from
   */
  public Reach {
    if (wideOneIn < 0) {
      throw new IllegalArgumentException(
          "one wide draw in " + wideOneIn + ": 0 or more would be right");
    }
    if (products < LEAST_PRODUCTS || products > MOST_PRODUCTS) {
      throw new IllegalArgumentException(
          products + " products a case: from 1024 to 1000000000 would be right");
    }
  }

  /** Returns the same reach with another limit of products. */
  public Reach within(long most) {
    return new Reach(wideOneIn, most);
  }
}
