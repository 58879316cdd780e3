package dev.convproof.report.words;

import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.FormulaException;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.MathMl;
import dev.convproof.formula.Vocabulary;
import java.util.Optional;
import java.util.regex.Matcher;
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
          .orElseGet(() -> "<code>" + escape(formulas.text()) + "</code>");
    }
    if (span instanceof Span.Mention mention) {
      return "<a href=\"#" + mention.id() + "\">" + mention.id() + "</a>";
    }
    return escape(Powers.raised(((Span.Plain) span).text()));
  }

  /**
   * Typesets formulas with relations between them, such as {@code kh*kw = 4}, each formula as a
   * {@code <math>} element of its own, so that a line may break between them.
   */
  static final class Relations {
    private static final Pattern RELATION = Pattern.compile("\\s+([=≠<>≤≥≈])\\s+");

    /** The section's variables; D is typeset as Δ, which the language of formulas cannot name. */
    private static final Vocabulary SECTION =
        Vocabulary.of(
            "n", "ci", "co", "h", "w", "kh", "kw", "ph", "pw", "sh", "sw", "dh", "dw", "g", "ho",
            "wo", "k", "p", "s", "d", "k1", "k2", "s1", "s2", "d1", "d2", "c", "b", "i", "j", "M",
            "m", "t", "D", "x", "y", "k1h", "k1w", "ho2", "wo2", "p1", "p2", "oph", "opw", "L",
            "r");

    private Relations() {}

    /** MathML, or nothing where a part is no formula. */
    static Optional<String> mathMl(String text) {
      StringBuilder out = new StringBuilder();
      int end = 0;
      try {
        Matcher signs = RELATION.matcher(text);
        while (signs.find()) {
          out.append(formula(text.substring(end, signs.start())));
          out.append(sign(signs.group(1)));
          end = signs.end();
        }
        return Optional.of(out.append(formula(text.substring(end))).toString());
      } catch (FormulaException notOne) {
        return Optional.empty();
      }
    }

    private static String formula(String text) {
      return terms(FormulaParser.parse(text.replace('Δ', 'D'), SECTION));
    }

    /** Lets a line break before each sign of a long sum; a long term scrolls by itself. */
    private static String terms(Formula formula) {
      boolean isLong = formula.text().length() > LONGEST;
      if (isLong && formula instanceof Formula.Sum sum && isTerm(sum.right())) {
        return terms(sum.left()) + sign("+") + terms(sum.right());
      }
      if (isLong
          && formula instanceof Formula.Difference difference
          && isTerm(difference.right())) {
        return terms(difference.left()) + sign("−") + terms(difference.right());
      }
      String math = MathMl.render(formula, DivisionRule.EXACT).replace("<mi>D</mi>", "<mi>Δ</mi>");
      return isLong ? LONG.formatted(math) : math;
    }

    private static boolean isTerm(Formula formula) {
      return !(formula instanceof Formula.Sum
          || formula instanceof Formula.Difference
          || formula instanceof Formula.Negation);
    }

    private static String sign(String sign) {
      return " <math><mo>" + Html.escape(sign) + "</mo></math> ";
    }
  }
}
