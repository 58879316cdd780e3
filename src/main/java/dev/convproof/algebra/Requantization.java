package dev.convproof.algebra;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Converts the 32-bit sums of a quantised convolution to 8-bit outputs: multiplies each by a scale,
 * rounds it to a whole number, adds a zero point, and clamps it to the integers of 8 bits. The
 * {@link Way} is where and how it rounds; every way but {@link Way#ANY} allows one output for each
 * sum.
 *
 * <p>Written {@code WAY,SCALE,ZERO,TO}, such as {@code even,0.25,3,u8}.
 */
public final class Requantization {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal FIVE_ROUNDOFFS = new BigDecimal(5 * 0x1p-24);
  private static final int FRACTION = 31; // bits of a multiplier in fixed point
  private static final long ONE = 1L << FRACTION;
  private static final int BESIDE = 2;

  private final Way way;
  private final BigDecimal scale;
  private final int zero;
  private final NumberFormat output;
  private final long least;
  private final long greatest;
  private final float multiplier;
  private final long fixed;
  private final int shift;

  /** Where and how products of a sum and a scale are rounded. */
  public enum Way {
    /**
     * In single precision, to nearest and ties to even, then the zero point is added. The sum, the
     * scale and their product are each rounded to single precision.
     *
     * <p>Source: ONNX Runtime, MlasRequantizeOutput; FBGEMM, requantizeOutputProcessingAvx2.
     */
    EVEN("ties to even, then the zero point"),
    /**
     * As {@link #EVEN}, but the zero point is added in single precision before rounding to a whole
     * number.
     *
     * <p>Source: ONNX Operators, QuantizeLinear's reference evaluation; oneDNN, quantization of
     * destinations.
     */
    EVEN_AFTER("the zero point, then ties to even"),
    /** As {@link #EVEN}, but ties away from zero, as C's {@code roundf} has them. */
    AWAY("ties away from zero, then the zero point"),
    /**
     * By a multiplier of 31 bits below 1: the upper half of twice the product, rounded to nearest
     * with ties upward, then a power of two, rounded with ties away from zero. Rounds twice.
     *
     * <p>Source: Jacob et al., Quantization and Training of Neural Networks for Efficient
     * Integer-Arithmetic-Only Inference, 2018; TensorFlow Lite, MultiplyByQuantizedMultiplier.
     */
    FIXED("fixed point, rounded twice, then the zero point"),
    /**
     * By the same multiplier, and rounded once, ties upward.
     *
     * <p>Source: TensorFlow Lite with TFLITE_SINGLE_ROUNDING; XNNPACK, rndnu.
     */
    FIXED_ONCE("fixed point, ties upward, then the zero point"),
    /**
     * Not said: whatever some order and place of rounding gives. With the exact sum a, the exact
     * scale m = sx·sk/sy and the unit roundoff u = 2^−24, four roundings to single precision (of
     * sx·sk, of the quotient, of a, and of the product) move m·a by at most ((1 + u)^4 − 1)·|m·a| ≤
     * 5u·|m·a|; rounding to a whole number moves it by at most 1/2, ties either way. At the ends of
     * the range what lies beyond is clamped.
     */
    ANY("rounded to nearest somewhere");

    private final String words;

    Way(String words) {
      this.words = words;
    }

    /** Returns the name on the command line, such as {@code even-after}. */
    public String symbol() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what is done, in words. */
    public String words() {
      return words;
    }

    /** Returns whether each sum has one output. */
    public boolean isExact() {
      return this != ANY;
    }

    private boolean isFixed() {
      return this == FIXED || this == FIXED_ONCE;
    }
  }

  private Requantization(Way way, BigDecimal scale, int zero, NumberFormat output) {
    this.way = way;
    this.scale = scale;
    this.zero = zero;
    this.output = output;
    this.least = output.whole().orElseThrow().least();
    this.greatest = output.whole().orElseThrow().greatest();
    this.multiplier = scale.floatValue();
    double exact = scale.doubleValue();
    int exponent = Math.getExponent(exact) + 1; // so that the fraction is in [½, 1)
    long fraction = Math.round(Math.scalb(exact, FRACTION - exponent));
    this.fixed = fraction == ONE ? fraction / 2 : fraction;
    this.shift = fraction == ONE ? -exponent - 1 : -exponent;
  }

  /**
   * Creates a requantisation.
   *
   * @param scale that sums are multiplied by, rounded to single precision or to a multiplier of 31
   *     bits where the way has such
   * @param zero the output's zero point
   * @param output {@link NumberFormat#INT8} or {@link NumberFormat#UINT8}
   * @throws IllegalArgumentException if there is none such
   */
  public static Requantization of(Way way, BigDecimal scale, int zero, NumberFormat output) {
    require(output.bytes() == 1 && output.whole().isPresent(), "outputs are of i8 or u8");
    require(
        output.represents(zero), "the zero point " + zero + " is no number of " + output.symbol());
    require(
        scale.floatValue() >= Float.MIN_NORMAL && Float.isFinite(scale.floatValue()),
        "a scale is positive, and of single precision");
    double exact = scale.doubleValue();
    boolean small = exact >= 1.0 / ONE && Math.round(exact * ONE) < ONE;
    require(!way.isFixed() || small, "in fixed point a scale is from 2^-31 to below 1");
    return new Requantization(way, scale, zero, output);
  }

  /**
   * Reads {@code WAY,SCALE,ZERO,TO}.
   *
   * @throws IllegalArgumentException if it is none, with what would be right
   */
  public static Requantization parse(String text) {
    String[] parts = text.split(",", -1);
    require(parts.length == 4, "WAY,SCALE,ZERO,TO would be right, such as even,0.25,3,u8");
    Optional<Way> way =
        Arrays.stream(Way.values()).filter(one -> one.symbol().equals(parts[0].strip())).findAny();
    require(way.isPresent(), "\"" + parts[0] + "\" is no way to round: known are " + ways());
    Optional<NumberFormat> output = NumberFormat.of(parts[3]);
    require(output.isPresent(), "\"" + parts[3] + "\" is no format: u8 or i8 would be right");
    try {
      BigDecimal scale = new BigDecimal(parts[1].strip());
      require(
          Math.abs((long) scale.scale()) <= 100, "a scale is positive, and of single precision");
      return of(way.get(), scale, Integer.parseInt(parts[2].strip()), output.get());
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "SCALE is a number and ZERO an integer, as in even,0.25,3,u8", wrong);
    }
  }

  /** Returns the names of all ways, on one line. */
  public static String ways() {
    return Arrays.stream(Way.values()).map(Way::symbol).collect(Collectors.joining(", "));
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Returns the same in another way, where there is one for its scale. */
  public Optional<Requantization> by(Way other) {
    try {
      return Optional.of(of(other, scale, zero, output));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Returns where and how it rounds. */
  public Way way() {
    return way;
  }

  /** Returns the scale, as it was given. */
  public BigDecimal scale() {
    return scale;
  }

  /** Returns the zero point of outputs. */
  public int zero() {
    return zero;
  }

  /** Returns the format of outputs. */
  public NumberFormat output() {
    return output;
  }

  /** Returns the output that a sum of 32 bits becomes; of {@link Way#ANY}, one of them. */
  public long output(int sum) {
    return clamped(unclamped(sum));
  }

  /** Returns the number that is clamped: at most 2^62 in magnitude. */
  public long unclamped(int sum) {
    float product = (float) sum * multiplier;
    return switch (way) {
      case EVEN -> whole(Math.rint(product)) + zero;
      case EVEN_AFTER -> whole(Math.rint(product + zero));
      case AWAY ->
          whole(Math.copySign(Math.floor(Math.abs((double) product) + 0.5), product)) + zero;
      case FIXED -> away(doubledHigh(sum)) + zero;
      case FIXED_ONCE -> onceUpward(sum) + zero;
      case ANY -> whole(Math.rint(scale.multiply(BigDecimal.valueOf(sum)).doubleValue())) + zero;
    };
  }

  private static long whole(double value) {
    return (long) Math.max(-0x1p62, Math.min(0x1p62, value));
  }

  /** Returns the upper 32 bits of 2·sum·fixed, rounded to nearest, ties upward. */
  private long doubledHigh(int sum) {
    return (sum * fixed + (ONE >> 1)) >> FRACTION;
  }

  /** Returns a number divided by 2^shift, rounded to nearest, ties away from zero. */
  private long away(long value) {
    if (shift == 0) {
      return value;
    }
    long half = 1L << (shift - 1);
    return value < 0 ? -((half - value) >> shift) : (value + half) >> shift;
  }

  private long onceUpward(int sum) {
    int total = FRACTION + shift;
    return (sum * fixed + (1L << (total - 1))) >> total;
  }

  private long clamped(long value) {
    return Math.max(least, Math.min(greatest, value));
  }

  /** Returns whether an output is right for a sum, of any size. */
  public boolean admits(long sum, long found) {
    if (way.isExact()) {
      return found == output((int) sum);
    }
    BigDecimal scaled = scale.multiply(BigDecimal.valueOf(sum));
    BigDecimal room = HALF.add(scaled.abs().multiply(FIVE_ROUNDOFFS));
    BigDecimal apart = BigDecimal.valueOf(found - zero).subtract(scaled);
    boolean tooLow = apart.compareTo(room.negate()) < 0 && found < greatest;
    boolean tooHigh = apart.compareTo(room) > 0 && found > least;
    return !tooLow && !tooHigh && least <= found && found <= greatest;
  }

  /**
   * Returns sums that tell this way from others, in groups: those on both sides of where clamping
   * begins, and for each other way those at which it gives another output. Of all sums between two
   * outputs the nearest ones are looked at, which lie at ties if any do.
   *
   * @param most the greatest magnitude of a sum
   */
  public List<List<Long>> telling(long most) {
    List<Long> between = new ArrayList<>();
    Set<Long> ends = new LinkedHashSet<>();
    for (long value = least - 1; value <= greatest; value++) {
      double at = (value + 0.5 - zero) / scale.doubleValue();
      for (long sum = (long) Math.floor(at) - BESIDE; sum <= Math.ceil(at) + BESIDE; sum++) {
        if (Math.abs(sum) <= most) {
          between.add(sum);
          if (value <= least || value >= greatest - 1) {
            ends.add(sum);
          }
        }
      }
    }
    List<List<Long>> groups = new ArrayList<>(List.of(List.copyOf(ends)));
    for (Way other : Way.values()) {
      by(other)
          .filter(one -> other.isExact() && other != way)
          .ifPresent(
              one ->
                  groups.add(
                      between.stream()
                          .filter(sum -> one.output(sum.intValue()) != output(sum.intValue()))
                          .toList()));
    }
    return groups.stream().filter(group -> !group.isEmpty()).toList();
  }

  /** Returns it as it is written, such as {@code even,0.25,3,u8}. */
  @Override
  public String toString() {
    return String.join(
        ",", way.symbol(), scale.toString(), Integer.toString(zero), output.symbol());
  }
}
