package dev.convproof.report.words;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Powers in words: {@code x^2} as x², {@code 2^-50} as 2⁻⁵⁰. */
final class Powers {
  private static final Pattern POWER = Pattern.compile("(?<=[\\p{Alnum})])\\^([-−]?[0-9]+)");
  private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Powers() {}

  /** Returns a text with raised exponents. */
  static String raised(String text) {
    return POWER.matcher(text).replaceAll(at -> Matcher.quoteReplacement(exponent(at.group(1))));
  }

  private static String exponent(String digits) {
    return digits
        .chars()
        .mapToObj(one -> Character.isDigit(one) ? DIGITS.substring(one - '0', one - '0' + 1) : "⁻")
        .collect(Collectors.joining());
  }
}
