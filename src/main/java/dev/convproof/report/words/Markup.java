package dev.convproof.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The notation of the texts: {@code `kh*kw*ci`} is a formula, or several with {@code =}, {@code ≤}
 * … between them; {@code ``X[:, i]``} is code; {@code #T8b} is a link to a claim. A backslash makes
 * the next character plain.
 */
final class Markup {
  private static final Pattern SPAN =
      Pattern.compile(
          "\\\\(?<plain>.)|``(?<code>.+?)``|`(?<formula>[^`]+)`|#(?<mention>[A-Z][0-9]+[a-z]?)\\b",
          Pattern.DOTALL);
  private static final Pattern SIGNIFICANT = Pattern.compile("[\\\\`#]");

  private Markup() {}

  /** A text that stands for itself. */
  static String literal(String text) {
    return SIGNIFICANT.matcher(text).replaceAll("\\\\$0");
  }

  /** The stretches of a text. */
  static List<Span> parse(String text) {
    List<Span> spans = new ArrayList<>();
    int end = 0;
    Matcher matcher = SPAN.matcher(text);
    while (matcher.find()) {
      plain(text.substring(end, matcher.start()), spans);
      spans.add(span(matcher));
      end = matcher.end();
    }
    plain(text.substring(end), spans);
    return spans;
  }

  private static void plain(String text, List<Span> spans) {
    if (!text.isEmpty()) {
      spans.add(new Span.Plain(text));
    }
  }

  private static Span span(Matcher matcher) {
    if (matcher.group("code") != null) {
      return new Span.Code(matcher.group("code"));
    }
    if (matcher.group("formula") != null) {
      return new Span.Formulas(matcher.group("formula"));
    }
    return matcher.group("mention") != null
        ? new Span.Mention(matcher.group("mention"))
        : new Span.Plain(matcher.group("plain"));
  }
}
