package dev.convproof.algebra;

import java.util.List;

/**
 * The integers that an algebra represents exactly, and the powers of two that whole tensors may be
 * scaled by.
 *
 * @param input the integers that an input may hold
 * @param weights the integers that weights may hold
 * @param bias the integers that a bias may hold
 * @param magnitude every sum up to this absolute value is exact
 * @param outputs every output up to this absolute value is exact; one beyond it is rounded once
 * @param leastExponent the least exponent e for which every integer · 2^e up to the magnitude is
 *     exact, and no subnormal number of a format
 * @param greatestExponent the greatest such exponent
 * @param greatest what no sum may exceed once it is scaled
 * @param telling sums that tell apart ways to make outputs of them, in groups; none where outputs
 *     are the sums
 */
public record Exactness(
    Range input,
    Range weights,
    Range bias,
    long magnitude,
    long outputs,
    int leastExponent,
    int greatestExponent,
    double greatest,
    List<List<Long>> telling) {

  /** Integers of every size that a test draws, unscaled. */
  public static final Exactness INTEGERS = new Exactness(1L << 53, 0, 0);

  /** Creates the exactness of numbers of one kind: what sums may be, all else may be too. */
  public Exactness(long magnitude, int leastExponent, int greatestExponent) {
    this(
        Range.ALL,
        Range.ALL,
        Range.ALL,
        magnitude,
        magnitude,
        leastExponent,
        greatestExponent,
        Double.POSITIVE_INFINITY,
        List.of());
  }

  /** Returns the exactness of tensors and sums in formats of their own, of one kind. */
  static Exactness of(Formats formats) {
    Range ofInput = Range.of(formats.input());
    Range ofWeights = Range.of(formats.weights());
    Range ofBias = Range.of(formats.bias());
    NumberFormat sums = formats.accumulator();
    NumberFormat output = formats.output();
    if (sums.whole().isPresent()) {
      long greatest = sums.whole().get().greatest();
      return new Exactness(
          ofInput,
          ofWeights,
          ofBias,
          greatest,
          greatest,
          0,
          0,
          Double.POSITIVE_INFINITY,
          List.of());
    }
    return new Exactness(
        ofInput,
        ofWeights,
        ofBias,
        1L << sums.precision(),
        1L << output.precision(),
        Math.max(sums.leastNormalExponent(), output.leastNormalExponent()),
        Math.min(sums.greatestExponent(), output.greatestExponent()) - 1,
        Math.min(sums.greatest(), output.greatest()),
        List.of());
  }

  /**
   * Integers that a tensor may hold.
   *
   * @param least the least of them
   * @param greatest the greatest of them
   * @param bits that may stand between the highest and the lowest that is set, both included
   * @param leastExponent the least exponent that all of them may be scaled by
   * @param beyond the least power of two that none of them reaches once it is scaled
   */
  public record Range(long least, long greatest, int bits, int leastExponent, int beyond) {
    private static final int ANY = 1 << 20;

    /** All integers. */
    public static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE, Long.SIZE, -ANY, ANY);

    private static Range of(NumberFormat format) {
      return format
          .whole()
          .map(w -> new Range(w.least(), w.greatest(), Long.SIZE, 0, Long.SIZE))
          .orElseGet(() -> ofFloats(format));
    }

    private static Range ofFloats(NumberFormat format) {
      long most = (long) Math.min(format.greatest(), 0x1p62);
      int beyond = format.greatestExponent(); // one less than there is: E4M3 ends at 448
      return new Range(-most, most, format.precision(), format.leastNormalExponent(), beyond);
    }

    /** Returns whether an integer is one of them. */
    public boolean has(long value) {
      return least <= value && value <= greatest && significantBits(value) <= bits;
    }

    /** Returns whether all of some integers are, scaled by 2^exponent. */
    public boolean has(long[] values, int exponent) {
      if (equals(ALL)) {
        return true;
      }
      boolean all = exponent == 0 || leastExponent <= exponent;
      for (long value : values) {
        all &= has(value) && (exponent == 0 || bitLength(value) + exponent <= beyond);
      }
      return all;
    }

    /** Returns the greatest n such that all integers from 0 to n, or from −n to n, are. */
    public long magnitude() {
      long ends = least < 0 ? Math.min(greatest, -Math.max(least, -Long.MAX_VALUE)) : greatest;
      return bits < Long.SIZE - 1 ? Math.min(ends, 1L << bits) : ends;
    }

    /** Returns whether they are all integers. */
    public boolean isAll() {
      return equals(ALL);
    }

    /** Returns whether they are those of an integer format. */
    public boolean isWhole() {
      return !isAll() && bits == Long.SIZE;
    }

    /** Returns whether there are negative ones. */
    public boolean signed() {
      return least < 0;
    }

    private Range withHeadroom(int spare) {
      return equals(ALL)
          ? this
          : new Range(
              least >> spare,
              greatest >> spare,
              bits == Long.SIZE ? bits : Math.max(1, bits - spare),
              leastExponent,
              beyond - spare);
    }

    private Range without(int zero) {
      return zero == 0
          ? this
          : new Range(least - zero, greatest - zero, bits, leastExponent, beyond);
    }

    private static int bitLength(long value) {
      return Long.SIZE - Long.numberOfLeadingZeros(Math.abs(value));
    }

    private static int significantBits(long value) {
      return value == 0 ? 0 : bitLength(value) - Long.numberOfTrailingZeros(value);
    }
  }

  /** Returns this exactness with the magnitudes divided by 2^bits, for laws that sum further. */
  public Exactness withHeadroom(int spare) {
    return new Exactness(
        input.withHeadroom(spare),
        weights.withHeadroom(spare),
        bias.withHeadroom(spare),
        magnitude >> spare,
        outputs >> spare,
        leastExponent,
        greatestExponent,
        Math.scalb(greatest, -spare),
        telling);
  }

  /** Returns this exactness for sums that are exact as outputs too. */
  public Exactness ofOutputs() {
    return withMagnitude(Math.min(magnitude, outputs));
  }

  /** Returns this exactness for sums that are scaled by 2^exponent, and unscaled for 0. */
  public Exactness scaledBy(int exponent) {
    double most = Math.floor(Math.scalb(greatest, -exponent));
    return most >= magnitude ? this : withMagnitude((long) most);
  }

  /** Returns this exactness for differences to zero points. */
  Exactness withZeroPoints(int ofInput, int ofWeights) {
    return new Exactness(
        input.without(ofInput),
        weights.without(ofWeights),
        bias,
        magnitude,
        outputs,
        leastExponent,
        greatestExponent,
        greatest,
        telling);
  }

  /** Returns this exactness for sums, and outputs, that are no larger than others hold. */
  Exactness within(long most) {
    return new Exactness(
        input,
        weights,
        bias,
        Math.min(magnitude, most),
        Math.min(outputs, most),
        leastExponent,
        greatestExponent,
        greatest,
        telling);
  }

  /** Returns this exactness for sums none of which is an output as it is. */
  Exactness requantized(List<List<Long>> telling) {
    return new Exactness(
        input,
        weights,
        bias,
        magnitude,
        0,
        leastExponent,
        greatestExponent,
        greatest,
        List.copyOf(telling));
  }

  private Exactness withMagnitude(long most) {
    return new Exactness(
        input, weights, bias, most, outputs, leastExponent, greatestExponent, greatest, telling);
  }
}
