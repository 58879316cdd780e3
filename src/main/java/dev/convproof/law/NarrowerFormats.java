package dev.convproof.law;

import dev.convproof.Subject;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NarrowSums;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ways to compute in something narrower than the formats that a convolution says, each emulated:
 * one that gives the outputs that were found explains them.
 *
 * @param name in words that follow "agrees with"
 * @param outputs what it computes, rounded to the output's format
 */
public record NarrowerFormats(String name, Function<Problem<double[]>, double[]> outputs) {
  private static final int SHORT = 1 << (Short.SIZE - 1);

  /** Returns the ways, those that lose least first. */
  public static List<NarrowerFormats> of(Formats formats) {
    return formats.areFloats()
        ? Stream.of(inputs(formats), sums(formats), outputs(formats)).flatMap(s -> s).toList()
        : Stream.concat(pairs(formats, 0), wholeNumbers().stream()).toList();
  }

  /**
   * Returns which of them explains what a subject gives on a case, as a line of facts; none where
   * nothing does.
   */
  public static <V> List<String> facts(Subject<V> subject, Case on) {
    Optional<Formats> formats = MixedArithmetic.formatsOf(subject.arithmetic());
    Trial<V> trial = new Trial<>(subject, on);
    if (formats.isEmpty() || on.layers().size() > 1 || trial.rounds()) {
      return List.of();
    }
    V actual;
    try {
      actual = trial.output().data();
    } catch (Trial.Ended without) {
      return List.of();
    }
    V expected = trial.expected().data();
    if (IntStream.range(0, subject.arithmetic().length(actual))
        .allMatch(y -> subject.arithmetic().same(actual, y, expected, y))) {
      return List.of();
    }
    Problem<double[]> problem = on.problem(Doubles.INSTANCE);
    int zero = zeroPoint(subject.arithmetic());
    return Stream.of(
            zeroPoints(subject.arithmetic()),
            zero == 0 ? Stream.<NarrowerFormats>empty() : pairs(formats.get(), zero),
            of(formats.get()).stream())
        .flatMap(ways -> ways)
        .filter(way -> same(way.outputs().apply(problem), actual))
        .findFirst()
        .map(way -> List.of("  agrees     with " + way.name()))
        .orElse(List.of());
  }

  /** Ways to forget a zero point, where there is one. */
  private static Stream<NarrowerFormats> zeroPoints(Arithmetic<?> arithmetic) {
    int zero = zeroPoint(arithmetic);
    return zero == 0
        ? Stream.empty()
        : Stream.of(
            new NarrowerFormats("a zero point that is forgotten", p -> stored(p, zero, false)),
            new NarrowerFormats(
                "padding of 0 in the place of the zero point", p -> stored(p, zero, true)));
  }

  private static int zeroPoint(Arithmetic<?> arithmetic) {
    return arithmetic instanceof MixedArithmetic<?> mixed ? mixed.inputZeroPoint() : 0;
  }

  /**
   * Returns what inputs as they are stored give, where padding is 0; the zero point taken off or
   * not.
   */
  private static double[] stored(Problem<double[]> p, int zero, boolean takenOff) {
    double[] input = Arrays.stream(p.input().data()).map(x -> x + zero).toArray();
    double[] sums = Strategies.DEFINITION.convolve(Doubles.INSTANCE, p.withInput(input)).data();
    Geometry g = p.geometry();
    for (int y = 0; takenOff && y < sums.length; y++) {
      int from = y / g.windows() % g.outputChannels() * g.products();
      sums[y] -= zero * Arrays.stream(p.weights().data(), from, from + g.products()).sum();
    }
    return sums;
  }

  /** Returns whether outputs are equal; outputs that are all NaN tell nothing. */
  private static boolean same(double[] a, Object actual) {
    return Arrays.stream(a).anyMatch(y -> !Double.isNaN(y))
        && IntStream.range(0, a.length)
            .allMatch(
                y ->
                    actual instanceof long[] longs
                        ? (long) a[y] == longs[y]
                        : a[y] == Array.getDouble(actual, y)
                            || (Double.isNaN(a[y]) && Double.isNaN(Array.getDouble(actual, y))));
  }

  /**
   * Returns the ways to add products of 8 bits in pairs of 16, as instructions such as VPMADDUBSW
   * do: pairs of taps in the order of the weights, or of channels.
   *
   * @param zero the zero point of what is stored, which is taken off afterwards
   */
  private static Stream<NarrowerFormats> pairs(Formats formats, int zero) {
    if (formats.input().bytes() > 1 || formats.areFloats()) {
      return Stream.empty();
    }
    String saturated = "pairs of products saturated to 16 bits";
    String wrapped = "pairs of products that wrap at 16 bits";
    return Stream.of(false, true)
        .flatMap(
            ofChannels ->
                Stream.of(
                    new NarrowerFormats(
                        saturated, p -> inPairs(p, zero, ofChannels, NarrowerFormats::clipped)),
                    new NarrowerFormats(
                        wrapped, p -> inPairs(p, zero, ofChannels, NarrowerFormats::wrap))));
  }

  private static double[] inPairs(
      Problem<double[]> p, int zero, boolean ofChannels, DoubleUnaryOperator to) {
    Geometry g = p.geometry();
    double[] outputs = new double[g.outputSize()];
    for (int y = 0; y < outputs.length; y++) {
      int o = y / g.windows() % g.outputChannels();
      double sum = p.bias().isPresent() ? p.bias().get().data()[o] : 0;
      double pair = 0;
      for (int at = 0; at < g.products(); at++) {
        int channels = g.inputChannelsPerGroup();
        int tap = ofChannels ? at % channels * g.taps() + at / channels : at;
        double weight = p.weights().data()[o * g.products() + tap];
        pair += (input(p, y, tap) + zero) * weight;
        sum -= zero * weight;
        if (at % 2 == 1 || at == g.products() - 1) {
          sum += to.applyAsDouble(pair);
          pair = 0;
        }
      }
      outputs[y] = sum;
    }
    return outputs;
  }

  /** Returns what an output reads at a tap, 0 in the padding. */
  private static double input(Problem<double[]> p, int y, int tap) {
    Geometry g = p.geometry();
    Axis rows = g.rows();
    Axis columns = g.columns();
    int window = y % g.windows();
    int o = y / g.windows() % g.outputChannels();
    int image = y / g.windows() / g.outputChannels();
    int row = rows.position(window / columns.output(), tap / columns.kernel() % rows.kernel());
    int column = columns.position(window % columns.output(), tap % columns.kernel());
    int channel = image * g.inputChannels() + g.firstInputChannel(o) + tap / g.taps();
    return rows.inside(row) && columns.inside(column)
        ? p.input().data()[(channel * rows.input() + row) * columns.input() + column]
        : 0;
  }

  /**
   * Returns the ways to round inputs and weights to fewer bits, such as those of tf32, and to the
   * range of half precision.
   */
  public static Stream<NarrowerFormats> inputs(Formats formats) {
    int most = Math.min(formats.input().precision(), NumberFormat.FLOAT64.precision());
    Stream<NarrowerFormats> half =
        formats.input() == NumberFormat.FLOAT16 || formats.input() == NumberFormat.E4M3
            ? Stream.empty()
            : Stream.of(
                rounded(formats, "f16 inputs", NumberFormat.FLOAT16::round),
                rounded(formats, "f16 inputs, truncated", NumberFormat.FLOAT16::truncate));
    Stream<NarrowerFormats> split =
        most <= 2 * NumberFormat.BFLOAT16.precision()
            ? Stream.empty()
            : Stream.of(rounded(formats, "inputs as sums of two bf16", NarrowerFormats::twice));
    Stream<NarrowerFormats> bits =
        IntStream.iterate(most - 1, b -> b > 1, b -> b - 1)
            .boxed()
            .flatMap(
                b ->
                    Stream.of(
                        rounded(formats, named(b), v -> rounded(v, b)),
                        rounded(formats, named(b) + ", truncated", v -> truncated(v, b))));
    return Stream.of(bits, split, half).flatMap(s -> s);
  }

  private static double twice(double value) {
    double high = NumberFormat.BFLOAT16.round(value);
    return high + NumberFormat.BFLOAT16.round(value - high);
  }

  private static String named(int bits) {
    String inputs = "inputs of " + bits + " bits";
    return switch (bits) {
      case 4 -> "e4m3 inputs";
      case 8 -> "bf16 inputs";
      case 11 -> "tf32 inputs";
      case 16, 17 -> inputs + ", as two of bf16 keep";
      case 22, 23 -> inputs + ", as two of tf32 keep";
      default -> inputs;
    };
  }

  private static NarrowerFormats rounded(Formats formats, String name, DoubleUnaryOperator to) {
    return new NarrowerFormats(
        name,
        p ->
            given(
                formats,
                Doubles.INSTANCE,
                Problem.of(
                    p.geometry(),
                    Arrays.stream(p.input().data()).map(to).toArray(),
                    Arrays.stream(p.weights().data()).map(to).toArray(),
                    p.bias().map(Tensor::data))));
  }

  /** Returns the nearest number of so many bits, ties to even, whatever its exponent. */
  static double rounded(double value, int bits) {
    int exponent = unit(value, bits);
    return Math.scalb(Math.rint(Math.scalb(value, -exponent)), exponent);
  }

  /** Returns the nearest number of so many bits that is no further from zero. */
  static double truncated(double value, int bits) {
    int exponent = unit(value, bits);
    double units = Math.scalb(value, -exponent);
    return Math.scalb(units < 0 ? Math.ceil(units) : Math.floor(units), exponent);
  }

  private static int unit(double value, int bits) {
    return value == 0 ? 0 : Math.getExponent(value) - (bits - 1);
  }

  private static double[] given(
      Formats formats, Algebra<double[]> sums, Problem<double[]> problem) {
    double[] exact = Strategies.DEFINITION.convolve(sums, problem).data();
    return Arrays.stream(exact).map(formats.output()::round).toArray();
  }

  private static Stream<NarrowerFormats> sums(Formats formats) {
    return Stream.of(
            NumberFormat.FLOAT32,
            NumberFormat.F14,
            NumberFormat.FLOAT16,
            NumberFormat.BFLOAT16,
            NumberFormat.E4M3)
        .filter(format -> format.precision() < formats.accumulator().precision())
        .flatMap(
            format ->
                Stream.of(
                    summed(formats, format.symbol() + " sums", format::round),
                    summed(formats, format.symbol() + " sums, truncated", format::truncate)));
  }

  private static NarrowerFormats summed(Formats formats, String name, DoubleUnaryOperator to) {
    return new NarrowerFormats(name, p -> given(formats, new NarrowSums(to), p));
  }

  private static Stream<NarrowerFormats> outputs(Formats formats) {
    NumberFormat output = formats.output();
    return Stream.concat(
        Stream.of(finished("outputs truncated to " + output.symbol(), output::truncate)),
        Stream.of(
                NumberFormat.FLOAT32,
                NumberFormat.TF32,
                NumberFormat.F14,
                NumberFormat.FLOAT16,
                NumberFormat.BFLOAT16,
                NumberFormat.E4M3)
            .filter(format -> format != output)
            .map(
                format ->
                    finished(
                        "outputs rounded to " + format.symbol() + " before " + output.symbol(),
                        v -> output.round(format.round(v)))));
  }

  private static NarrowerFormats finished(String name, DoubleUnaryOperator to) {
    return new NarrowerFormats(
        name,
        p ->
            Arrays.stream(Strategies.DEFINITION.convolve(Doubles.INSTANCE, p).data())
                .map(to)
                .toArray());
  }

  private static List<NarrowerFormats> wholeNumbers() {
    return List.of(
        whole("sums in double precision", v -> v),
        whole("sums in single precision", v -> (float) v),
        whole("sums that wrap at 32 bits", v -> (int) (long) v),
        whole("sums that are clipped at 32 bits", v -> (int) v),
        whole("sums that wrap at 16 bits", NarrowerFormats::wrap),
        whole("sums that are clipped at 16 bits", NarrowerFormats::clipped),
        new NarrowerFormats(
            "weights of 7 bits, halved and doubled",
            p ->
                Strategies.DEFINITION
                    .convolve(
                        Doubles.INSTANCE,
                        p.withWeights(
                            Arrays.stream(p.weights().data())
                                .map(k -> 2 * Math.rint(k / 2))
                                .toArray()))
                    .data()));
  }

  private static NarrowerFormats whole(String name, DoubleUnaryOperator to) {
    return new NarrowerFormats(
        name, p -> Strategies.DEFINITION.convolve(new NarrowSums(to), p).data());
  }

  private static double wrap(double value) {
    return (short) (long) value;
  }

  private static double clipped(double value) {
    return Math.max(-SHORT, Math.min(SHORT - 1, value));
  }
}
