package dev.convproof.law;

import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Requantization;
import dev.convproof.algebra.Requantization.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/** Ways to compute integers in something narrower than the formats that are said. */
final class NarrowIntegers {
  private NarrowIntegers() {}

  /**
   * Returns the ways, those that lose least first.
   *
   * @param zero the zero point of inputs as they are stored; the terms are differences to it
   */
  static List<NarrowerFormats> of(Formats formats, int zero) {
    boolean bytes = formats.input().bytes() == 1;
    return Stream.of(
            zero == 0 ? Stream.<NarrowerFormats>empty() : zeroPoints(zero),
            bytes ? pairs(0) : Stream.<NarrowerFormats>empty(),
            bytes && zero != 0 ? pairs(zero) : Stream.<NarrowerFormats>empty(),
            sums(formats),
            inputs(formats))
        .flatMap(ways -> ways)
        .map(way -> wrapping(way, formats))
        .toList();
  }

  /** Returns ways to make other outputs of right sums, and outputs of wrong sums. */
  static List<NarrowerFormats> requantized(List<NarrowerFormats> ofSums, Requantization by) {
    NumberFormat.Whole range = by.output().whole().orElseThrow();
    LongUnaryOperator clamp = v -> Math.max(range.least(), Math.min(range.greatest(), v));
    Stream<NarrowerFormats> otherwise =
        Arrays.stream(Way.values())
            .filter(way -> way.isExact() && way != by.way())
            .flatMap(way -> by.by(way).stream())
            .map(
                other -> new NarrowerFormats(other.way().words(), t -> other.output((int) sum(t))));
    Stream<NarrowerFormats> ofUnclamped =
        Stream.of(
            new NarrowerFormats(
                "outputs that wrap at 8 bits",
                t -> {
                  long wrapped = by.unclamped((int) sum(t)) & 0xFF;
                  return wrapped > range.greatest() ? wrapped - 256 : wrapped;
                }),
            new NarrowerFormats(
                "a zero point of 0",
                t -> clamp.applyAsLong(by.unclamped((int) sum(t)) - by.zero())),
            new NarrowerFormats(
                "outputs that are clamped before the zero point is added",
                t ->
                    clamp.applyAsLong(
                        clamp.applyAsLong(by.unclamped((int) sum(t)) - by.zero()) + by.zero())),
            new NarrowerFormats(
                "a bias that is added after rounding, and rounded itself",
                t ->
                    clamp.applyAsLong(
                        by.unclamped((int) (sum(t) - t.wholeBias))
                            + by.unclamped((int) t.wholeBias)
                            - by.zero())),
            new NarrowerFormats(
                "outputs that are cut instead of rounded",
                t ->
                    clamp.applyAsLong(
                        (long) ((float) sum(t) * by.scale().floatValue()) + by.zero())));
    Stream<NarrowerFormats> narrow =
        ofSums.stream()
            .map(
                way ->
                    new NarrowerFormats(
                        way.name(), t -> by.output((int) way.output().apply(t).longValue())));
    return Stream.of(otherwise, ofUnclamped, narrow).flatMap(ways -> ways).toList();
  }

  private static long sum(OutputTerms t) {
    return sum(t, v -> v, v -> v, v -> v);
  }

  /** Outputs are of the accumulator's integers, whatever was computed before. */
  private static NarrowerFormats wrapping(NarrowerFormats way, Formats formats) {
    return formats.accumulator() == NumberFormat.INT32
        ? new NarrowerFormats(way.name(), t -> (long) (int) way.output().apply(t).longValue())
        : way;
  }

  private static Stream<NarrowerFormats> zeroPoints(int zero) {
    return Stream.of(
        new NarrowerFormats(
            "a zero point that is forgotten",
            t -> {
              long sum = t.wholeBias;
              for (int tap = 0; tap < t.padded.length; tap++) {
                sum += t.padded[tap] ? 0 : (t.wholeX[tap] + zero) * t.wholeK[tap];
              }
              return sum;
            }),
        new NarrowerFormats(
            "padding of 0 in the place of the zero point",
            t -> {
              long sum = t.wholeBias;
              for (int tap = 0; tap < t.padded.length; tap++) {
                sum += (t.padded[tap] ? -zero : t.wholeX[tap]) * t.wholeK[tap];
              }
              return sum;
            }));
  }

  /**
   * Returns the ways to add products of 8 bits in pairs of 16, as instructions such as VPMADDUBSW
   * do: pairs of taps in the order of the weights, or of channels.
   *
   * @param zero the zero point of what is stored, which is taken off afterwards
   */
  private static Stream<NarrowerFormats> pairs(int zero) {
    return Stream.of(false, true)
        .flatMap(
            ofChannels ->
                Stream.of(
                    new NarrowerFormats(
                        "pairs of products saturated to 16 bits",
                        t -> inPairs(t, zero, ofChannels, v -> clipped(v, Short.SIZE))),
                    new NarrowerFormats(
                        "pairs of products that wrap at 16 bits",
                        t -> inPairs(t, zero, ofChannels, v -> (short) v))));
  }

  private static long inPairs(OutputTerms t, int zero, boolean ofChannels, LongUnaryOperator to) {
    int count = t.padded.length;
    int taps = count / t.channels;
    long sum = t.wholeBias;
    long pair = 0;
    for (int at = 0; at < count; at++) {
      int tap = ofChannels ? at % t.channels * taps + at / t.channels : at;
      pair += (t.wholeX[tap] + zero) * t.wholeK[tap];
      sum -= zero * t.wholeK[tap];
      if (at % 2 == 1 || at == count - 1) {
        sum += to.applyAsLong(pair);
        pair = 0;
      }
    }
    return sum;
  }

  private static Stream<NarrowerFormats> sums(Formats formats) {
    List<NarrowerFormats> ways = new ArrayList<>();
    if (formats.accumulator() == NumberFormat.INT64) {
      floats(ways, "sums in double precision", v -> v);
    }
    floats(ways, "sums in single precision", v -> (float) v);
    if (formats.accumulator() == NumberFormat.INT64) {
      wholes(ways, "sums that wrap at 32 bits", v -> (int) v);
      wholes(ways, "sums that are clipped at 32 bits", v -> clipped(v, Integer.SIZE));
      ways.add(
          new NarrowerFormats("products of 32 bits", t -> sum(t, v -> v, v -> (int) v, v -> v)));
    }
    wholes(ways, "sums that wrap at 16 bits", v -> (short) v);
    wholes(ways, "sums that are clipped at 16 bits", v -> clipped(v, Short.SIZE));
    return ways.stream();
  }

  /** Adds sums of doubles or floats, from the bias, with it last, and of rounded products. */
  private static void floats(List<NarrowerFormats> ways, String name, DoubleUnaryOperator to) {
    for (int order = 0; order < 4; order++) {
      boolean biasFirst = (order & 1) == 0;
      DoubleUnaryOperator product = (order & 2) == 0 ? v -> v : to;
      ways.add(
          new NarrowerFormats(
              name,
              t -> {
                double sum = biasFirst ? to.applyAsDouble((double) t.wholeBias) : 0;
                for (double one : t.products()) {
                  sum = to.applyAsDouble(sum + product.applyAsDouble(one));
                }
                return (long) (biasFirst ? sum : to.applyAsDouble(sum + t.wholeBias));
              }));
    }
  }

  /** Adds sums whose every step is narrowed, and those of which only the last is. */
  private static void wholes(List<NarrowerFormats> ways, String name, LongUnaryOperator to) {
    ways.add(new NarrowerFormats(name, t -> sum(t, v -> v, v -> v, to)));
    ways.add(new NarrowerFormats(name, t -> to.applyAsLong(sum(t, v -> v, v -> v, v -> v))));
    ways.add(
        new NarrowerFormats(
            name, t -> t.wholeBias + to.applyAsLong(sum(t, v -> v, v -> v, v -> v) - t.wholeBias)));
  }

  private static Stream<NarrowerFormats> inputs(Formats formats) {
    Stream<NarrowerFormats> halved =
        Stream.of(
            new NarrowerFormats(
                "weights of 7 bits, halved and doubled",
                t -> {
                  long sum = t.wholeBias;
                  for (int tap = 0; tap < t.padded.length; tap++) {
                    sum += t.wholeX[tap] * 2 * (long) Math.rint(t.k[tap] / 2);
                  }
                  return sum;
                }));
    Stream<NarrowerFormats> narrowed =
        Stream.of(
                new NarrowerFormats("inputs of 32 bits", t -> sum(t, v -> (int) v, v -> v, v -> v)),
                new NarrowerFormats(
                    "inputs of 16 bits", t -> sum(t, v -> (short) v, v -> v, v -> v)),
                new NarrowerFormats("inputs of 8 bits", t -> sum(t, v -> (byte) v, v -> v, v -> v)))
            .skip(Math.max(0, 2 - Integer.numberOfTrailingZeros(formats.input().bytes() / 2)));
    return Stream.concat(
        halved, formats.input().bytes() > 1 ? narrowed : Stream.<NarrowerFormats>empty());
  }

  private static long sum(
      OutputTerms t, LongUnaryOperator inputs, LongUnaryOperator products, LongUnaryOperator sums) {
    long sum = t.wholeBias;
    for (int tap = 0; tap < t.padded.length; tap++) {
      long product = inputs.applyAsLong(t.wholeX[tap]) * inputs.applyAsLong(t.wholeK[tap]);
      sum = sums.applyAsLong(sum + products.applyAsLong(product));
    }
    return sums.applyAsLong(sum);
  }

  private static long clipped(long value, int bits) {
    long greatest = (1L << (bits - 1)) - 1;
    return Math.max(-greatest - 1, Math.min(greatest, value));
  }
}
