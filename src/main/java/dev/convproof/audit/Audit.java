package dev.convproof.audit;

import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Geometry;
import dev.convproof.proof.SchwartzZippel;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Audits outputs of one layer: whether y = x ∗ k + b, at a fraction of what computing it costs.
 *
 * <p>Where all numbers are integers, and max|x|·max|k|·n + max|b| is within what the number format
 * represents exactly, every order of summation gives the same output, and a random projection
 * modulo 2^61−1 tells whether it is that one: what is wrong passes with a probability of at most
 * r/(2^61−1), where r ≤ 4 is the number of axes of the output longer than one. That is stated for
 * outputs that were chosen without sight of the audit's random numbers, or of earlier answers; for
 * N outputs it is N times that. Otherwise outputs are computed again, each exactly: all, or a
 * random sample.
 *
 * <p>Prepared once for weights and bias, an audit serves any number of inputs, from any number of
 * threads. After a thread's first call {@link #agrees} allocates nothing.
 *
 * @param <V> {@code float[]}, {@code double[]}, {@code int[]} or {@code long[]}
 */
public final class Audit<V> {
  private static final double USUAL = 0x1p24;

  private final Geometry geometry;
  private final V weights;
  private final Optional<V> bias;
  private final Projection projection; // null where there are fractions
  private final double greatestWeight;
  private final double greatestBias;
  private final double limit;
  private final ThreadLocal<Projection.Scratch> scratch;
  private volatile double assumed = USUAL; // of the magnitudes of inputs

  private Audit(Geometry geometry, V weights, Optional<V> bias, RandomGenerator random) {
    this.geometry = geometry;
    this.weights = weights;
    this.bias = bias;
    Values kernels = checked("weights", weights, geometry.weightSize());
    Values biases =
        bias.isPresent() ? checked("bias", bias.get(), geometry.outputChannels()) : null;
    this.greatestWeight = greatest(kernels);
    this.greatestBias = biases == null ? 0 : greatest(biases);
    this.limit = limit(weights);
    boolean integers = !Double.isNaN(greatestWeight) && !Double.isNaN(greatestBias);
    this.projection = integers ? new Projection(geometry, kernels, biases, random) : null;
    this.scratch = ThreadLocal.withInitial(() -> new Projection.Scratch(geometry));
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
    return new Audit<>(geometry, weights, bias, new SecureRandom());
  }

  /** Prepares an audit whose random numbers follow from a seed, so that it can be repeated. */
  public static <V> Audit<V> prepare(Geometry geometry, V weights, Optional<V> bias, long seed) {
    return new Audit<>(geometry, weights, bias, new SplittableRandom(seed));
  }

  private static Values checked(String what, Object array, int length) {
    Values values = Values.of(Objects.requireNonNull(array, what));
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

  /** Returns up to which magnitude a type's sums of integers are exact, and far below the prime. */
  private static double limit(Object array) {
    return array instanceof float[]
        ? 0x1p24
        : array instanceof double[] ? 0x1p53 : array instanceof int[] ? 0x1p31 - 1 : 0x1p60;
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

  /** What a projection has told. */
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
    Values x = checked("input", input, geometry.inputSize());
    Values y = checked("output", output, geometry.outputSize());
    if (projection == null) {
      return Told.NOTHING;
    }
    Projection.Scratch own = scratch.get();
    double most = assumed;
    long expected = projection.ofInput(x, most, own);
    if (!own.integral()) {
      return Told.NOTHING;
    }
    double greatest = upward(own.greatest());
    if (greatest > most) {
      assumed = greatest;
      expected = projection.ofInput(x, greatest, own);
    }
    double bound = bound(greatest);
    if (bound > limit) {
      return Told.NOTHING;
    }
    long actual = projection.ofOutput(y, bound, own);
    boolean within = own.integral() && own.greatest() <= bound;
    return within && expected == actual ? Told.RIGHT : Told.WRONG;
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
    Recomputation again = new Recomputation(geometry, input, weights, bias, output);
    return switch (told(input, output)) {
      case RIGHT -> new Audited.Projected(bits(1), axes());
      case WRONG -> again.located();
      case NOTHING -> again.audited(sample, seed, why());
    };
  }

  private String why() {
    return projection == null ? "the weights have fractions" : "sums may be rounded, or wrap";
  }
}
