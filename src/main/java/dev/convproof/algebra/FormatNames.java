package dev.convproof.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of the formats of a convolution, {@code NAME[:ACCUMULATOR[:OUTPUT]]}, and what they leave
 * out: each name has an accumulator and an output that are usual.
 */
public final class FormatNames {
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

  private FormatNames() {}

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
    List<String> parts = Arrays.stream(text.split(":", -1)).map(FormatNames::symbol).toList();
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

  /** Returns the formats of a canonical name. */
  static Formats formats(String canonical) {
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
    return accumulator == NumberFormat.F14 ? NumberFormat.FLOAT32 : accumulator;
  }

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
