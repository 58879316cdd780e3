package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.SECTION;
import static dev.convproof.formula.SectionVocabulary.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.formula.Formula.DivisionRule;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shorter formulas of the same value. */
class SimplifiedTest {
  @ParameterizedTest
  @CsvSource({
    "12*(kh*kw*ci+1)*co/3, 4*(kh*kw*ci+1)*co",
    "2*ci*co/2, ci*co",
    "2*(ci*co/2), ci*co",
    "ci*2*co*3, 6*ci*co",
    "co+co, 2*co",
    "kh*kw*ci+co-kh*kw*ci, co",
    "h+1-2, h-1",
    "1+h-1+2, 2+h",
    "(2*h+4*w)/2, h+2*w",
    "(2*h+3)/2, (2*h+3)/2",
    "floor(h+2*ph), h+2*ph",
    "floor((2*h)/(2*sh)), floor(h/sh)",
    "0*h+ci, ci",
    "-(-h), h",
    "h-(-w), h+w"
  })
  void numbers_are_put_together(String formula, String shorter) {
    assertThat(Simplified.of(parse(formula), DivisionRule.EXACT).text()).isEqualTo(shorter);
  }

  @ParameterizedTest
  @CsvSource({"2*(h/2), 2*(h/2)", "2*h/2, h", "(h-kh+2*ph)/sh+1+1, (h-kh+2*ph)/sh+2"})
  void a_quotient_that_rounds_is_not_multiplied(String formula, String shorter) {
    assertThat(Simplified.of(parse(formula), DivisionRule.FLOOR).text()).isEqualTo(shorter);
  }

  @Property(tries = 500)
  @Domain(DomainContext.Global.class)
  @Domain(FormulaArbitraries.class)
  void the_value_is_the_same_wherever_there_is_one(@ForAll Formula formula, @ForAll long seed) {
    Random random = new Random(seed);
    Map<String, BigInteger> values = new HashMap<>();
    SECTION.names().forEach(name -> values.put(name, BigInteger.valueOf(random.nextInt(9))));
    for (DivisionRule rule : DivisionRule.values()) {
      Value value = Evaluation.rational(formula, values, rule);
      if (value instanceof Value.Defined) {
        Formula shorter = Simplified.of(formula, rule);
        assertThat(Evaluation.rational(shorter, values, rule))
            .as(rule + ": " + formula.text() + " as " + shorter.text())
            .isEqualTo(value);
      }
    }
  }
}
