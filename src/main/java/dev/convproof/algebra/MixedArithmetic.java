package dev.convproof.algebra;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
 * precision or bfloat16 and the inputs' too, in single precision beside sums of 14 bits, otherwise
 * in the accumulator's.
 *
 * @param <V> the array type that numbers travel in
 */
public final class MixedArithmetic<V> extends DelegatingAlgebra<V> implements Arithmetic<V> {
  private static final Map<String, Arithmetic<?>> KNOWN = new ConcurrentHashMap<>();

  private final String name;
  private final Arithmetic<V> carrier;
  private final Formats formats;
  private final int inputZero;
  private final int weightZero;
  private final Optional<Requantization> requantization;
  private final List<List<Long>> telling;

  private MixedArithmetic(
      String name,
      Arithmetic<V> carrier,
      Formats formats,
      int inputZero,
      int weightZero,
      Optional<Requantization> requantization) {
    super(carrier);
    this.name = name;
    this.carrier = carrier;
    this.formats = formats;
    this.inputZero = inputZero;
    this.weightZero = weightZero;
    this.requantization = requantization;
    long most = Math.min(Integer.MAX_VALUE, carrier.exactness().magnitude()) / 2;
    this.telling = requantization.map(by -> by.telling(most)).orElse(List.of());
  }

  private MixedArithmetic(String name, Arithmetic<V> carrier, Formats formats) {
    this(name, carrier, formats, 0, 0, Optional.empty());
  }

  /** See {@link Arithmetic#named}. */
  static Arithmetic<?> named(String text) {
    Arithmetic<?> known = KNOWN.get(text);
    if (known == null) {
      known = KNOWN.computeIfAbsent(FormatNames.canonical(text), MixedArithmetic::made);
      KNOWN.put(text, known);
    }
    return known;
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
    Formats formats = FormatNames.formats(canonical);
    if (!formats.areFloats()) {
      return formats.accumulator() == NumberFormat.INT32
          ? new MixedArithmetic<>(canonical, Int32.INSTANCE, formats)
          : new MixedArithmetic<>(canonical, Int64.INSTANCE, formats);
    }
    return formats.precision() <= NumberFormat.FLOAT32.precision()
        ? new MixedArithmetic<>(canonical, Floats.INSTANCE, formats)
        : new MixedArithmetic<>(canonical, Doubles.INSTANCE, formats);
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
    FormatNames.require(
        formats.input().whole().isPresent()
            && formats.input().represents(input)
            && formats.weights().represents(weights),
        "zero points are of integers of 8 bits, such as 128,0");
    return new MixedArithmetic<>(name, carrier, formats, input, weights, requantization);
  }

  /**
   * Returns this arithmetic with numbers that travel as {@code float[]}, for a convolution that has
   * no other arrays. Sums of integers stay within 2^24, up to which single precision has all; a
   * bias of more than 24 bits becomes one of single precision.
   *
   * @throws IllegalArgumentException if inputs, weights or outputs have more than 24 bits
   */
  public MixedArithmetic<float[]> inFloats() {
    FormatNames.require(fitsFloats(), name + " has numbers that single precision has not");
    Formats in = formats.areFloats() ? formats.withBiasIn(NumberFormat.FLOAT32) : formats;
    if (carrier == Floats.INSTANCE && in.equals(formats)) {
      @SuppressWarnings("unchecked") // its carrier says so
      MixedArithmetic<float[]> already = (MixedArithmetic<float[]>) this;
      return already;
    }
    return new MixedArithmetic<>(name, Floats.INSTANCE, in, inputZero, weightZero, requantization);
  }

  /**
   * Returns an arithmetic of 8-bit integers whose sums become outputs of 8 bits.
   *
   * @throws IllegalArgumentException if numbers are not 8-bit integers that are summed in 32 bits
   */
  public static <V> MixedArithmetic<V> requantized(Arithmetic<V> numbers, Requantization by) {
    if (numbers instanceof MixedArithmetic<V> mixed
        && mixed.formats.input().whole().isPresent()
        && mixed.formats.input().bytes() == 1
        && mixed.formats.accumulator() == NumberFormat.INT32) {
      return mixed.requantized(by);
    }
    throw new IllegalArgumentException(
        "outputs of " + numbers.name() + " are not requantised: those of i8 or u8i8 are");
  }

  private MixedArithmetic<V> requantized(Requantization by) {
    Formats given =
        new Formats(
            formats.input(), formats.weights(), formats.bias(), formats.accumulator(), by.output());
    return new MixedArithmetic<>(name, carrier, given, inputZero, weightZero, Optional.of(by));
  }

  /** Returns what becomes of its sums; empty where they are the outputs. */
  public Optional<Requantization> requantization() {
    return requantization;
  }

  /** Returns whether inputs, weights and outputs are numbers of single precision, or integers. */
  public boolean fitsFloats() {
    return !formats.areFloats()
        || formats.withBiasIn(NumberFormat.FLOAT32).precision() <= NumberFormat.FLOAT32.precision();
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
    boolean all = true;
    for (double number : widened(buffer)) {
      all &= format.represents(number + zero);
    }
    return all;
  }

  /** Returns whether outputs are rounded once to another format than sums. */
  public boolean rounds() {
    return formats.areFloats() || requantization.isPresent();
  }

  /**
   * Returns the outputs that exact sums become: each rounded once to the output's format, or
   * requantised.
   */
  public V outputs(double[] sums) {
    V rounded = carrier.zeros(sums.length);
    for (int at = 0; at < sums.length; at++) {
      int of = at;
      double output =
          requantization
              .map(by -> (double) by.output((int) sums[of]))
              .orElseGet(() -> formats.output().round(sums[of]));
      if (rounded instanceof float[] floats) {
        floats[at] = (float) output;
      } else if (rounded instanceof int[] ints) {
        ints[at] = (int) output;
      } else {
        ((double[]) rounded)[at] = output;
      }
    }
    return rounded;
  }

  /** Returns numbers as doubles, exactly; not for 64-bit integers. */
  public double[] widened(V buffer) {
    return ExactDouble.widenedArray(buffer);
  }

  @Override
  public String name() {
    String given =
        hasZeroPoints()
            ? ", given as differences to the zero points " + inputZero + " and " + weightZero
            : "";
    return name + given + requantization.map(by -> ", requantised by " + by).orElse("");
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
    Exactness exactness =
        (within ? stored.within(carrier.exactness().magnitude()) : stored)
            .withZeroPoints(inputZero, weightZero);
    return requantization.isPresent() ? exactness.requantized(telling) : exactness;
  }

  @Override
  public V load(long[] values, int exponent) {
    return carrier.load(values, exponent);
  }

  @Override
  public void multiplyAddAll(
      V x, int xAt, int xStep, V k, int kAt, V y, int yAt, int yStep, int count) {
    carrier.multiplyAddAll(x, xAt, xStep, k, kAt, y, yAt, yStep, count);
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
