package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.formula.Formula.DivisionRule;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.xml.sax.InputSource;

@Domain(FormulaArbitraries.class)
class MathMlTest {
  @Example
  void a_second_letter_is_a_subscript() {
    assertThat(exact("kh")).isEqualTo("<math><msub><mi>k</mi><mi>h</mi></msub></math>");
    assertThat(exact("k1")).isEqualTo("<math><msub><mi>k</mi><mn>1</mn></msub></math>");
    assertThat(exact("h")).isEqualTo("<math><mi>h</mi></math>");
  }

  @Example
  void a_quotient_is_a_fraction_without_parentheses() {
    assertThat(exact("(h-1)/2"))
        .isEqualTo(
            "<math><mfrac><mrow><mi>h</mi><mo>−</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>");
  }

  @Example
  void floor_division_shows_its_rounding() {
    assertThat(MathMl.render(parse("h/2+1"), DivisionRule.FLOOR))
        .isEqualTo(
            "<math><mrow><mrow><mo>⌊</mo><mfrac><mi>h</mi><mn>2</mn></mfrac><mo>⌋</mo></mrow>"
                + "<mo>+</mo><mn>1</mn></mrow></math>");
  }

  @Example
  void rounding_that_is_written_is_not_shown_twice() {
    assertThat(MathMl.render(parse("ceil(h/2)"), DivisionRule.FLOOR))
        .isEqualTo(
            "<math><mrow><mo>⌈</mo><mfrac><mi>h</mi><mn>2</mn></mfrac><mo>⌉</mo></mrow></math>");
  }

  @Example
  void products_powers_and_functions_are_typeset() {
    assertThat(exact("2*(h+1)^2"))
        .isEqualTo(
            "<math><mrow><mn>2</mn><mo>⋅</mo><msup><mrow><mo>(</mo><mrow><mi>h</mi><mo>+</mo>"
                + "<mn>1</mn></mrow><mo>)</mo></mrow><mn>2</mn></msup></mrow></math>");
    assertThat(exact("max(h,-w)"))
        .isEqualTo(
            "<math><mrow><mi>max</mi><mrow><mo>(</mo><mi>h</mi><mo>,</mo><mrow><mo>−</mo>"
                + "<mi>w</mi></mrow><mo>)</mo></mrow></mrow></math>");
  }

  @Property(tries = 200)
  void every_formula_renders_as_well_formed_xml(@ForAll Formula formula) throws Exception {
    String rendered = MathMl.render(formula, DivisionRule.FLOOR);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(rendered)));
  }

  private static String exact(String text) {
    return MathMl.render(parse(text), DivisionRule.EXACT);
  }
}
