package dev.convproof.algebra;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The number formats of a convolution, written {@code NAME[:ACCUMULATOR[:OUTPUT]]}: tensors are of
 * the format NAME, sums are made in the accumulator's, and each output is the sum with its bias,
 * rounded once to the output's format, to nearest and ties to even.
 *
 * <p>Numbers travel as {@code float[]} of values that their format represents, as {@code double[]}
 * where single precision has not the bits, integers of 8 and 32 bits as {@code int[]}.
 *
 * <p>The operations are those of the array's own type: exact wherever the sums are exact in the
 * accumulator, which is where laws compare. The bias is in the output's format where that is half
 * precision or bfloat16 and the inputs' too, in single precision beside sums of 14 bits and of
 * double precision that are given in less, otherwise in the accumulator's.
 *
 * @param <V> the array type that numbers travel in
 */
public final class MixedArithmetic<V> extends DelegatingAlgebra<V> implements Arithmetic<V> {
  private static final Map<String, Arithmetic<?>> KNOWN = new ConcurrentHashMap<>();

  /** The names, each with its usual accumulator and output. */
  private static final Map<String, List<NumberFormat>> NAMES = names();

  private static final Pattern PAIRS = Pattern.compile("(u|uint)8[ _,x*]?(i|s|int)8");

  private static final List<NumberFormat> ACCUMULATORS =
      List.of(
          NumberFormat.FLOAT64,
          NumberFormat.FLOAT32,
          NumberFormat.FLOAT16,
          NumberFormat.F14,
          NumberFormat.INT32,
          NumberFormat.INT64);

  private static final List<NumberFormat> OUTPUTS =
      List.of(
          NumberFormat.FLOAT64,
          NumberFormat.FLOAT32,
          NumberFormat.FLOAT16,
          NumberFormat.BFLOAT16,
          NumberFormat.INT32,
          NumberFormat.INT64);

  private final String name;
  private final Arithmetic<V> carrier;
  private final Formats formats;
  private final int inputZero;
  private final int weightZero;

  private static Map<String, List<NumberFormat>> names() {
    Map<String, List<NumberFormat>> names = new LinkedHashMap<>();
    names.put("f64", List.of(NumberFormat.FLOAT64, NumberFormat.FLOAT64));
    names.put("f32", List.of(NumberFormat.FLOAT32, NumberFormat.FLOAT32));
    names.put("tf32", List.of(NumberFormat.FLOAT32, NumberFormat.FLOAT32));
    names.put("bf16", List.of(NumberFormat.FLOAT32, NumberFormat.BFLOAT16));
    names.put("f16", List.of(NumberFormat.FLOAT32, NumberFormat.FLOAT16));
    names.put("e4m3", List.of(NumberFormat.FLOAT32, NumberFormat.FLOAT32));
    names.put("i8", List.of(NumberFormat.INT32, NumberFormat.INT32));
    names.put("u8i8", List.of(NumberFormat.INT32, NumberFormat.INT32));
    names.put("i32", List.of(NumberFormat.INT32, NumberFormat.INT32));
    names.put("i64", List.of(NumberFormat.INT64, NumberFormat.INT64));
    return names;
  }

  private MixedArithmetic(
      String name, Arithmetic<V> carrier, Formats formats, int inputZero, int weightZero) {
    super(carrier);
    this.name = name;
    this.carrier = carrier;
    this.formats = formats;
    this.inputZero = inputZero;
    this.weightZero = weightZero;
  }

  /** Returns the names that there are. */
  public static List<String> known() {
    return List.copyOf(NAMES.keySet());
  }

  /** Returns what may be written, on one line. */
  public static String forms() {
    return "NAME[:ACCUMULATOR[:OUTPUT]], NAME one of "
        + String.join(" ", NAMES.keySet())
        + "; ACCUMULATOR of "
        + symbols(ACCUMULATORS)
        + "; OUTPUT of "
        + symbols(OUTPUTS);
  }

  private static String symbols(List<NumberFormat> some) {
    return some.stream().map(NumberFormat::symbol).collect(Collectors.joining(" "));
  }

  /** See {@link Arithmetic#named}. */
  static Arithmetic<?> named(String text) {
    Arithmetic<?> known = KNOWN.get(text);
    if (known == null) {
      known = KNOWN.computeIfAbsent(canonical(text), MixedArithmetic::made);
      KNOWN.put(text, known);
    }
    return known;
  }

  /** Returns the symbol of a format however it is spelt; what is no format, as it is. */
  private static String symbol(String part) {
    return NumberFormat.of(part)
        .map(NumberFormat::symbol)
        .orElseGet(() -> ofPair(part.strip().toLowerCase(Locale.ROOT)));
  }

  /** Returns the symbol of an input's format and the weights'. */
  private static String ofPair(String name) {
    return PAIRS.matcher(name).matches() ? "u8i8" : name;
  }

  /**
   * Returns a name in symbols, without what is usual, such as {@code f16} for {@code
   * float16:float32}.
   *
   * @throws IllegalArgumentException if there is no such arithmetic, with those that there are
   */
  public static String canonical(String text) {
    List<String> parts = Arrays.stream(text.split(":", -1)).map(MixedArithmetic::symbol).toList();
    List<NumberFormat> usual = NAMES.get(parts.get(0));
    require(usual != null && parts.size() <= 3, "known are " + forms());
    List<String> all = new ArrayList<>(parts);
    if (all.size() == 1) {
      all.add(usual.get(0).symbol());
    }
    require(
        ACCUMULATORS.stream().anyMatch(format -> format.symbol().equals(all.get(1))),
        "accumulators are " + symbols(ACCUMULATORS));
    NumberFormat accumulator = NumberFormat.of(all.get(1)).orElseThrow();
    NumberFormat usualOutput = accumulator.whole().isPresent() ? accumulator : usual.get(1);
    if (all.size() == 2) {
      all.add(usualOutput.symbol());
    }
    require(
        OUTPUTS.stream().anyMatch(format -> format.symbol().equals(all.get(2))),
        "outputs are " + symbols(OUTPUTS));
    int kept =
        !all.get(2).equals(usualOutput.symbol())
            ? 3
            : all.get(1).equals(usual.get(0).symbol()) ? 1 : 2;
    return String.join(":", all.subList(0, kept));
  }

  private static Arithmetic<?> made(String canonical) {
    return switch (canonical) {
      case "f64" -> Doubles.INSTANCE;
      case "f32" -> Floats.INSTANCE;
      case "i32" -> Int32.INSTANCE;
      case "i64" -> Int64.INSTANCE;
      default -> mixed(canonical);
    };
  }

  private static Arithmetic<?> mixed(String canonical) {
    Formats formats = formats(canonical);
    if (!formats.areFloats()) {
      return formats.accumulator() == NumberFormat.INT32
          ? new MixedArithmetic<>(canonical, Int32.INSTANCE, formats, 0, 0)
          : new MixedArithmetic<>(canonical, Int64.INSTANCE, formats, 0, 0);
    }
    int bits = Math.max(formats.input().precision(), formats.output().precision());
    return Math.max(bits, formats.bias().precision()) <= NumberFormat.FLOAT32.precision()
        ? new MixedArithmetic<>(canonical, Floats.INSTANCE, formats, 0, 0)
        : new MixedArithmetic<>(canonical, Doubles.INSTANCE, formats, 0, 0);
  }

  private static Formats formats(String canonical) {
    String[] parts = canonical.split(":", -1);
    List<NumberFormat> usual = NAMES.get(parts[0]);
    NumberFormat accumulator =
        parts.length > 1 ? NumberFormat.of(parts[1]).orElseThrow() : usual.get(0);
    NumberFormat output =
        parts.length > 2
            ? NumberFormat.of(parts[2]).orElseThrow()
            : accumulator.whole().isPresent() ? accumulator : usual.get(1);
    boolean unsigned = parts[0].equals("u8i8");
    NumberFormat weights = unsigned ? NumberFormat.INT8 : NumberFormat.of(parts[0]).orElseThrow();
    NumberFormat input = unsigned ? NumberFormat.UINT8 : weights;
    require(
        input.whole().isPresent() == accumulator.whole().isPresent()
            && input.whole().isPresent() == output.whole().isPresent(),
        "integers are summed in i32 or i64, other numbers in floating-point formats");
    require(
        accumulator.precision() >= input.precision(),
        accumulator.symbol() + " has fewer bits than its inputs");
    require(
        input.whole().isEmpty() || output == accumulator, "integers are given as they are summed");
    return new Formats(input, weights, bias(input, accumulator, output), accumulator, output);
  }

  private static NumberFormat bias(
      NumberFormat input, NumberFormat accumulator, NumberFormat output) {
    if (output == input && output.precision() <= NumberFormat.FLOAT16.precision()) {
      return output;
    }
    boolean given = accumulator != NumberFormat.FLOAT64 || output == NumberFormat.FLOAT64;
    return accumulator == NumberFormat.F14 || !given ? NumberFormat.FLOAT32 : accumulator;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Returns the formats of an arithmetic that numbers can be handed over in; empty for others. */
  public static Optional<Formats> formatsOf(Arithmetic<?> arithmetic) {
    if (arithmetic instanceof MixedArithmetic<?> mixed) {
      return Optional.of(mixed.formats);
    }
    if (arithmetic == Int32.INSTANCE) {
      return Optional.of(Formats.of(NumberFormat.INT32));
    }
    return arithmetic == Int64.INSTANCE
        ? Optional.of(Formats.of(NumberFormat.INT64))
        : arithmetic.format().map(Formats::of);
  }

  /** Returns the formats. */
  public Formats formats() {
    return formats;
  }

  /** Returns the name in symbols, such as {@code f16:f16}, whatever the zero points are. */
  public String inSymbols() {
    return name;
  }

  /**
   * Returns this arithmetic of integers that stand for their differences to zero points, of which
   * padding is made. Laws see the differences, a convolution what is stored.
   *
   * @throws IllegalArgumentException if the formats have no such integers
   */
  public MixedArithmetic<V> withZeroPoints(int input, int weights) {
    require(
        formats.input().whole().isPresent()
            && formats.input().represents(input)
            && formats.weights().represents(weights),
        "zero points are of integers of 8 bits, such as 128,0");
    return new MixedArithmetic<>(name, carrier, formats, input, weights);
  }

  /**
   * Returns integers of 8 bits as {@code float[]}, for a program that has no others: sums stay
   * within 2^24, up to which single precision has all.
   */
  public MixedArithmetic<float[]> inFloats() {
    return new MixedArithmetic<>(name, Floats.INSTANCE, formats, inputZero, weightZero);
  }

  /** Returns whether a zero point is other than 0. */
  public boolean hasZeroPoints() {
    return inputZero != 0 || weightZero != 0;
  }

  /** Returns what is stored for a padded input. */
  public int inputZeroPoint() {
    return inputZero;
  }

  /** Changes differences to what is stored, in place. */
  public void store(V input, V weights) {
    shift(input, inputZero);
    shift(weights, weightZero);
  }

  /** Changes what is stored to differences, in place. */
  public void restore(V input, V weights) {
    shift(input, -inputZero);
    shift(weights, -weightZero);
  }

  private static void shift(Object array, int by) {
    if (by != 0 && array instanceof int[] ints) {
      Arrays.setAll(ints, at -> ints[at] + by);
    } else if (by != 0 && array instanceof float[] floats) {
      IntStream.range(0, floats.length).forEach(at -> floats[at] += by);
    } else if (by != 0 && array instanceof long[] longs) {
      Arrays.setAll(longs, at -> longs[at] + by);
    }
  }

  /** Returns whether each number is one that its tensor's format has. */
  public boolean represents(V input, V weights, Optional<V> bias) {
    return represents(formats.input(), input, inputZero)
        && represents(formats.weights(), weights, weightZero)
        && (bias.isEmpty() || represents(formats.bias(), bias.get(), 0));
  }

  /** Returns whether each number is one that inputs, and gradients of outputs, may be. */
  public boolean representsGradient(V outputGradient) {
    return represents(formats.input(), outputGradient, 0);
  }

  private boolean represents(NumberFormat format, V buffer, int zero) {
    int count = carrier.length(buffer);
    boolean all = true;
    for (int at = 0; at < count; at++) {
      all &= format.represents(Array.getDouble(buffer, at) + zero);
    }
    return all;
  }

  /** Returns whether outputs are rounded once to another format than sums. */
  public boolean rounds() {
    return formats.areFloats();
  }

  /** Returns the outputs that exact sums become: each rounded once to the output's format. */
  public V outputs(double[] sums) {
    V rounded = carrier.zeros(sums.length);
    for (int at = 0; at < sums.length; at++) {
      double output = formats.output().round(sums[at]);
      if (rounded instanceof float[] floats) {
        floats[at] = (float) output;
      } else {
        ((double[]) rounded)[at] = output;
      }
    }
    return rounded;
  }

  /** Returns numbers as doubles, exactly; not for 64-bit integers. */
  public double[] widened(V buffer) {
    double[] wide = new double[carrier.length(buffer)];
    Arrays.setAll(wide, at -> Array.getDouble(buffer, at));
    return wide;
  }

  @Override
  public String name() {
    return hasZeroPoints()
        ? name + ", given as differences to the zero points " + inputZero + " and " + weightZero
        : name;
  }

  @Override
  public Structure structure() {
    return Structure.NONE;
  }

  /** Returns the output's format; empty for integers. */
  @Override
  public Optional<NumberFormat> format() {
    return formats.areFloats() ? Optional.of(formats.output()) : Optional.empty();
  }

  @Override
  public Exactness exactness() {
    Exactness stored = Exactness.of(formats);
    boolean within = carrier.format().isPresent() && !formats.areFloats();
    return (within ? stored.within(carrier.exactness().magnitude()) : stored)
        .withZeroPoints(inputZero, weightZero);
  }

  @Override
  public V load(long[] values, int exponent) {
    return carrier.load(values, exponent);
  }

  @Override
  public boolean same(V a, int at, V b, int otherAt) {
    return carrier.same(a, at, b, otherAt);
  }

  @Override
  public boolean within(double distance, V a, int at, V b, int otherAt) {
    return carrier.within(distance, a, at, b, otherAt);
  }

  @Override
  public boolean isZero(V buffer, int at) {
    return carrier.isZero(buffer, at);
  }

  @Override
  public String show(V buffer, int at) {
    return carrier.show(buffer, at);
  }
}
