package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.ShapeParameter;
import dev.convproof.subject.PipeSubject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What the user says of a convolution: what it computes, in which numbers, and how it rounds. */
final class Declarations {
  private static final Pattern CONDITION = Pattern.compile("([a-z]+)(<=|>=|=)(\\d{1,9})");

  @Option(
      names = "--supports",
      paramLabel = "LIST",
      defaultValue = "",
      description =
          "What it computes, such as g=1,dh=1,kh<=3; other cases are unsupported, not wrong.")
  private String supports;

  @Option(
      names = "--arithmetic",
      paramLabel = "FORMAT",
      description = "The numbers that it computes in: f64, f32, i32 or i64.")
  private String format;

  @Option(
      names = "--rounding",
      paramLabel = "HOW",
      description =
          "How it rounds: sum-of-products in any order (the default), winograd:2, winograd:4 or"
              + " fft, whose outputs are held to that algorithm's own bound.")
  private String rounding;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description = "The order of its tensors' axes: nchw (the default) or nhwc.")
  private String layout;

  /** Returns what is declared, in the keys of a greeting; what is not known there is bad input. */
  Map<String, String> declared() {
    Map<String, String> declared = new LinkedHashMap<>();
    add(declared, "formats", "--arithmetic", format);
    add(declared, "rounding", "--rounding", rounding);
    add(declared, "layout", "--layout", layout);
    supported(); // so that a mistake in it is told first
    return declared;
  }

  private static void add(Map<String, String> declared, String key, String option, String value) {
    if (value != null) {
      List<String> known = PipeSubject.known(key);
      require(
          known.contains(value), "%s %s: known are %s", option, value, String.join(", ", known));
      declared.put(key, value);
    }
  }

  /** Returns a subject that declines what is not supported. */
  <V> Subject<V> of(Subject<V> subject) {
    Function<Geometry, Support> supported = supported();
    return subject.supporting(problem -> supported.apply(problem.geometry()));
  }

  private Function<Geometry, Support> supported() {
    List<Condition> conditions =
        supports.isBlank()
            ? List.of()
            : List.of(supports.split(",", -1)).stream().map(Condition::of).toList();
    return g ->
        conditions.stream()
            .filter(condition -> !condition.holds(g))
            .findFirst()
            .<Support>map(condition -> new Support.Unsupported(condition.unmet(g)))
            .orElseGet(Support.Supported::new);
  }

  /** A condition of {@code --supports}. */
  private record Condition(String text, ShapeParameter quantity, String comparison, int bound) {
    static Condition of(String text) {
      Matcher matcher = CONDITION.matcher(text.strip());
      require(matcher.matches(), "--supports: \"%s\" is no condition such as g=1 or kh<=3", text);
      ShapeParameter quantity =
          ShapeParameter.withSymbol(matcher.group(1))
              .orElseThrow(
                  () ->
                      new BadInput(
                          "--supports: unknown symbol \"%s\": known are those of a case line, such"
                              + " as g, sh, dh, kh, pt",
                          matcher.group(1)));
      int bound = Integer.parseInt(matcher.group(3));
      return new Condition(text.strip(), quantity, matcher.group(2), bound);
    }

    boolean holds(Geometry g) {
      int value = quantity.of(g);
      return switch (comparison) {
        case "<=" -> value <= bound;
        case ">=" -> value >= bound;
        default -> value == bound;
      };
    }

    String unmet(Geometry g) {
      return Output.text("--supports %s: %s is %d", text, quantity.symbol(), quantity.of(g));
    }
  }
}
