package dev.convproof.law;

import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;

/** A failure as a list of facts that ends in a command. */
public final class Facts {
  /** The longest case line that a person, and every shell, would take. */
  private static final int MOST_VALUES = 20_000;

  private Facts() {}

  /** The facts of a disagreement, with what is known of smaller cases. */
  public static String of(Disagreement d, String smallest) {
    return of(d, smallest, List.of());
  }

  /** The same with more lines before the command. */
  public static String of(Disagreement d, String smallest, List<String> more) {
    return of(d, smallest, more, replay(d.on()));
  }

  /** The same with what replays it. */
  public static String of(Disagreement d, String smallest, List<String> more, String replay) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(headline(d));
    lines.add("  expected   " + d.expected());
    lines.add("  but was    " + d.actual());
    lines.add("  numbers    " + d.numbers());
    lines.add("  case       " + CaseLine.geometries(d.on()));
    lines.add("  smallest   " + smallest);
    tensors(d.on(), lines);
    more.forEach(lines::add);
    Laws.explanation(d.law()).ifPresent(by -> lines.add("  explained  " + by));
    lines.add("  replay     " + replay);
    return lines.toString();
  }

  private static String replay(Case c) {
    return replay(
        c, on -> "java -jar target/convproof.jar replay " + on, "run again what has failed");
  }

  /**
   * Returns what replays a case.
   *
   * @param command a line with the case
   * @param otherwise what draws it again, where its values are too many for a line
   */
  public static String replay(Case c, Function<Case, String> command, String otherwise) {
    int values = c.values().length;
    return values > MOST_VALUES
        ? values + " values are too many for a line: " + otherwise
        : command.apply(c);
  }

  /** Law, strategy and place, on one line. */
  public static String headline(Disagreement d) {
    return d.law().toUpperCase(Locale.ROOT) + " refuted: " + d.what() + " at " + d.where();
  }

  private static void tensors(Case c, StringJoiner lines) {
    lines.add(
        "  input      " + Grid.of(Shape.input(c.geometry()), c.input()) + scale(c.exponent()));
    for (Layer layer : c.layers()) {
      String weights = Grid.of(Shape.weights(layer.geometry()), layer.weights());
      lines.add("  weights    " + weights + scale(layer.exponent()));
      layer
          .bias()
          .ifPresent(
              bias -> lines.add("  bias       " + Grid.of(Shape.bias(layer.geometry()), bias)));
    }
  }

  private static String scale(int exponent) {
    return exponent == 0 ? "" : " · 2^" + exponent;
  }
}
