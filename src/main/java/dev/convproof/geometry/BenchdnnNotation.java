package dev.convproof.geometry;

import static dev.convproof.geometry.GeometryException.require;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One-line problems of oneDNN's benchdnn, such as {@code mb1ic64ih56oc64oh56kh3ph1}: a batch of 2
 * where it is silent, square where only heights are given, dilations counted from 0, and a padding
 * that follows from the output's size where that is given alone.
 */
public final class BenchdnnNotation {
  private static final Pattern TERM = Pattern.compile("_?([a-z]+)(\\d{1,9})");
  private static final Pattern NAME = Pattern.compile("_?n(\".*\"|[^\\d].*)$");
  private static final Set<String> KNOWN =
      Set.of(
          "g", "mb", "ic", "oc", "id", "ih", "iw", "od", "oh", "ow", "kd", "kh", "kw", "sd", "sh",
          "sw", "pd", "ph", "pw", "dd", "dh", "dw");

  private final String line;
  private final Map<String, Integer> terms = new HashMap<>();

  private BenchdnnNotation(String line) {
    this.line = line;
    String rest = NAME.matcher(line).replaceFirst("");
    Matcher matcher = TERM.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      require(
          matcher.find(at) && matcher.start() == at,
          "\"%s\", column %d: expected a symbol and a number, such as kh3",
          line,
          at + 1);
      String symbol = matcher.group(1);
      require(KNOWN.contains(symbol), "\"%s\": unknown symbol \"%s\"", line, symbol);
      require(
          terms.put(symbol, Integer.parseInt(matcher.group(2))) == null,
          "\"%s\": %s is given twice",
          line,
          symbol);
      at = matcher.end();
    }
  }

  /** Returns whether a line is in this notation, and not a case line. */
  public static boolean isLikely(String line) {
    return line.matches("(g\\d+)?_?(mb\\d+)?_?ic\\d+.*");
  }

  /**
   * Reads a problem.
   *
   * @throws GeometryException if it is none, is not two-dimensional, or is impossible
   */
  public static Geometry parse(String text) {
    return new BenchdnnNotation(text.strip()).geometry();
  }

  private Geometry geometry() {
    for (String symbol : new String[] {"id", "od", "kd"}) {
      int depth = terms.getOrDefault(symbol, 1);
      require(depth <= 1, "\"%s\": %s%d: only two dimensions are judged", line, symbol, depth);
    }
    require(
        terms.containsKey("ic") && terms.containsKey("oc"), "\"%s\": ic and oc are needed", line);
    boolean rows = has("ih", "kh", "oh");
    boolean columns = has("iw", "kw", "ow");
    Axis unit = Axis.of(1, 1);
    Axis first = rows ? axis('h') : unit;
    Axis second = columns ? axis('w') : rows ? first : unit;
    return new Geometry(
        terms.getOrDefault("mb", 2),
        terms.getOrDefault("g", 1),
        terms.get("ic"),
        terms.get("oc"),
        first,
        second);
  }

  private boolean has(String... symbols) {
    for (String symbol : symbols) {
      if (terms.getOrDefault(symbol, 0) > 0) {
        return true;
      }
    }
    return false;
  }

  private Axis axis(char along) {
    Integer input = terms.get("i" + along);
    Integer kernel = terms.get("k" + along);
    require(input != null && kernel != null, "\"%s\": i%c and k%c are needed", line, along, along);
    int stride = terms.getOrDefault("s" + along, 1);
    int dilation = terms.getOrDefault("d" + along, 0) + 1;
    int reach = dilation * (kernel - 1) + 1;
    Integer padding = terms.get("p" + along);
    Integer output = terms.get("o" + along);
    int before =
        padding != null
            ? padding
            : output == null ? 0 : Math.max(0, ((output - 1) * stride - input + reach) / 2);
    int after =
        output == null ? before : Math.max(0, (output - 1) * stride + reach - input - before);
    Axis axis = new Axis(input, kernel, stride, before, after, dilation);
    require(
        output == null || axis.output() == output,
        "\"%s\": o%c%d leaves out outputs: %d fit",
        line,
        along,
        output,
        axis.output());
    return axis;
  }
}
