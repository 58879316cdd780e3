package dev.convproof.tensor;

import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.Notation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * A case on one line: the geometries of its layers, joined by commas, then {@code --values} with
 * the input, and each layer's weights and biases, then {@code --exponents} where a tensor is
 * scaled. A run of equal values is written {@code 0*35}.
 */
public final class CaseLine {
  private CaseLine() {}

  /** The arguments of the {@code replay} command. */
  public static String print(Case c) {
    String line = geometries(c) + " --values " + runs(c.values());
    return scaled(c) ? line + " --exponents " + exponents(c) : line;
  }

  /** The geometries alone. */
  public static String geometries(Case c) {
    return c.layers().stream()
        .map(layer -> Notation.print(layer.geometry()))
        .collect(Collectors.joining(","));
  }

  private static boolean scaled(Case c) {
    return c.exponent() != 0 || c.layers().stream().anyMatch(layer -> layer.exponent() != 0);
  }

  private static String exponents(Case c) {
    return c.exponent()
        + c.layers().stream().map(layer -> "," + layer.exponent()).collect(Collectors.joining());
  }

  private static String runs(long[] values) {
    StringJoiner joined = new StringJoiner(",");
    for (int at = 0; at < values.length; ) {
      int end = at;
      while (end < values.length && values[end] == values[at]) {
        end++;
      }
      int run = end - at;
      if (run > 2) {
        joined.add(values[at] + "*" + run);
      } else {
        Arrays.stream(values, at, end).forEach(value -> joined.add(Long.toString(value)));
      }
      at = end;
    }
    return joined.toString();
  }

  /** Reads the geometries of one or more layers. */
  public static List<Geometry> parseGeometries(String text) {
    return Arrays.stream(text.split(",", -1)).map(Notation::parse).toList();
  }

  /**
   * Reads a whole line as {@link #print} writes it: geometries, {@code --values} and {@code
   * --exponents}.
   *
   * @throws GeometryException if it is not such a line
   */
  public static Case parse(String line) {
    String[] words = line.strip().split("\\s+", -1);
    boolean scaled = words.length == 5 && words[3].equals("--exponents");
    GeometryException.require(
        (words.length == 3 || scaled) && words[1].equals("--values"),
        "case \"%s\": write geometries and values, such as h2kh2 --values 0,1,0,1",
        line);
    return parse(words[0], words[2], scaled ? words[4] : "");
  }

  /**
   * A case from geometries, values and exponents as {@link #print} writes them. Whether layers have
   * biases follows from the number of values: all have them or none.
   *
   * @throws GeometryException if a value is no integer or their number fits neither reading
   */
  public static Case parse(String geometries, String values, String exponents) {
    List<Geometry> layers = parseGeometries(geometries);
    long[] numbers = parseValues(values);
    int[] scales = parseExponents(exponents, layers.size() + 1);
    Case shapes = zeros(layers, numbers.length, scales);
    return shapes.withValues(numbers);
  }

  private static Case zeros(List<Geometry> geometries, int given, int[] scales) {
    int without = geometries.get(0).inputSize();
    int biases = 0;
    for (Geometry geometry : geometries) {
      without += geometry.weightSize();
      biases += geometry.outputChannels();
    }
    if (given != without && given != without + biases) {
      throw new GeometryException(
          "%d values given: the case needs %d without biases or %d with them",
          given, without, without + biases);
    }
    return Case.zeros(geometries, given != without, scales);
  }

  private static long[] parseValues(String text) {
    List<long[]> runs = new ArrayList<>();
    int total = 0;
    for (String term : text.split(",", -1)) {
      long[] run = run(term.strip());
      total += run.length;
      runs.add(run);
    }
    long[] values = new long[total];
    int at = 0;
    for (long[] run : runs) {
      System.arraycopy(run, 0, values, at, run.length);
      at += run.length;
    }
    return values;
  }

  private static long[] run(String term) {
    String[] parts = term.split("\\*", -1);
    try {
      long value = Long.parseLong(parts[0].strip());
      int count = parts.length == 1 ? 1 : Integer.parseInt(parts[1].strip());
      if (parts.length > 2 || count < 1 || count > 10_000_000) {
        throw new NumberFormatException();
      }
      long[] run = new long[count];
      Arrays.fill(run, value);
      return run;
    } catch (NumberFormatException e) {
      throw new GeometryException(
          "value \"%s\": write integers, or a run of equal ones as 0*35", term);
    }
  }

  private static int[] parseExponents(String text, int count) {
    if (text.isEmpty()) {
      return new int[count];
    }
    String[] terms = text.split(",", -1);
    try {
      int[] exponents = Arrays.stream(terms).mapToInt(t -> Integer.parseInt(t.strip())).toArray();
      if (exponents.length != count || Arrays.stream(exponents).anyMatch(e -> Math.abs(e) > 2000)) {
        throw new NumberFormatException();
      }
      return exponents;
    } catch (NumberFormatException e) {
      throw new GeometryException(
          "exponents \"%s\": write %d integers from -2000 to 2000, the input's and each layer's",
          text, count);
    }
  }
}
