package dev.convproof.report.words;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.unbescape.html.HtmlEscape;

/** Texts as HTML. */
public final class Html {
  /** A formula and the punctuation mark after it, between which no line may break. */
  private static final Pattern BEFORE_STOP =
      Pattern.compile("<math>(?:(?!<math>).)*?</math>[,.;:)，。；：、）？！”]");

  /** Characters of a formula that a narrow screen has room for. */
  private static final int LONGEST = 24;

  /** A formula that scrolls by itself where it is too wide. */
  private static final String LONG = "<span class=\"long\">%s</span>";

  private Html() {}

  /** A text in one language, as phrasing content. */
  public static String of(String text) {
    String html = Markup.parse(text).stream().map(Html::span).collect(Collectors.joining());
    return BEFORE_STOP.matcher(html).replaceAll("<span class=\"keep\">$0</span>");
  }

  /** A text in both languages, of which the page shows one; the same in both stands once. */
  public static String both(Text text) {
    return text.english().equals(text.chinese())
        ? of(text.english())
        : in(Language.ENGLISH, text) + in(Language.CHINESE, text);
  }

  static String escape(String text) {
    return HtmlEscape.escapeHtml4Xml(text);
  }

  private static String in(Language language, Text text) {
    return "<span lang=\"" + language.tag() + "\">" + of(text.in(language)) + "</span>";
  }

  private static String span(Span span) {
    if (span instanceof Span.Code code) {
      return "<code>" + escape(code.text()) + "</code>";
    }
    if (span instanceof Span.Formulas formulas) {
      return Relations.mathMl(formulas.text())
          .map(math -> formulas.text().length() > LONGEST ? LONG.formatted(math) : math)
          .orElseGet(() -> "<code>" + escape(formulas.text()) + "</code>");
    }
    if (span instanceof Span.Mention mention) {
      return "<a href=\"#" + mention.id() + "\">" + mention.id() + "</a>";
    }
    return escape(((Span.Plain) span).text());
  }
}
