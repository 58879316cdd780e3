package dev.convproof.law;

import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Ways to compute floating-point numbers in something narrower than the formats that are said. */
final class NarrowFloats {
  /** The narrower formats, those of most bits first. */
  static final List<NumberFormat> NARROW =
      List.of(
          NumberFormat.FLOAT32,
          NumberFormat.TF32,
          NumberFormat.F14,
          NumberFormat.FLOAT16,
          NumberFormat.BFLOAT16,
          NumberFormat.E4M3);

  private static final List<Integer> BLOCKS = List.of(4, 8, 16);

  private NarrowFloats() {}

  /** Returns the ways, those that lose least first. */
  static List<NarrowerFormats> of(Formats formats) {
    return Stream.of(
            biases(formats), inputs(formats), splits(formats), sums(formats), outputs(formats))
        .flatMap(ways -> ways)
        .toList();
  }

  /** A sum of products. */
  private static double sum(OutputTerms t) {
    double sum = t.bias;
    for (double product : t.products()) {
      sum += product;
    }
    return sum;
  }

  private static NarrowerFormats way(
      String name, Formats formats, ToDoubleFunction<OutputTerms> sums) {
    return new NarrowerFormats(name, t -> formats.output().round(sums.applyAsDouble(t)));
  }

  /**
   * A way to round inputs and weights.
   *
   * @param name in words that follow "agrees with"
   */
  record Inputs(String name, DoubleUnaryOperator to) {}

  private static Stream<NarrowerFormats> inputs(Formats formats) {
    return roundings(formats).stream()
        .map(
            inputs ->
                way(
                    inputs.name(),
                    formats,
                    t -> {
                      double sum = t.bias;
                      for (int tap = 0; tap < t.x.length; tap++) {
                        double x = inputs.to().applyAsDouble(t.x[tap]);
                        sum += x * inputs.to().applyAsDouble(t.k[tap]);
                      }
                      return sum;
                    }));
  }

  /**
   * Returns the ways to round inputs and weights to fewer bits, such as those of tf32, and to the
   * range of half precision; those that lose least first.
   */
  static List<Inputs> roundings(Formats formats) {
    int most = Math.min(formats.input().precision(), NumberFormat.FLOAT64.precision());
    List<Inputs> all = new ArrayList<>();
    for (int bits = most - 1; bits > 1; bits--) {
      int kept = bits;
      all.add(new Inputs(named(bits), v -> rounded(v, kept)));
      all.add(new Inputs(named(bits) + ", truncated", v -> truncated(v, kept)));
    }
    if (most > 2 * NumberFormat.BFLOAT16.precision()) {
      NumberFormat half = NumberFormat.BFLOAT16;
      all.add(new Inputs("inputs as sums of two bf16", v -> high(v, half) + low(v, half)));
    }
    if (formats.input() != NumberFormat.FLOAT16 && formats.input() != NumberFormat.E4M3) {
      all.add(new Inputs("f16 inputs", NumberFormat.FLOAT16::round));
      all.add(new Inputs("f16 inputs, truncated", NumberFormat.FLOAT16::truncate));
    }
    return all;
  }

  private static String named(int bits) {
    String inputs = "inputs of " + bits + " bits";
    return switch (bits) {
      case 4 -> "e4m3 inputs";
      case 8 -> "bf16 inputs";
      case 11 -> "tf32 inputs";
      case 16, 17 -> inputs + ", as two of bf16 keep";
      case 22, 23 -> inputs + ", as two of tf32 keep";
      case 24 -> "f32 inputs";
      case 48, 49 -> inputs + ", as two of f32 keep";
      default -> inputs;
    };
  }

  private static double high(double value, NumberFormat of) {
    return of.round(value);
  }

  private static double low(double value, NumberFormat of) {
    return of.round(value - of.round(value));
  }

  /**
   * Returns the ways to emulate products by three of halves, h·h + h·l + l·h: the product of the
   * low halves is left out.
   */
  private static Stream<NarrowerFormats> splits(Formats formats) {
    return Stream.of(NumberFormat.FLOAT32, NumberFormat.TF32, NumberFormat.BFLOAT16)
        .filter(half -> half.precision() < formats.input().precision())
        .map(
            half ->
                way(
                    "inputs as two of %s, in three products".formatted(half.symbol()),
                    formats,
                    t -> {
                      double sum = t.bias;
                      for (int tap = 0; tap < t.x.length; tap++) {
                        double x = high(t.x[tap], half);
                        double k = high(t.k[tap], half);
                        sum += x * k + x * low(t.k[tap], half) + low(t.x[tap], half) * k;
                      }
                      return sum;
                    }));
  }

  /** Returns the nearest number of so many bits, ties to even, whatever its exponent. */
  private static double rounded(double value, int bits) {
    int exponent = unit(value, bits);
    return Math.scalb(Math.rint(Math.scalb(value, -exponent)), exponent);
  }

  /** Returns the nearest number of so many bits that is no further from zero. */
  private static double truncated(double value, int bits) {
    int exponent = unit(value, bits);
    double units = Math.scalb(value, -exponent);
    return Math.scalb(units < 0 ? Math.ceil(units) : Math.floor(units), exponent);
  }

  private static int unit(double value, int bits) {
    return value == 0 ? 0 : Math.getExponent(value) - (bits - 1);
  }

  private static Stream<NarrowerFormats> biases(Formats formats) {
    return NARROW.stream()
        .filter(narrow -> narrow.precision() < formats.bias().precision())
        .map(
            narrow ->
                way(
                    narrow.symbol() + " bias",
                    formats,
                    t -> sum(t) - t.bias + narrow.round(t.bias)));
  }

  private static Stream<NarrowerFormats> sums(Formats formats) {
    List<NarrowerFormats> ways = new ArrayList<>();
    int most = formats.accumulator().precision() - 1;
    for (NumberFormat narrow : NARROW) {
      if (narrow.precision() <= most && narrow != NumberFormat.TF32) { // which are no sums' format
        String name = narrow.symbol() + " sums";
        boolean truncates = narrow == NumberFormat.F14; // as it is defined
        sums(ways, truncates ? name + ", rounded" : name, formats, narrow::round);
        sums(ways, truncates ? name : name + ", truncated", formats, narrow::truncate);
        for (int block : BLOCKS) {
          ways.add(
              way(
                  name + " of " + block + ", in " + formats.accumulator().symbol() + " sums",
                  formats,
                  t -> blocks(t, block, narrow::round, formats.accumulator()::round)));
        }
      }
    }
    for (int bits = Math.min(most, NumberFormat.FLOAT32.precision() - 1); bits > 1; bits--) {
      int kept = bits;
      ways.add(
          way(
              "sums of " + bits + " bits",
              formats,
              t -> ordered(t, false, false, v -> v, v -> rounded(v, kept))));
    }
    return ways.stream();
  }

  /**
   * Adds sums from the first to the last and back, from the bias or with it last, of products that
   * are rounded first or not.
   */
  private static void sums(
      List<NarrowerFormats> ways, String name, Formats formats, DoubleUnaryOperator to) {
    for (int order = 0; order < 8; order++) {
      boolean biasFirst = (order & 1) == 0;
      boolean reversed = (order & 2) != 0;
      DoubleUnaryOperator product = (order & 4) == 0 ? v -> v : to;
      ways.add(way(name, formats, t -> ordered(t, biasFirst, reversed, product, to)));
    }
  }

  private static double ordered(
      OutputTerms t,
      boolean biasFirst,
      boolean reversed,
      DoubleUnaryOperator product,
      DoubleUnaryOperator to) {
    int count = t.x.length;
    double sum = biasFirst ? t.bias : 0;
    for (int at = 0; at < count; at++) {
      int tap = reversed ? count - 1 - at : at;
      sum = to.applyAsDouble(sum + product.applyAsDouble(t.x[tap] * t.k[tap]));
    }
    return biasFirst ? sum : to.applyAsDouble(sum + t.bias);
  }

  private static double blocks(
      OutputTerms t, int size, DoubleUnaryOperator inside, DoubleUnaryOperator outside) {
    double sum = t.bias;
    for (int from = 0; from < t.x.length; from += size) {
      double block = 0;
      for (int tap = from; tap < Math.min(t.x.length, from + size); tap++) {
        block = inside.applyAsDouble(block + t.x[tap] * t.k[tap]);
      }
      sum = outside.applyAsDouble(sum + block);
    }
    return sum;
  }

  private static Stream<NarrowerFormats> outputs(Formats formats) {
    NumberFormat output = formats.output();
    boolean narrower = output.precision() < formats.accumulator().precision();
    Stream<NarrowerFormats> unrounded =
        Stream.of(
                new NarrowerFormats(
                    "outputs that are not rounded to " + output.symbol(),
                    t -> formats.accumulator().round(sum(t))))
            .filter(way -> narrower);
    Stream<NarrowerFormats> ways =
        Stream.of(
            new NarrowerFormats(
                "outputs truncated to " + output.symbol(), t -> output.truncate(sum(t))),
            way(
                "the bias added after rounding",
                formats,
                t -> output.round(sum(t) - t.bias) + t.bias));
    return Stream.concat(
        Stream.concat(unrounded, ways),
        NARROW.stream()
            .filter(format -> format != output)
            .map(
                format ->
                    way(
                        "outputs rounded to " + format.symbol() + " before " + output.symbol(),
                        formats,
                        t -> format.round(sum(t)))));
  }
}
