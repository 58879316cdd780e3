package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.file.Fuzzing;
import dev.convproof.formula.Formula;
import dev.convproof.formula.FormulaException;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.Vocabulary;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.Notation;
import dev.convproof.report.ServedPages;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.web.WebQuestion;
import dev.convproof.web.WebReply;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts that somebody types or sends, mutated: they are answered, or refused in one line. */
class FuzzedTextsTest {
  private static final Vocabulary WORDS =
      Vocabulary.of(
          "n", "ci", "co", "h", "w", "kh", "kw", "ph", "pw", "sh", "sw", "ho", "wo", "k1", "k2");

  private static final Fuzzing NOTATION = Fuzzing.ofTexts("notation", FuzzedTextsTest::notation);
  private static final Fuzzing FORMULA = Fuzzing.ofTexts("formula", FuzzedTextsTest::formula);
  private static final Fuzzing REQUEST = Fuzzing.ofTexts("request", FuzzedTextsTest::request);

  private static String notation(String text) {
    try {
      if (text.contains("--")) {
        Case c = CaseLine.parse(text);
        assertThat(CaseLine.parse(c.toString())).hasToString(c.toString());
        return "a case";
      }
      Geometry g = Notation.parse(text);
      assertThat(Notation.parse(g.toString())).isEqualTo(g);
      return "a geometry";
    } catch (GeometryException refused) {
      return Fuzzing.asPrinted(refused.getMessage());
    }
  }

  private static String formula(String text) {
    try {
      Formula formula = FormulaParser.parse(text, WORDS);
      assertThat(formula.text()).isNotEmpty();
      return "a " + formula.getClass().getSimpleName();
    } catch (FormulaException refused) {
      assertThat(refused.column()).isBetween(1, text.codePointCount(0, text.length()) + 1);
      return refused.getMessage();
    }
  }

  private static String request(String text) {
    String path = text.replaceFirst("(?s)\\?.*", "");
    if (!ServedAnswers.paths().contains(path)) {
      return "another path";
    }
    SortedMap<String, String> parameters = new TreeMap<>();
    for (String one : text.substring(Math.min(text.length(), path.length() + 1)).split("&", -1)) {
      int equals = one.indexOf('=');
      if (equals > 0 && equals < one.length() - 1) {
        parameters.put(one.substring(0, equals), one.substring(equals + 1));
      }
    }
    parameters.put("timeout", "1");
    if (path.equals("/compose") || path.equals("/run")) {
      parameters.remove("timeout");
    }
    WebReply reply =
        new ServedAnswers(new ServedPages())
            .answer(new WebQuestion(path, parameters, text.length() % 2 == 0, "en"));
    assertThat(reply.status()).isIn(200, 400, 404);
    return path + " " + reply.status();
  }

  @Test
  void a_case_line_is_read_or_refused() {
    NOTATION.tries(1_500);
  }

  @Test
  void a_formula_is_read_or_refused() {
    FORMULA.tries(1_500);
  }

  @Test
  void a_request_is_answered_or_refused() {
    REQUEST.tries(20);
  }

  @Tag("long")
  @Test
  void a_case_line_is_read_or_refused_again_and_again() throws Exception {
    NOTATION.triesForLong(FuzzedTextsTest.class);
  }

  @Tag("long")
  @Test
  void a_formula_is_read_or_refused_again_and_again() throws Exception {
    FORMULA.triesForLong(FuzzedTextsTest.class);
  }

  @Tag("long")
  @Test
  void a_request_is_answered_or_refused_again_and_again() throws Exception {
    REQUEST.triesForLong(FuzzedTextsTest.class);
  }
}
