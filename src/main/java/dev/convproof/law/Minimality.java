package dev.convproof.law;

import dev.convproof.tensor.Case;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What is known of smaller counterexamples.
 *
 * @param kind whether there is none
 * @param known what was tried, in words
 */
public record Minimality(Kind kind, String known) {

  /** The strength of the claim that no smaller case fails. */
  public enum Kind {
    /** No case is smaller, or every smaller one is known to hold at all values. */
    PROVED,
    /** Every smaller shape and list of values was tried, shapes at some random values. */
    SEARCHED,
    /** Not all of them were tried. */
    UNKNOWN
  }

  /** It failed, and held when it was repeated. */
  static final Minimality NOT_DETERMINISTIC =
      unknown("it failed once and held when repeated, so the convolution is not deterministic");

  /** No smaller case was looked for. */
  static final Minimality NOT_LOOKED_FOR = unknown("none was looked for");

  private static final String NO_TIME = "no time was left to try smaller ones";
  private static final String SCALED = ", scaled alike,";
  private static final String EACH = " at " + GenericValues.DRAWS + " random values each";

  /** Returns that nothing is known, for a reason. */
  public static Minimality unknown(String why) {
    return new Minimality(Kind.UNKNOWN, why);
  }

  /** Returns what to print: {@code yes}, or what is not known, and what was tried. */
  @Override
  public String toString() {
    return (kind == Kind.UNKNOWN ? known.startsWith("in shape") ? "" : "not known: " : "yes: ")
        + known;
  }

  static Minimality of(Case smallest, TryBudget shapes, ValueSearch values, int failingShapes) {
    if (shapes.exhausted()) {
      return unknown(
          shapes.tried() == 0
              ? NO_TIME
              : say("the first %,d smaller shapes hold", shapes.tried()) + EACH);
    }
    String ofShape = smallest.size() == 0 ? "no shape is smaller" : all(shapes.tried());
    long tried = values.effort().tried();
    if (values.effort().exhausted()) {
      String ofValues =
          tried == 0 ? NO_TIME : say("the first %,d lists of smaller ones hold", tried);
      return unknown(say("in shape: %s; not known in values: %s", ofShape, ofValues));
    }
    boolean scaled = IntStream.of(smallest.exponents()).anyMatch(exponent -> exponent != 0);
    Kind kind = smallest.size() == 0 && tried == 0 && !scaled ? Kind.PROVED : Kind.SEARCHED;
    return new Minimality(
        kind, say("%s; %s", ofShape, values(tried, scaled ? SCALED : "", failingShapes)));
  }

  private static String values(long tried, String scaled, int shapes) {
    if (tried == 0) {
      return say("no values%s are smaller", scaled);
    }
    return tried == 1
        ? say("the one list of smaller values%s holds at %s", scaled, failing(shapes))
        : say("all %,d lists of smaller values%s hold at %s", tried, scaled, failing(shapes));
  }

  private static String all(long shapes) {
    return shapes == 1
        ? "the one smaller shape holds" + EACH.replace(" each", "")
        : say("all %,d smaller shapes hold", shapes) + EACH;
  }

  private static String failing(int shapes) {
    return shapes == 1
        ? "the one shape of this size that fails"
        : say("the %,d shapes of this size that fail", shapes);
  }

  private static String say(String words, Object... values) {
    return String.format(Locale.ROOT, words, values);
  }
}
