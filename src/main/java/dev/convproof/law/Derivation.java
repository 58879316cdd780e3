package dev.convproof.law;

import dev.convproof.Rounding;
import dev.convproof.Subject;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Requantization;
import java.util.Locale;
import java.util.Optional;

/**
 * The formula of a bound with the constants of its formats, and where it is proved, in words that
 * stand beside every number that follows from it. {@link SumError} evaluates it.
 *
 * @param formula of the bound of one result: n terms, S the sum of their magnitudes, y the result
 * @param source the theorem
 */
public record Derivation(String formula, String source) {
  private static final String NEAREST =
      "Jeannerod and Rump, SIAM J. Matrix Anal. Appl. 34(2), 2013";

  private static final String TRUNCATED =
      "Blanchard et al., SIAM J. Sci. Comput. 42(3), 2020; Fasi et al., PeerJ Comput. Sci. 7, 2021";

  private static final String PROBABLE =
      "Higham and Mary, SIAM J. Sci. Comput. 41(5), 2019, for independent errors of mean zero";

  /** Returns the derivation of the worst case; that of integers is that they are exact. */
  public static Derivation worst(SumError error) {
    Formats formats = error.formats();
    if (!formats.areFloats()) {
      return new Derivation(
          "0", "integers are exact, modulo 2^" + Byte.SIZE * formats.accumulator().bytes());
    }
    NumberFormat sums = formats.accumulator();
    String eta = "η = " + power(sums.leastExponent());
    return error.nearest()
        ? new Derivation(
            whole(error, "n·u·(S + n·η) + n·η", "u = " + power(-sums.precision()) + ", " + eta),
            NEAREST)
        : new Derivation(
            whole(
                error,
                "n·w/(1 − n·w)·(S + n·η) + n·η",
                "w = " + power(1 - sums.precision()) + ", " + eta),
            TRUNCATED);
  }

  /**
   * Returns the derivation of the bound that a subject's results are held to: that of the algorithm
   * that it declares, of outputs that are made of sums, or of sums of products.
   */
  public static Derivation of(Subject<?> subject) {
    Optional<Requantization> by = subject.rounding().requantization();
    if (by.isPresent()) {
      return by.get().way().isExact()
          ? new Derivation("0", "each sum has one output: " + by.get().way().words())
          : new Derivation(
              "½ + 5·2^−24·|m·a|, m the scale, a the sum",
              "one rounding to a whole number, four to single precision");
    }
    return subject.rounding().errors().isPresent()
        ? declared(subject.rounding())
        : worst(Accuracy.error(subject));
  }

  /** Returns the derivation of an algorithm's bound, whose name ends in its source. */
  public static Derivation declared(Rounding rounding) {
    String name = rounding.name();
    int source = name.lastIndexOf(" (");
    return source > 0 && name.endsWith(")")
        ? new Derivation(name.substring(0, source), name.substring(source + 2, name.length() - 1))
        : new Derivation(name, "as the subject declares");
  }

  /** Returns the probable bound's for what a subject declares; empty where there is none. */
  public static Optional<Derivation> probable(Subject<?> subject) {
    return subject.rounding().errors().isPresent()
        ? Optional.empty()
        : probable(Accuracy.error(subject));
  }

  /** Returns what is added where numbers are none of their formats, and are rounded first. */
  public static Derivation wider(SumError error) {
    return new Derivation(
        "(2·d + d²)·Σ|x||k| + d·|b| more for numbers that are rounded to %s first, d = %s"
            .formatted(
                error.formats().input().symbol(),
                power((error.nearest() ? 0 : 1) - error.formats().input().precision())),
        "d is what one rounding takes of a number, beside underflow");
  }

  /** Returns the derivation of the probable bound; empty where there is none. */
  public static Optional<Derivation> probable(SumError error) {
    if (!error.formats().areFloats() || !error.nearest()) {
      return Optional.empty();
    }
    String constants =
        String.format(
            Locale.ROOT,
            "λ = √(2·ln(2·n·N/p))/(1 − u), N results in all, p = %.0e, u = %s",
            SumError.FAILURE,
            power(-error.formats().accumulator().precision()));
    return Optional.of(
        new Derivation(
            whole(error, "(exp(λ·√n·u + n·u²/(1 − u)) − 1)·(S + n·η) + n·η", constants), PROBABLE));
  }

  /** Returns the whole formula, with the rounding of the output where there is one. */
  private static String whole(SumError error, String sums, String constants) {
    if (!error.roundsOutput()) {
      return sums + ", " + constants;
    }
    NumberFormat output = error.formats().output();
    return "e + v·(|y| + e) + ω/2, e = %s, %s, v = %s, ω = %s"
        .formatted(sums, constants, power(-output.precision()), power(output.leastExponent()));
  }

  private static String power(int exponent) {
    return exponent < 0 ? "2^−" + -exponent : "2^" + exponent;
  }
}
