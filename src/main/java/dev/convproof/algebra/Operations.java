package dev.convproof.algebra;

/**
 * Scalar operations, as executed or as a closed form predicts them.
 *
 * <p>A product is "of zero" when a factor is padding or a structural zero; a sum when a summand is.
 * Putting the first term into an empty accumulator is no addition, and a multiple by 1 or −1 no
 * multiplication.
 *
 * @param multiplications of two data
 * @param multiplicationsByConstant of a datum by an algorithm's own constant: an entry of a
 *     transform, or a root of unity
 * @param multiplicationsOfZero that touch padding or a structural zero
 * @param additions of two data
 * @param additionsOfZero that touch padding or a structural zero
 */
public record Operations(
    long multiplications,
    long multiplicationsByConstant,
    long multiplicationsOfZero,
    long additions,
    long additionsOfZero) {

  /** No operation. */
  public static final Operations NONE = new Operations(0, 0, 0, 0);

  /** Without constants. */
  public Operations(
      long multiplications, long multiplicationsOfZero, long additions, long additionsOfZero) {
    this(multiplications, 0, multiplicationsOfZero, additions, additionsOfZero);
  }

  /** Multiplications, constants apart, under a convention for padded taps. */
  public long multiplications(boolean paddedTapsCounted) {
    return multiplications + (paddedTapsCounted ? multiplicationsOfZero : 0);
  }

  /** Additions under a convention for padded taps. */
  public long additions(boolean paddedTapsCounted) {
    return additions + (paddedTapsCounted ? additionsOfZero : 0);
  }
}
