package dev.convproof.report.words;

import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.FormulaException;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.MathMl;
import dev.convproof.formula.Vocabulary;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Typesets formulas with relations between them, such as {@code kh*kw = 4}, each formula as a
 * {@code <math>} element of its own, so that a line may break between them.
 */
final class Relations {
  private static final Pattern RELATION = Pattern.compile("\\s+([=≠<>≤≥≈])\\s+");

  /** The section's variables; D is typeset as Δ, which the language of formulas cannot name. */
  private static final Vocabulary SECTION =
      Vocabulary.of(
          "n", "ci", "co", "h", "w", "kh", "kw", "ph", "pw", "sh", "sw", "dh", "dw", "g", "ho",
          "wo", "k", "p", "s", "d", "k1", "k2", "s1", "s2", "d1", "d2", "c", "b", "i", "j", "M",
          "m", "D", "x", "y");

  private Relations() {}

  /** MathML, or nothing where a part is no formula. */
  static Optional<String> mathMl(String text) {
    StringBuilder out = new StringBuilder();
    int end = 0;
    try {
      Matcher signs = RELATION.matcher(text);
      while (signs.find()) {
        out.append(formula(text.substring(end, signs.start())));
        out.append(" <math><mo>").append(Html.escape(signs.group(1))).append("</mo></math> ");
        end = signs.end();
      }
      return Optional.of(out.append(formula(text.substring(end))).toString());
    } catch (FormulaException notOne) {
      return Optional.empty();
    }
  }

  private static String formula(String text) {
    return MathMl.render(FormulaParser.parse(text.replace('Δ', 'D'), SECTION), DivisionRule.EXACT)
        .replace("<mi>D</mi>", "<mi>Δ</mi>");
  }
}
