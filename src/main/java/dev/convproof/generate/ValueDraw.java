package dev.convproof.generate;

import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Exactness.Range;
import dev.convproof.algebra.Int64;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Draws integer values for stacked layers so that every partial sum, in every order, is exactly
 * representable: |x|·Σ|k| + |b| ≤ the bound at each layer, guaranteed by the magnitudes drawn.
 */
final class ValueDraw {
  private static final int SMALL = 9;

  private final Draw draw;
  private final Exactness exactness;

  ValueDraw(Draw draw, Exactness exactness) {
    this.draw = draw;
    this.exactness = exactness;
  }

  Case fill(List<Geometry> geometries) {
    boolean biased = !draw.oneIn(4);
    boolean scaled = exactness.greatestExponent() > 0 && draw.oneIn(8);
    if (!draw.oneIn(6)) {
      return small(geometries, biased, scaled);
    }
    return exactness.input().isAll()
        ? filling(geometries, biased, scaled)
        : filling(geometries, biased, false);
  }

  /**
   * Draws values for one layer of which some need so many bits of a significand: those of the
   * input, of the weights, or of sums alone, so that what computes with fewer bits there is wrong.
   * Of 8-bit integers it draws the extremes, beside each other, whose products overflow 16 bits in
   * pairs.
   */
  Case significant(Geometry g) {
    boolean biased = !draw.oneIn(3);
    if (exactness.input().isWhole()) {
      return extreme(g, biased);
    }
    int[] exponents = significantExponents();
    long most = exactness.scaledBy(exponents[0] + exponents[1]).magnitude();
    if (most >> 3 < g.products()) {
      return fill(List.of(g));
    }
    return switch (draw.between(0, 4)) {
      case 0 -> new Significand(g, exponents, most, biased).ofInput();
      case 1 -> new Significand(g, exponents, most, biased).ofWeights();
      case 2 -> new Significand(g, exponents, most, biased).ofSums();
      case 3 -> new Significand(g, exponents, most, biased).ofTwoTerms();
      default -> new Significand(g, exponents, most, biased).ofShiftedTerms();
    };
  }

  /**
   * Exponents of the input and the weights; where outputs end below what sums hold, half of them
   * such that sums of all bits are no larger.
   */
  private int[] significantExponents() {
    double shrunk = exactness.greatest() / exactness.magnitude();
    boolean tight = shrunk < 1 && draw.oneIn(2);
    boolean scaled = tight || (exactness.greatestExponent() > 0 && draw.oneIn(4));
    return tight ? exponents(true, 1, Math.getExponent(shrunk)) : exponents(scaled, 1);
  }

  /**
   * Returns a case of one layer in which, half of the time, biases are such that a sum of each
   * output channel is one that tells apart ways to make outputs of sums, if the numbers have such.
   */
  Case telling(Case c) {
    List<List<Long>> groups = exactness.telling();
    if (groups.isEmpty() || draw.oneIn(2)) {
      return c;
    }
    Layer layer = c.layers().get(0);
    Geometry g = layer.geometry();
    Layer unbiased = new Layer(g, layer.weights(), Optional.empty(), 0);
    Problem<long[]> products = new Case(c.input(), 0, List.of(unbiased)).problem(Int64.INSTANCE);
    long[] sums = Strategies.DEFINITION.convolve(Int64.INSTANCE, products).data();
    long[] bias = new long[g.outputChannels()];
    for (int o = 0; o < bias.length; o++) {
      List<Long> group = groups.get(draw.between(0, groups.size() - 1));
      long target = group.get(draw.between(0, group.size() - 1));
      int image = draw.between(0, g.batch() - 1) * g.outputChannels();
      bias[o] = target - sums[(image + o) * g.windows() + draw.between(0, g.windows() - 1)];
    }
    return new Case(c.input(), 0, List.of(new Layer(g, layer.weights(), Optional.of(bias), 0)));
  }

  private Case small(List<Geometry> geometries, boolean biased, boolean scaled) {
    int most = geometries.size() > 1 || draw.oneIn(4) ? 1 + draw.between(0, 1) : SMALL;
    long terms = geometries.get(0).products() + 1L;
    most = (int) Math.max(1, Math.min(most, Math.sqrt(exactness.magnitude() / (double) terms)));
    int[] exponents = exponents(scaled, geometries.size());
    List<Layer> layers = new ArrayList<>();
    for (Geometry g : geometries) {
      layers.add(layer(g, most, most, biased, exponents[layers.size() + 1]));
    }
    long[] input = values(exactness.input(), geometries.get(0).inputSize(), most);
    return new Case(input, exponents[0], layers);
  }

  /** Magnitudes whose bound is the greatest that fits: the last weights take what is left. */
  private Case filling(List<Geometry> geometries, boolean biased, boolean scaled) {
    long terms = geometries.get(0).products() + 1L;
    long magnitude = exactness.scaledBy(0).magnitude();
    long input = Math.max(1, Math.min(1L + draw.between(0, SMALL), magnitude / terms / 2));
    long reached = input;
    int[] exponents = exponents(scaled, geometries.size());
    List<Layer> layers = new ArrayList<>();
    for (int index = 0; index < geometries.size(); index++) {
      Geometry g = geometries.get(index);
      boolean last = index == geometries.size() - 1;
      long left = Math.max(0, magnitude - reached * g.products());
      long bias = biased ? (last ? Math.min(magnitude / 8, left) : 1) : 0;
      bias = Math.min(bias, exactness.bias().magnitude());
      long room = (magnitude - bias) / (reached * g.products());
      room = Math.min(room, exactness.weights().magnitude());
      long weight = last ? room : Math.min(2, room);
      layers.add(layer(g, weight, bias, biased, exponents[index + 1]));
      reached = reached * g.products() * weight + bias;
    }
    return new Case(
        extremes(exactness.input(), geometries.get(0).inputSize(), input), exponents[0], layers);
  }

  private Layer layer(Geometry g, long weight, long bias, boolean biased, int exponent) {
    Range range = exactness.weights();
    boolean extreme = weight > SMALL;
    long[] weights =
        extreme ? extremes(range, g.weightSize(), weight) : values(range, g.weightSize(), weight);
    return new Layer(g, weights, biases(g, bias, biased), exponent);
  }

  private Optional<long[]> biases(Geometry g, long most, boolean biased) {
    return biased
        ? Optional.of(values(exactness.bias(), g.outputChannels(), most))
        : Optional.empty();
  }

  /** Exponents of the input and each layer, such that they and their sums are in range. */
  private int[] exponents(boolean scaled, int layers) {
    int most = Math.max(0, exactness.greatestExponent() - exactness.input().bits());
    return exponents(scaled, layers, most);
  }

  private int[] exponents(boolean scaled, int layers, int most) {
    int[] exponents = new int[layers + 1];
    if (scaled && exactness.input().isAll()) {
      int least = exactness.leastExponent() / exponents.length;
      int greatest = exactness.greatestExponent() / exponents.length;
      Arrays.setAll(exponents, at -> draw.between(least, greatest));
    } else if (scaled && layers == 1) {
      int sum = draw.between(exactness.leastExponent(), most);
      exponents[0] = within(exactness.input(), draw.oneIn(2) ? sum / 2 : sum);
      exponents[1] = within(exactness.weights(), sum - exponents[0]);
    }
    return exponents;
  }

  private static int within(Range range, int exponent) {
    int least = range.leastExponent();
    return Math.max(least, Math.min(Math.max(least, range.beyond() - range.bits()), exponent));
  }

  private static int bits(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  private long[] values(Range range, int count, long most) {
    long[] values = new long[count];
    for (int at = 0; at < count; at++) {
      values[at] = kept(range, range.signed() ? draw.signed(most) : draw.upTo(most));
    }
    return values;
  }

  /** Returns the integer of a format that is nearest: zero points leave few on one side. */
  private static long kept(Range range, long value) {
    return range.isWhole() ? Math.max(range.least(), Math.min(range.greatest(), value)) : value;
  }

  /** Values half of which have the greatest magnitude. */
  private long[] extremes(Range range, int count, long most) {
    long[] values = values(range, count, most);
    for (int at = 0; at < count; at++) {
      if (draw.oneIn(2)) {
        values[at] = kept(range, values[at] < 0 ? -most : most);
      }
    }
    return values;
  }

  /** The ends of integer formats, and what is beside them. */
  private Case extreme(Geometry g, boolean biased) {
    long[] input = ends(exactness.input(), g.inputSize());
    long[] weights = ends(exactness.weights(), g.weightSize());
    long reached = g.products() * 256L * 256L;
    long bias = Math.max(0, Math.min(exactness.magnitude() - reached, 1L << draw.between(1, 30)));
    return new Case(input, 0, List.of(new Layer(g, weights, biases(g, bias, biased), 0)));
  }

  private long[] ends(Range range, int count) {
    boolean greatest = draw.oneIn(4);
    boolean least = !greatest && draw.oneIn(3);
    long[] values = new long[count];
    for (int at = 0; at < count; at++) {
      boolean high = greatest || (!least && draw.oneIn(2));
      long beside = draw.oneIn(6) ? draw.between(0, SMALL) : 0;
      values[at] = high ? range.greatest() - beside : range.least() + beside;
    }
    return values;
  }

  /** Values of one layer that need so many bits somewhere. */
  private final class Significand {
    private static final int[] BITS = {5, 9, 12, 18, 23, 24, 25};

    private final Geometry g;
    private final int[] exponents;
    private final long most;
    private final boolean biased;

    Significand(Geometry g, int[] exponents, long most, boolean biased) {
      this.g = g;
      this.exponents = exponents;
      this.most = most;
      this.biased = biased;
    }

    /** Inputs that need many bits; each output channel reads one of them at a time. */
    Case ofInput() {
      int bits = some(Math.min(exactness.input().bits(), bits(most) - 1));
      return of(wide(g.inputSize(), bits), single(exactness.weights(), 1), bits);
    }

    /** Weights that need many bits, one for each output channel, and small inputs. */
    Case ofWeights() {
      int bits = some(Math.min(exactness.weights().bits(), bits(most) - 1));
      long room = Math.max(1, Math.min(SMALL, most >> (bits + 1)));
      long[] wide = wide(g.outputChannels(), bits);
      long[] weights = single(exactness.weights(), 1);
      for (int at = 0; at < weights.length; at++) {
        weights[at] *= wide[at / g.products()];
      }
      return of(values(exactness.input(), g.inputSize(), room), weights, bits + bits(room));
    }

    /** Sums that need many bits, of inputs and weights that need half as many. */
    Case ofSums() {
      int bits = Math.max(bits(g.products()), some(bits(most) - 1));
      long reached = 1L << bits;
      long each = Math.max(1, (long) Math.sqrt(reached / (double) g.products()));
      long input = Math.max(1, Math.min(each, exactness.input().magnitude()));
      long weight =
          Math.max(1, Math.min(reached / g.products() / input, exactness.weights().magnitude()));
      return of(
          extremes(exactness.input(), g.inputSize(), input),
          extremes(exactness.weights(), g.weightSize(), weight),
          bits);
    }

    /** Small values, some of them times a power of two, so that sums need many bits. */
    Case ofShiftedTerms() {
      int spare = bits(3L * g.products() - 1);
      int bits = Math.max(spare, some(bits(most) - 1));
      int ofWeights = Math.max(0, Math.min(bits - spare, exactness.weights().beyond() - 3));
      int ofInput = Math.max(0, Math.min(bits - spare - ofWeights, exactness.input().beyond() - 2));
      return of(
          shifted(values(exactness.input(), g.inputSize(), 1), ofInput),
          shifted(values(exactness.weights(), g.weightSize(), 3), ofWeights),
          bits);
    }

    /**
     * Sums of a power of two and a one, in each output channel at most one of each; where no
     * product of the formats is as large as the sums may be, biases are.
     */
    Case ofTwoTerms() {
      int bits = some(bits(most) - 1);
      int ofWeights = Math.max(0, Math.min(bits - 1, exactness.weights().beyond() - 1));
      int ofInput = Math.max(0, Math.min(bits - 1 - ofWeights, exactness.input().beyond() - 1));
      long[] weights = single(exactness.weights(), 1L << ofWeights);
      long[] ones = single(exactness.weights(), 1);
      for (int at = 0; at < weights.length; at++) {
        weights[at] = weights[at] == 0 ? ones[at] : weights[at];
      }
      long[] input = new long[g.inputSize()];
      for (int at = 0; at < input.length; at++) {
        input[at] = draw.oneIn(2) ? 1L << ofInput : 1;
      }
      long bias = Math.min(1, exactness.bias().magnitude());
      boolean ofBias = biased && ofInput + ofWeights < bits - 1;
      Optional<long[]> biases =
          ofBias
              ? Optional.of(wideBiases(bits, (2L << (ofInput + ofWeights)) + (2L << ofInput)))
              : biases(g, bias, biased);
      return new Case(input, exponents[0], List.of(new Layer(g, weights, biases, exponents[1])));
    }

    /** Biases that need so many bits, and leave room for what products reach. */
    private long[] wideBiases(int bits, long reached) {
      long[] biases = wide(g.outputChannels(), bits);
      long room = Math.min(most - reached, exactness.bias().magnitude()) - 1;
      for (int o = 0; o < biases.length; o++) {
        biases[o] = Math.max(-room, Math.min(room, biases[o]));
      }
      return biases;
    }

    private long[] shifted(long[] values, int shift) {
      for (int at = 0; shift > 0 && at < values.length; at++) {
        values[at] <<= draw.oneIn(3) ? shift : 0;
      }
      return values;
    }

    private int some(int most) {
      int[] bits = Arrays.stream(BITS).filter(b -> b <= most).toArray();
      return draw.oneIn(4) || bits.length == 0 ? most : bits[draw.between(0, bits.length - 1)];
    }

    /** Integers of just so many bits, most of them odd. */
    private long[] wide(int count, int bits) {
      long[] values = new long[count];
      long top = 1L << Math.max(0, bits - 1);
      for (int at = 0; at < count; at++) {
        long value = top + draw.upTo(top - 1);
        value |= draw.oneIn(3) ? 0 : 1;
        values[at] = draw.oneIn(2) ? -value : value;
      }
      return values;
    }

    /** One weight other than zero for each output channel. */
    private long[] single(Range range, long magnitude) {
      long[] weights = new long[g.weightSize()];
      for (int o = 0; o < g.outputChannels(); o++) {
        int at = o * g.products() + draw.between(0, g.products() - 1);
        weights[at] = range.signed() && draw.oneIn(2) ? -magnitude : magnitude;
      }
      return weights;
    }

    /** A case with a bias that leaves sums of so many bits within the bound. */
    private Case of(long[] input, long[] weights, int bits) {
      long left = Math.max(0, most - (1L << bits));
      long bias = Math.min(Math.min(left, exactness.bias().magnitude()), 1L << (bits - 1));
      return new Case(
          input,
          exponents[0],
          List.of(new Layer(g, weights, biases(g, bias, biased && bias > 0), exponents[1])));
    }
  }
}
