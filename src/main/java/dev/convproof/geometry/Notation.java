package dev.convproof.geometry;

import static dev.convproof.geometry.GeometryException.requireTold;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One-line cases, such as {@code ci2h5w5co3kh3kw2sh2pt1pb1}: a symbol and a number for every
 * quantity that differs from its default, which is 1, or 0 for padding. Printing and parsing are
 * inverse.
 */
public final class Notation {
  private static final Pattern TERM = Pattern.compile("([a-z]+)(\\d+)");

  private static final int MOST_DIGITS = 9;

  private Notation() {}

  /** The case line of a geometry; {@code n1} where every quantity has its default. */
  public static String print(Geometry geometry) {
    String line =
        Arrays.stream(ShapeParameter.values())
            .filter(quantity -> quantity.of(geometry) != quantity.standard())
            .map(quantity -> quantity.symbol() + quantity.of(geometry))
            .collect(Collectors.joining());
    return line.isEmpty() ? "n1" : line;
  }

  /**
   * Reads a case line.
   *
   * @throws GeometryException if a symbol is unknown or given twice, a number is missing or too
   *     large, or the geometry is impossible
   */
  public static Geometry parse(String line) {
    return geometry(terms(line.strip()));
  }

  private static Map<ShapeParameter, Integer> terms(String line) {
    requireTold(
        !line.isEmpty(),
        "case-empty",
        "the case line is empty: write for example ci2h5w5co3kh3kw2");
    Map<ShapeParameter, Integer> terms = new EnumMap<>(ShapeParameter.class);
    Matcher matcher = TERM.matcher(line);
    int at = 0;
    while (at < line.length()) {
      requireTold(
          line.charAt(at) != ',',
          "case-one-layer",
          "case line \"%s\", column %d: another layer begins, but one layer is taken here",
          line,
          at + 1);
      requireTold(
          matcher.find(at) && matcher.start() == at,
          "case-expected",
          "case line \"%s\", column %d: expected a symbol and a number, such as kh3, but found \"%s\"",
          line,
          at + 1,
          line.substring(at, Math.min(line.length(), at + 12)));
      ShapeParameter quantity = quantity(line, matcher.group(1), at);
      Integer earlier = terms.put(quantity, number(line, matcher));
      requireTold(
          earlier == null,
          "case-twice",
          "case line \"%s\", column %d: %s is given twice",
          line,
          at + 1,
          quantity.symbol());
      at = matcher.end();
    }
    return terms;
  }

  private static int number(String line, Matcher matcher) {
    String digits = matcher.group(2);
    requireTold(
        digits.length() <= MOST_DIGITS,
        "case-large",
        "case line \"%s\", column %d: %s is too large: numbers have at most %d digits",
        line,
        matcher.start(2) + 1,
        digits,
        MOST_DIGITS);
    return Integer.parseInt(digits);
  }

  private static ShapeParameter quantity(String line, String symbol, int at) {
    return ShapeParameter.withSymbol(symbol)
        .orElseThrow(
            () ->
                GeometryException.told(
                    "case-unknown",
                    "case line \"%s\", column %d: unknown symbol \"%s\"; known are %s",
                    line,
                    at + 1,
                    symbol,
                    Arrays.stream(ShapeParameter.values())
                        .map(ShapeParameter::symbol)
                        .collect(Collectors.joining(" "))));
  }

  private static Geometry geometry(Map<ShapeParameter, Integer> terms) {
    return new Geometry(
        value(terms, ShapeParameter.BATCH),
        value(terms, ShapeParameter.GROUPS),
        value(terms, ShapeParameter.INPUT_CHANNELS),
        value(terms, ShapeParameter.OUTPUT_CHANNELS),
        rows(terms),
        columns(terms));
  }

  private static Axis rows(Map<ShapeParameter, Integer> terms) {
    return named(
        "rows (h, kh, sh, pt, pb, dh)",
        terms,
        ShapeParameter.HEIGHT,
        ShapeParameter.KERNEL_HEIGHT,
        ShapeParameter.STRIDE_HEIGHT,
        ShapeParameter.PAD_TOP,
        ShapeParameter.PAD_BOTTOM,
        ShapeParameter.DILATION_HEIGHT);
  }

  private static Axis columns(Map<ShapeParameter, Integer> terms) {
    return named(
        "columns (w, kw, sw, pl, pr, dw)",
        terms,
        ShapeParameter.WIDTH,
        ShapeParameter.KERNEL_WIDTH,
        ShapeParameter.STRIDE_WIDTH,
        ShapeParameter.PAD_LEFT,
        ShapeParameter.PAD_RIGHT,
        ShapeParameter.DILATION_WIDTH);
  }

  private static Axis named(
      String name, Map<ShapeParameter, Integer> terms, ShapeParameter... six) {
    int[] v = Arrays.stream(six).mapToInt(quantity -> value(terms, quantity)).toArray();
    try {
      return new Axis(v[0], v[1], v[2], v[3], v[4], v[5]);
    } catch (GeometryException e) {
      throw GeometryException.told("in-argument", "%s: %s", new GeometryException.Word(name), e);
    }
  }

  private static int value(Map<ShapeParameter, Integer> terms, ShapeParameter quantity) {
    return terms.getOrDefault(quantity, quantity.standard());
  }
}
