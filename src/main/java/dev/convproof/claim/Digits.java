package dev.convproof.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes bounds with few digits, never below the bound itself. */
public final class Digits {
  private Digits() {}

  /** Returns a positive number in scientific notation, such as {@code 6.4e-03}, rounded up. */
  public static String up(BigDecimal value, int digits) {
    BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.CEILING));
    return String.format(Locale.ROOT, "%." + (digits - 1) + "e", rounded);
  }

  /** Returns a positive number in scientific notation, rounded up. */
  public static String up(double value, int digits) {
    return up(new BigDecimal(value), digits);
  }

  /** Returns a number with some decimals, rounded up. */
  public static String upTo(int decimals, double value) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.CEILING).toPlainString();
  }
}
