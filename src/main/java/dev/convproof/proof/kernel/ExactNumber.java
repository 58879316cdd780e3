package dev.convproof.proof.kernel;

import static dev.convproof.proof.kernel.KernelException.requireTold;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;

/** Numbers as people write them, read exactly. */
public final class ExactNumber {
  private static final Pattern FRACTION = Pattern.compile("([+-]?\\d+)/(\\d+)");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE]([+-]?\\d{1,9}))?");
  private static final int LONGEST = 400;
  private static final int SHOWN = 40;

  private ExactNumber() {}

  /**
   * Reads an integer, a fraction or a decimal.
   *
   * @throws KernelException if it is none, or is longer than 400 characters, or has an exponent
   *     beyond ±400; the message names the position
   */
  static BigFraction parse(String token, int position) {
    requireTold(
        token.length() <= LONGEST,
        "number-long",
        "position %d: a number of %d characters: at most %d can be read",
        position,
        token.length(),
        LONGEST);
    Matcher fraction = FRACTION.matcher(token);
    if (fraction.matches()) {
      BigInteger denominator = new BigInteger(fraction.group(2));
      requireTold(
          denominator.signum() != 0,
          "number-by-zero",
          "position %d: %s divides by 0",
          position,
          token);
      return BigFraction.of(new BigInteger(fraction.group(1)), denominator);
    }
    Matcher decimal = DECIMAL.matcher(token);
    requireTold(
        decimal.matches(),
        "not-a-number",
        "position %d: \"%s\" is not a number: 2, -1/3 and 0.5 are",
        position,
        token.length() <= SHOWN ? token : token.substring(0, SHOWN) + "…");
    String exponent = decimal.group(3);
    requireTold(
        exponent == null || Math.abs(Integer.parseInt(exponent)) <= LONGEST,
        "number-exponent",
        "position %d: exponent %s: at most %d either way can be read",
        position,
        exponent,
        LONGEST);
    return of(new BigDecimal(token));
  }

  /** Returns a decimal as a fraction. */
  public static BigFraction of(BigDecimal decimal) {
    BigInteger power = BigInteger.TEN.pow(Math.abs(decimal.scale()));
    return decimal.scale() > 0
        ? BigFraction.of(decimal.unscaledValue(), power)
        : BigFraction.of(decimal.unscaledValue().multiply(power));
  }
}
