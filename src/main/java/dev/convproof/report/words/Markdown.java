package dev.convproof.report.words;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as Markdown. */
public final class Markdown {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|~#]");

  private Markdown() {}

  /** A text in one language. */
  public static String of(String text) {
    return Markup.parse(text).stream().map(Markdown::span).collect(Collectors.joining());
  }

  /** Plain words that stand for themselves. */
  public static String escape(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$0");
  }

  private static String span(Span span) {
    if (span instanceof Span.Code code) {
      return code(code.text());
    }
    if (span instanceof Span.Formulas formulas) {
      return code(formulas.text().replace('*', '·'));
    }
    if (span instanceof Span.Mention mention) {
      return "[" + mention.id() + "](#" + mention.id() + ")";
    }
    return escape(Powers.raised(((Span.Plain) span).text()));
  }

  private static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }
}
