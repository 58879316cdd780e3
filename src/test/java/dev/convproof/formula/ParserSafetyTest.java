package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.SECTION;
import static dev.convproof.formula.SectionVocabulary.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;

/** Whatever is typed is a formula, or refused with a place within it. */
class ParserSafetyTest {
  private static final List<String> VALID =
      List.of(
          "2*kh*kw*ci*co*ho*wo",
          "2khkwcihowoco",
          "⌊(h−kh+2ph)/sh⌋+1",
          "ceil((h+ph-kh+1)/sh)",
          "max(k1,k2,3)-min（k1，k2）",
          "co·(ci − 1)·M/(ci·co)",
          "(C_{in}*k_h² + 1)**2 // 2",
          "$\\left\\lfloor\\frac{h-k_{h}+2p_h}{s_h}\\right\\rfloor + 1$",
          "ho = [(h-kh)/sh]+1.0;",
          "C_{\\text{in}} \\times k_\\mathrm{h}^{2} % 3",
          "int(h/2)x3",
          "h mod 2 div kh = ho,",
          "H' = 向上取整(float(h)/2s(co))");

  private static final String NOISE =
      "khcwoM019 +-*/^(),_{}[]$%;⌊⌋⌈⌉²×·−÷（），＊ｋ₁ℎx.=\\\n\t\u0000\uD835\uDC58\uFEFF高éΔ'向下取整";

  private record Edit(int percent, int length, String text) {
    String apply(String formula) {
      int from = percent * formula.length() / 100;
      int to = Math.min(formula.length(), from + length);
      return formula.substring(0, from) + text + formula.substring(to);
    }
  }

  @Property
  void any_text_is_read_or_refused(@ForAll String text) {
    assertReadOrRefused(text);
  }

  @Property
  void any_text_of_likely_characters_is_read_or_refused(@ForAll("noise") String text) {
    assertReadOrRefused(text);
  }

  @Property
  void any_mutated_formula_is_read_or_refused(
      @ForAll("valid") String formula, @ForAll("edits") @Size(max = 4) List<Edit> edits) {
    String mutated = formula;
    for (Edit edit : edits) {
      mutated = edit.apply(mutated);
    }
    assertReadOrRefused(mutated);
  }

  @Provide
  Arbitrary<String> valid() {
    return Arbitraries.of(VALID);
  }

  @Provide
  Arbitrary<String> noise() {
    return Arbitraries.strings().withChars(NOISE.toCharArray()).ofMaxLength(60);
  }

  @Provide
  Arbitrary<List<Edit>> edits() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 3),
            noise().map(text -> text.substring(0, Math.min(3, text.length()))))
        .as(Edit::new)
        .list();
  }

  private static void assertReadOrRefused(String text) {
    try {
      FormulaParser.Reading read = FormulaParser.read(text, SECTION);
      assertThat(read.formula().text()).isNotEmpty();
      if (read.multiplied().isEmpty()) {
        assertThat(parse(text)).isEqualTo(read.formula());
      } else {
        assertThat(SectionVocabulary.rejection(text, SECTION)).hasMessageContaining("ambiguous");
      }
    } catch (FormulaException refusal) {
      assertThat(refusal.column()).isBetween(1, text.codePointCount(0, text.length()) + 1);
      assertThat(refusal.getMessage()).doesNotContainPattern("\\R|\\p{Cntrl}");
      assertThat(refusal.caret().lines()).hasSize(2);
    }
  }

  @Property
  void any_text_of_latex_commands_is_read_or_refused(@ForAll("commands") List<String> parts) {
    assertReadOrRefused(String.join("", parts));
  }

  @Provide
  Arbitrary<List<String>> commands() {
    return Arbitraries.of(
            "\\frac",
            "\\left",
            "\\right",
            "\\lfloor",
            "\\rfloor",
            "\\lceil",
            "\\rceil",
            "\\text",
            "\\mathrm{in}",
            "\\max",
            "\\times",
            "\\cdot ",
            "\\,",
            "\\(",
            "\\)",
            "$",
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "_",
            "^",
            "^{2}",
            "h",
            "k_h",
            "2",
            "+",
            "-",
            "/",
            "=",
            ".",
            ",",
            " ")
        .list()
        .ofMaxSize(24);
  }

  @Property(tries = 500)
  @Domain(FormulaArbitraries.class)
  void a_formula_in_latex_reads_as_the_plain_one(@ForAll Formula formula) {
    assertThat(parse(LatexText.of(formula))).isEqualTo(formula);
  }

  @Property(tries = 500)
  @Domain(FormulaArbitraries.class)
  void a_printed_formula_reads_back_as_itself(@ForAll Formula formula) {
    assertThat(parse(formula.text())).isEqualTo(formula);
  }
}
