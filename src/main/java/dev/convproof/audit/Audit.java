package dev.convproof.audit;

import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.SumError;
import dev.convproof.proof.SchwartzZippel;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Audits outputs of one layer: whether y = x ∗ k + b, at a fraction of what computing it costs.
 *
 * <p>Where all numbers are integers, and max|x|·max|k|·n + max|b| is within what the number format
 * represents exactly, every order of summation gives the same output, and a random projection
 * modulo 2^61−1 tells whether it is that one: what is wrong passes with a probability of at most
 * r/(2^61−1), where r ≤ 4 is the number of axes of the output longer than one. Sums beyond 2^60 are
 * projected modulo a second prime, too. That is stated for outputs that were chosen without sight
 * of the audit's random numbers, or of earlier answers; for N outputs it is N times that. Otherwise
 * outputs are computed again, each exactly: all, or a random sample. Those that are rounded are
 * held to their bounds, and all of them projected on random signs beforehand: a channel that shows
 * an error there is computed again.
 *
 * <p>Prepared once for weights and bias, an audit serves any number of inputs, from any number of
 * threads. After a thread's first call {@link #agrees} allocates nothing.
 *
 * @param <V> {@code float[]}, {@code double[]}, {@code int[]} or {@code long[]}
 */
public final class Audit<V> {
  /** The module that the faster loops need: {@code java --add-modules} with its name. */
  public static final String VECTOR_MODULE = Lanes.MODULE;

  /** Up to which magnitudes inputs, and outputs, are thought to be at first. */
  private static final double USUAL_INPUT = 0x1p8;

  private static final double USUAL_OUTPUT = 0x1p13;

  /** Up to which outputs that differ, differ modulo 2^61−1. */
  private static final double ONE_PRIME = 0x1p60;

  private static final double MOST = Math.nextDown(0x1p63);

  private final Geometry geometry;
  private final V weights;
  private final Optional<V> bias;
  private final SumError error;
  private final Projection projection; // null where there are fractions
  private final SecondPrime second; // null where sums of integers are below 2^60
  private final double greatestWeight;
  private final double greatestBias;
  private final double limit;
  private final double inputLimit;
  private final ThreadLocal<Scratch> scratch;
  private volatile double assumedInput = USUAL_INPUT; // of the magnitudes
  private volatile double assumedOutput = USUAL_OUTPUT;

  private Audit(
      Geometry geometry,
      V weights,
      Optional<V> bias,
      SumError error,
      RandomGenerator random,
      BiFunction<Integer, Integer, Lanes> lanes) {
    this.geometry = geometry;
    this.weights = weights;
    this.bias = bias;
    this.error = error;
    Values kernels = checked("weights", weights, geometry.weightSize());
    Values biases =
        bias.isPresent() ? checked("bias", bias.get(), geometry.outputChannels()) : null;
    this.greatestBias = biases == null ? 0 : greatest(biases);
    Formats formats = error.formats();
    this.inputLimit = exact(formats.input());
    this.limit = Math.min(sums(formats.accumulator()), sums(formats.output()));
    int longest = Projection.longest(geometry);
    int lines = Projection.lines(geometry);
    this.scratch =
        ThreadLocal.withInitial(() -> new Scratch(geometry, lanes.apply(longest, lines)));
    Projection drawn =
        greatestBias <= exact(formats.bias())
            ? new Projection(geometry, kernels, biases, random, scratch.get())
            : null;
    this.greatestWeight = drawn == null ? Double.NaN : upward(drawn.greatestWeight());
    boolean integers = greatestWeight <= exact(formats.weights());
    this.projection = integers ? drawn : null;
    this.second =
        integers && limit > ONE_PRIME ? new SecondPrime(geometry, kernels, biases, random) : null;
  }

  /**
   * Returns whether this JVM has the Vector API, in which an audit is several times faster than in
   * plain loops.
   */
  public static boolean isVectorised() {
    return Lanes.hasVectors();
  }

  /**
   * Prepares an audit of a layer without a bias; see {@link #prepare(Geometry, Object, Optional)}.
   */
  public static <V> Audit<V> prepare(Geometry geometry, V weights) {
    return prepare(geometry, weights, Optional.empty());
  }

  /**
   * Prepares an audit whose random numbers nobody knows. The arrays are held, not copied.
   *
   * @param weights [co, ci/g, kh, kw]
   * @param bias [co]
   * @throws IllegalArgumentException if an array has another length, or is of another type
   */
  public static <V> Audit<V> prepare(Geometry geometry, V weights, Optional<V> bias) {
    return prepare(geometry, weights, bias, usual(weights));
  }

  /**
   * Prepares an audit of what was computed in some number formats, which its arrays hold: {@code
   * float[]} those of at most 32 bits.
   */
  public static <V> Audit<V> prepare(
      Geometry geometry, V weights, Optional<V> bias, SumError error) {
    return new Audit<>(geometry, weights, bias, error, new SecureRandom(), Lanes::of);
  }

  /** Prepares an audit whose random numbers follow from a seed, so that it can be repeated. */
  public static <V> Audit<V> prepare(Geometry geometry, V weights, Optional<V> bias, long seed) {
    return prepare(geometry, weights, bias, usual(weights), seed);
  }

  /** Prepares an audit of some number formats, which can be repeated. */
  public static <V> Audit<V> prepare(
      Geometry geometry, V weights, Optional<V> bias, SumError error, long seed) {
    return new Audit<>(geometry, weights, bias, error, new SplittableRandom(seed), Lanes::of);
  }

  /** Prepares an audit in plain loops, whatever this JVM has. */
  static <V> Audit<V> plain(Geometry geometry, V weights, Optional<V> bias, long seed) {
    return new Audit<>(
        geometry, weights, bias, usual(weights), new SplittableRandom(seed), PlainLanes::new);
  }

  private static SumError usual(Object array) {
    return SumError.of(
        array instanceof float[]
            ? NumberFormat.FLOAT32
            : array instanceof double[]
                ? NumberFormat.FLOAT64
                : array instanceof int[] ? NumberFormat.INT32 : NumberFormat.INT64);
  }

  private static Values checked(String what, Object array, int length) {
    return checked(what, Values.of(Objects.requireNonNull(array, what)), length);
  }

  private static Values checked(String what, Values values, int length) {
    if (values.length() != length) {
      throw new IllegalArgumentException(
          what + " of " + values.length() + " scalars: " + length + " would be right");
    }
    return values;
  }

  /** Returns the greatest magnitude, rounded upward; NaN where one is no integer. */
  private static double greatest(Values values) {
    double most = 0;
    for (int at = 0; at < values.length(); at++) {
      if (!values.isInteger(at)) {
        return Double.NaN;
      }
      most = Math.max(most, Math.abs((double) values.integer(at)));
    }
    return upward(most);
  }

  private static double upward(double magnitude) {
    return magnitude < 0x1p53 ? magnitude : Math.nextUp(magnitude);
  }

  /** Returns up to which magnitude a format has all integers, negative ones perhaps one further. */
  private static double exact(NumberFormat format) {
    return format
        .whole()
        .map(whole -> -(double) Math.min(whole.least(), -whole.greatest()))
        .orElse(sums(format));
  }

  /** Returns up to which magnitude a format has all integers. */
  private static double sums(NumberFormat format) {
    return format
        .whole()
        .map(whole -> Math.min((double) whole.greatest(), MOST))
        .orElse(Math.min(Math.scalb(1.0, format.precision()), format.greatest()));
  }

  /**
   * Returns the greatest k for which what is wrong passes so many audits with a probability of at
   * most 2^−k.
   */
  public int bits(int audits) {
    SchwartzZippel chance = new SchwartzZippel();
    for (int audit = 0; audit < audits; audit++) {
      chance.add(Math.max(1, axes()), Residues.MODULUS, 1);
    }
    return chance.bits();
  }

  private int axes() {
    return projection == null ? 0 : projection.axes();
  }

  /** The result of a projection. */
  private enum Told {
    RIGHT,
    WRONG,
    /** The numbers are no integers, or sums of them may be rounded or wrap. */
    NOTHING
  }

  /**
   * Returns whether an output passes the projection.
   *
   * @param input [n, ci, h, w]
   * @param output [n, co, ho, wo]
   * @throws IllegalArgumentException if an array has another length; or if the numbers are no
   *     integers whose sums are exact: {@link #audit} computes outputs again
   */
  public boolean agrees(V input, V output) {
    return switch (told(input, output)) {
      case RIGHT -> true;
      case WRONG -> false;
      case NOTHING ->
          throw new IllegalArgumentException("no integers whose every sum is exact: audit them");
    };
  }

  private Told told(V input, V output) {
    Scratch own = scratch.get();
    try {
      Values x =
          checked("input", own.input(Objects.requireNonNull(input, "input")), geometry.inputSize());
      Values y =
          checked(
              "output",
              own.output(Objects.requireNonNull(output, "output")),
              geometry.outputSize());
      return projection == null ? Told.NOTHING : told(x, y, own);
    } finally {
      own.release();
    }
  }

  private Told told(Values x, Values y, Scratch own) {
    double most = assumedInput;
    long expected = projection.ofInput(x, most, own);
    double greatest = upward(own.greatest());
    if (Double.isNaN(greatest)) {
      return Told.NOTHING;
    }
    if (greatest > most) {
      assumedInput = greatest;
      expected = projection.ofInput(x, greatest, own);
      own.greatest();
    }
    double bound = bound(greatest);
    if (bound > limit || greatest > inputLimit) {
      return Told.NOTHING;
    }
    most = Math.min(bound, assumedOutput);
    long actual = projection.ofOutput(y, most, own);
    greatest = upward(own.greatest());
    boolean within = greatest <= bound; // not where it is NaN
    if (within && greatest > most) {
      assumedOutput = greatest;
      actual = projection.ofOutput(y, greatest, own);
      own.greatest();
    }
    boolean agree =
        expected == actual && (bound <= ONE_PRIME || second.ofInput(x) == second.ofOutput(y));
    return within && agree ? Told.RIGHT : Told.WRONG;
  }

  /** Returns max|x|·max|k|·n + max|b|, rounded upward. */
  private double bound(double greatestInput) {
    double products =
        Math.nextUp(Math.nextUp(greatestInput * greatestWeight) * geometry.products());
    return Math.nextUp(products + greatestBias);
  }

  /**
   * Audits an output, and locates what is wrong.
   *
   * @param sample how many outputs are computed again where no projection can tell; all for none
   * @param seed of the sample
   */
  public Audited audit(V input, V output, OptionalInt sample, long seed) {
    Recomputation again = new Recomputation(geometry, error, input, weights, bias, output);
    return switch (told(input, output)) {
      case RIGHT -> new Audited.Projected(bits(1), axes());
      case WRONG -> again.located();
      case NOTHING ->
          error.formats().areFloats()
              ? again.projected(sample, seed, why())
              : again.audited(sample, seed, why());
    };
  }

  private String why() {
    return projection == null
        ? "weights or bias have fractions, or are too large"
        : "sums may be rounded, or wrap";
  }
}
