package dev.convproof.subject;

import dev.convproof.Rounding;
import dev.convproof.strategy.Fft;
import dev.convproof.strategy.Winograd;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a program says of itself before the first call.
 *
 * @param formats of its numbers, such as {@code f32}; the first is judged
 * @param operations that it computes
 * @param channelsLast whether its tensors are [n, h, w, c]
 * @param deterministic whether equal calls give equal bits
 * @param ieee whether infinities and not-a-numbers go where IEEE 754 takes them
 * @param rounding how it rounds
 */
record Greeting(
    List<String> formats,
    List<String> operations,
    boolean channelsLast,
    boolean deterministic,
    boolean ieee,
    Rounding rounding) {
  static final String FORWARD = "forward";
  static final String INPUT_GRADIENT = "input-gradient";
  static final String WEIGHT_GRADIENT = "weight-gradient";
  static final String BIAS_GRADIENT = "bias-gradient";
  private static final List<String> FORMATS = List.of("f64", "f32", "i32", "i64");
  private static final List<String> OPERATIONS =
      List.of(FORWARD, INPUT_GRADIENT, WEIGHT_GRADIENT, BIAS_GRADIENT);
  private static final List<String> KEYS =
      List.of("version", "formats", "operations", "layout", "deterministic", "ieee", "rounding");
  private static final Map<String, Supplier<Rounding>> ROUNDINGS =
      Map.of(
          "sum-of-products", Rounding::sumOfProducts,
          "winograd:2", () -> new Winograd(2, 2).rounding(),
          "winograd:4", () -> new Winograd(4, 4).rounding(),
          "fft", () -> new Fft(false).rounding());

  /**
   * Reads a greeting.
   *
   * @return null where the program's output ends before the greeting does
   * @throws NoSubjectException if it is no greeting
   */
  static Greeting read(InputStream in) throws IOException {
    Map<String, String> given = new LinkedHashMap<>();
    String line = Frames.line(in);
    while (line != null && !line.isBlank()) {
      add(line.strip(), given);
      line = Frames.line(in);
    }
    return line == null ? null : of(given);
  }

  private static void add(String line, Map<String, String> given) {
    if (line.startsWith("error ")) {
      throw new NoSubjectException("%s", line.substring("error ".length()));
    }
    int equals = line.indexOf('=');
    String key = line.substring(0, Math.max(0, equals));
    require(equals > 0, "\"%s\" is no line of key=value", line);
    require(KEYS.contains(key), "unknown key \"%s\"; known are %s", key, String.join(" ", KEYS));
    String earlier = given.put(key, line.substring(equals + 1));
    require(earlier == null, "%s is given twice", key);
  }

  private static Greeting of(Map<String, String> given) {
    String version = given.get("version");
    require("1".equals(version), "version %s: version=1 would be right", version);
    return new Greeting(
        listed("formats", given.getOrDefault("formats", ""), FORMATS),
        listed("operations", given.getOrDefault("operations", FORWARD), OPERATIONS),
        one("layout", given, List.of("nchw", "nhwc")).equals("nhwc"),
        one("deterministic", given, List.of("no", "yes")).equals("yes"),
        one("ieee", given, List.of("no", "yes")).equals("yes"),
        rounding(given.getOrDefault("rounding", "sum-of-products")));
  }

  private static String one(String key, Map<String, String> given, List<String> known) {
    return listed(key, given.getOrDefault(key, known.get(0)), known).get(0);
  }

  private static List<String> listed(String key, String values, List<String> known) {
    List<String> listed = Arrays.stream(values.split(",", -1)).map(String::strip).toList();
    for (String value : listed) {
      require(known.contains(value), "%s=%s: known are %s", key, value, String.join(" ", known));
    }
    return listed;
  }

  private static Rounding rounding(String name) {
    require(
        ROUNDINGS.containsKey(name),
        "rounding=%s: known are %s",
        name,
        String.join(" ", ROUNDINGS.keySet().stream().sorted().toList()));
    return ROUNDINGS.get(name).get();
  }

  private static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new NoSubjectException("its greeting is wrong: " + message, values);
    }
  }
}
