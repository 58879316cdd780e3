package dev.convproof.subject;

import dev.convproof.Rounding;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.Requantization;
import dev.convproof.strategy.Fft;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.Winograd;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a program says of itself before the first call.
 *
 * @param name of it, with its version; empty where it has not said
 * @param arithmetic its number formats
 * @param natively whether it has them itself, so that each tensor travels in its own; otherwise
 *     numbers travel in a format that has all of theirs
 * @param operations that it computes
 * @param channelsLast whether its tensors are [n, h, w, c]
 * @param deterministic whether equal calls give equal bits
 * @param ieee whether infinities and not-a-numbers go where IEEE 754 takes them
 * @param rounding how it rounds
 * @param supported which cases it computes
 * @param said the same in its own words, by key, with what was declared of it, but for its name
 */
record Greeting(
    Optional<String> name,
    Arithmetic<?> arithmetic,
    boolean natively,
    List<String> operations,
    boolean channelsLast,
    boolean deterministic,
    boolean ieee,
    Rounding rounding,
    CaseConditions supported,
    Map<String, String> said) {
  static final String FORWARD = "forward";
  static final String INPUT_GRADIENT = "input-gradient";
  static final String WEIGHT_GRADIENT = "weight-gradient";
  static final String BIAS_GRADIENT = "bias-gradient";
  private static final String REQUANTIZED = "requantized:";
  private static final Map<String, Supplier<Strategy>> ALGORITHMS =
      Map.of(
          "winograd:2", () -> new Winograd(2, 2),
          "winograd:4", () -> new Winograd(4, 4),
          "fft", () -> new Fft(false));

  /** The keys, each with the values that it may have, the usual one first. */
  private static final Map<String, List<String>> KEYS = keys();

  private static Map<String, List<String>> keys() {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    keys.put("version", List.of("1"));
    keys.put("name", List.of());
    keys.put("formats", List.of());
    keys.put("zero-points", List.of());
    keys.put("operations", List.of(FORWARD, INPUT_GRADIENT, WEIGHT_GRADIENT, BIAS_GRADIENT));
    keys.put("layout", List.of("nchw", "nhwc"));
    keys.put("deterministic", List.of("no", "yes"));
    keys.put("ieee", List.of("no", "yes"));
    keys.put("supports", List.of());
    keys.put("rounding", List.of("sum-of-products", "nearest", "winograd:2", "winograd:4", "fft"));
    return keys;
  }

  /**
   * Returns the rounding of a name.
   *
   * @throws IllegalArgumentException if there is none, with those that there are
   */
  static Rounding rounding(String name) {
    if (name.startsWith(REQUANTIZED)) {
      return Rounding.requantized(Requantization.parse(name.substring(REQUANTIZED.length())));
    }
    if (!known("rounding").contains(name)) {
      throw new IllegalArgumentException(
          "known are "
              + String.join(", ", known("rounding"))
              + ", "
              + REQUANTIZED
              + "WAY,SCALE,ZERO,TO");
    }
    return algorithm(name)
        .map(Strategy::rounding)
        .orElseGet(() -> name.equals("nearest") ? Rounding.nearest() : Rounding.sumOfProducts());
  }

  /** Returns the algorithm of a rounding that is not that of sums of products. */
  static Optional<Strategy> algorithm(String rounding) {
    return Optional.ofNullable(ALGORITHMS.get(rounding)).map(Supplier::get);
  }

  /** Returns the values that a key may have; none where they are not listed. */
  static List<String> known(String key) {
    return KEYS.get(key);
  }

  /**
   * Reads a greeting.
   *
   * @param declared what somebody else says of the program, which is believed instead
   * @return null where the program's output ends before the greeting does
   * @throws NoSubjectException if it is no greeting
   */
  static Greeting read(InputStream in, Map<String, String> declared) throws IOException {
    Map<String, String> given = new LinkedHashMap<>();
    String line = Frames.line(in);
    while (line != null && !line.isBlank()) {
      add(line.strip(), given);
      line = Frames.line(in);
    }
    return line == null ? null : of(given, declared);
  }

  private static void add(String line, Map<String, String> given) {
    if (line.startsWith("error ")) {
      String text = line.substring("error ".length()).strip();
      throw new NoSubjectException(
          "%s", text.isEmpty() ? "its greeting is an error without a text" : text);
    }
    int equals = line.indexOf('=');
    String key = line.substring(0, Math.max(0, equals));
    require(equals > 0, "\"%s\" is no line of key=value", line);
    require(
        KEYS.containsKey(key),
        "unknown key \"%s\"; known are %s",
        key,
        String.join(" ", KEYS.keySet()));
    String earlier = given.put(key, line.substring(equals + 1));
    require(earlier == null, "%s is given twice", key);
  }

  private static Greeting of(Map<String, String> given, Map<String, String> declared) {
    String version = given.get("version");
    require("1".equals(version), "version %s: version=1 would be right", version);
    require(given.containsKey("formats"), "formats are missing");
    for (Map.Entry<String, String> entry : given.entrySet()) {
      boolean requantized =
          entry.getKey().equals("rounding") && entry.getValue().strip().startsWith(REQUANTIZED);
      if (!known(entry.getKey()).isEmpty() && !requantized) {
        listed(entry.getKey(), entry.getValue());
      }
    }
    Map<String, String> all = new LinkedHashMap<>(given);
    all.putAll(declared);
    List<Arithmetic<?>> offered = offered(given);
    Arithmetic<?> arithmetic = arithmetic(offered, declared);
    String rounding = one("rounding", all);
    Rounding rounds = rounding(rounding, arithmetic);
    if (arithmetic instanceof MixedArithmetic<?> && algorithm(rounding).isPresent()) {
      throw new NoSubjectException(
          "rounding=%s has a bound where all numbers are f32 or f64, not in %s",
          rounding, arithmetic.name());
    }
    return new Greeting(
        Optional.ofNullable(given.get("name")).map(String::strip).filter(name -> !name.isEmpty()),
        requantized(zeroPoints(arithmetic, all.getOrDefault("zero-points", "0,0")), rounds),
        offered.contains(arithmetic),
        listed("operations", all.getOrDefault("operations", FORWARD)),
        one("layout", all).equals("nhwc"),
        one("deterministic", all).equals("yes"),
        one("ieee", all).equals("yes"),
        rounds,
        supported(given)
            .and(CaseConditions.of(declared.getOrDefault("supports", ""), "--supports")),
        said(given, all));
  }

  private static Map<String, String> said(Map<String, String> given, Map<String, String> all) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String key : KEYS.keySet()) {
      String own = given.getOrDefault(key, "").strip();
      String value = key.equals("formats") ? own : all.getOrDefault(key, "").strip();
      if (key.equals("supports") && !own.isEmpty() && !own.equals(value)) {
        value = value.isEmpty() ? own : own + "," + value; // which both hold
      }
      if (!value.isEmpty() && !List.of("version", "name").contains(key)) {
        said.put(key, value);
      }
    }
    return said;
  }

  private static Rounding rounding(String name, Arithmetic<?> numbers) {
    try {
      Rounding rounds = rounding(name);
      requantized(numbers, rounds);
      return rounds;
    } catch (IllegalArgumentException wrong) {
      throw new NoSubjectException("rounding=%s: %s", name, wrong.getMessage());
    }
  }

  /**
   * Returns an arithmetic whose outputs are requantised, where they are.
   *
   * @throws IllegalArgumentException if it has none such
   */
  private static Arithmetic<?> requantized(Arithmetic<?> numbers, Rounding rounds) {
    return rounds
        .requantization()
        .<Arithmetic<?>>map(by -> MixedArithmetic.requantized(numbers, by))
        .orElse(numbers);
  }

  /** Returns the formats that the program has itself. */
  private static List<Arithmetic<?>> offered(Map<String, String> given) {
    List<Arithmetic<?>> offered = new ArrayList<>();
    for (String format : given.get("formats").split(",", -1)) {
      offered.add(named("its greeting is wrong: formats", format.strip()));
    }
    return offered;
  }

  /** Returns what is judged: one of the formats offered, or one whose numbers travel in it. */
  private static Arithmetic<?> arithmetic(
      List<Arithmetic<?>> offered, Map<String, String> declared) {
    if (!declared.containsKey("formats")) {
      return offered.get(0);
    }
    Arithmetic<?> wanted = named("--arithmetic", declared.get("formats"));
    boolean held = offered.contains(Arithmetic.named(Frames.format(wanted)));
    if (!offered.contains(wanted)
        && offered.contains(Arithmetic.FLOAT32)
        && wanted instanceof MixedArithmetic<?> mixed
        && mixed.fitsFloats()
        && (!held || mixed.formats().areFloats())) {
      return mixed.inFloats();
    }
    if (!offered.contains(wanted) && !held) {
      throw new NoSubjectException(
          "it computes in %s, not in %s",
          offered.stream().map(Greeting::symbols).collect(Collectors.joining(", ")),
          declared.get("formats"));
    }
    return wanted;
  }

  private static String symbols(Arithmetic<?> one) {
    return one instanceof MixedArithmetic<?> mixed ? mixed.inSymbols() : Frames.format(one);
  }

  private static Arithmetic<?> named(String key, String format) {
    try {
      return Arithmetic.named(format);
    } catch (IllegalArgumentException unknown) {
      throw new NoSubjectException("%s=%s: %s", key, format, unknown.getMessage());
    }
  }

  /**
   * Returns an arithmetic with zero points.
   *
   * @param points of input and weights, such as {@code 128,0}
   * @throws NoSubjectException if it has none such
   */
  static Arithmetic<?> zeroPoints(Arithmetic<?> arithmetic, String points) {
    try {
      String[] two = points.split(",", -1);
      int input = Integer.parseInt(two[0].strip());
      int weights = two.length > 1 ? Integer.parseInt(two[1].strip()) : 0;
      if (two.length <= 2) {
        if (input == 0 && weights == 0) {
          return arithmetic;
        }
        if (arithmetic instanceof MixedArithmetic<?> mixed) {
          return mixed.withZeroPoints(input, weights);
        }
      }
    } catch (IllegalArgumentException wrong) {
      // said below
    }
    throw new NoSubjectException(
        "zero-points=%s: integers that i8 or u8i8 inputs and weights may be would be right, such as"
            + " 128,0, not in %s",
        points, arithmetic.name());
  }

  private static CaseConditions supported(Map<String, String> given) {
    try {
      return CaseConditions.of(given.getOrDefault("supports", ""), "it supports");
    } catch (NoSubjectException wrong) {
      throw new NoSubjectException("its greeting is wrong: supports: %s", wrong.getMessage());
    }
  }

  private static String one(String key, Map<String, String> given) {
    return given.getOrDefault(key, known(key).get(0)).strip();
  }

  private static List<String> listed(String key, String values) {
    List<String> listed = Arrays.stream(values.split(",", -1)).map(String::strip).toList();
    boolean several = key.equals("operations");
    for (String value : several ? listed : List.of(values.strip())) {
      List<String> known = known(key);
      require(known.contains(value), "%s=%s: known are %s", key, value, String.join(" ", known));
    }
    return listed;
  }

  private static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new NoSubjectException("its greeting is wrong: " + message, values);
    }
  }
}
