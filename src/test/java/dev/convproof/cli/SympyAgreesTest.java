package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.formula.Evaluation;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.FormulaException;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.Value;
import dev.convproof.formula.Vocabulary;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What SymPy reads of our formulas, and what we read of those that SymPy writes, as text and as
 * LaTeX: both evaluate them to the same numbers. Skipped, with a word, where no Python has SymPy.
 */
class SympyAgreesTest {
  private static final Path ANSWERS = Path.of("src/test/resources/answers");
  private static final Vocabulary NAMES =
      Vocabulary.of(
          "n", "g", "ci", "co", "h", "w", "kh", "kw", "ph", "pw", "sh", "sw", "dh", "dw", "ho",
          "wo", "k", "p", "s", "d", "k1", "k2", "size");

  @Tag("long")
  @Test
  void both_evaluate_what_both_can_read_to_the_same(@TempDir Path folder) throws Exception {
    int plain = 0;
    int latex = 0;
    for (String line : told(folder)) {
      String[] parts = line.split("\t", -1);
      Map<String, BigInteger> values = values(parts[2]);
      plain += agrees(parts[0], values, parts[3]);
      latex += parts[1].isEmpty() ? 0 : agrees(parts[1], values, parts[3]);
    }
    Peers.row("values of formulas, as text", "SymPy", plain, 0);
    Peers.row("values of formulas, as SymPy writes LaTeX", "SymPy", latex, 0);
  }

  /** Returns 1 for what both can read, 0 for what is beyond ours, such as a negative exponent. */
  private static int agrees(String text, Map<String, BigInteger> values, String expected) {
    Formula formula;
    try {
      formula = FormulaParser.parse(text, NAMES);
    } catch (FormulaException e) {
      assertThat(e).as(text).hasMessageContaining("exponent");
      return 0;
    }
    Value value = Evaluation.rational(formula, values, DivisionRule.EXACT);
    assertThat(value).as(text + " at " + values).isEqualTo(fraction(expected));
    return 1;
  }

  private static Value fraction(String text) {
    String[] sides = text.split("/", -1);
    return new Value.Defined(BigFraction.of(new BigInteger(sides[0]), new BigInteger(sides[1])));
  }

  private static Map<String, BigInteger> values(String text) {
    Map<String, BigInteger> values = new HashMap<>();
    for (String one : text.split(" ", -1)) {
      String[] sides = one.split("=", -1);
      values.put(sides[0], new BigInteger(sides[1]));
    }
    return values;
  }

  private static List<String> told(Path folder) throws IOException, InterruptedException {
    String python = Installed.pythonWith("sympy");
    List<String> ours =
        Files.readAllLines(ANSWERS.resolve("written.csv"), StandardCharsets.UTF_8).stream()
            .skip(1)
            .map(row -> Arrays.asList(row.split(" \\| ", -1)).get(3))
            .distinct()
            .toList();
    return Peers.answers(folder, ours, python, ANSWERS.resolve("sympy_forms.py").toString());
  }
}
