package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.SECTION;
import static dev.convproof.formula.SectionVocabulary.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.convproof.formula.Formula.DivisionRule;
import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.apache.commons.numbers.fraction.BigFraction;

@Domain(FormulaArbitraries.class)
@Domain(DomainContext.Global.class)
class EvaluationTest {
  @Property
  void agrees_with_plain_integer_arithmetic(
      @ForAll Formula formula,
      @ForAll("values") Map<String, BigInteger> values,
      @ForAll DivisionRule division) {
    Value value = Evaluation.rational(formula, values, division);
    PlainArithmetic plain = new PlainArithmetic(values, division == DivisionRule.EXACT);
    assertThat(value instanceof Value.Defined defined ? defined.number() : null)
        .isEqualTo(plain.of(formula).map(r -> BigFraction.of(r.above(), r.below())).orElse(null));
  }

  /** Printed as text or as LaTeX and read again, then compared with plain arithmetic. */
  @Property(tries = 100_000)
  @Tag("long")
  void agrees_with_plain_arithmetic_however_it_is_written(
      @ForAll Formula formula,
      @ForAll("values") Map<String, BigInteger> values,
      @ForAll DivisionRule division,
      @ForAll boolean latex) {
    Formula read = parse(latex ? LatexText.of(formula) : formula.text());
    agrees_with_plain_integer_arithmetic(read, values, division);
    assertThat(read).isEqualTo(formula);
  }

  @Example
  void floor_division_rounds_towards_minus_infinity() {
    assertThat(floor("7/2")).isEqualTo(Value.of(3));
    assertThat(floor("-7/2")).isEqualTo(Value.of(-4));
    assertThat(floor("7/(-2)")).isEqualTo(Value.of(-4));
    assertThat(floor("-(7/2)")).isEqualTo(Value.of(-3));
    assertThat(floor("7/2*2")).isEqualTo(Value.of(6));
  }

  @Example
  void division_is_exact_where_the_rounding_is_written() {
    assertThat(floor("ceil(7/2)")).isEqualTo(Value.of(4));
    assertThat(floor("⌊1/2+1/2⌋")).isEqualTo(Value.of(1));
    assertThat(floor("1/2+1/2")).isEqualTo(Value.of(0));
    assertThat(floor("ceil(max(7/2, 3))")).isEqualTo(Value.of(4));
    assertThat(exact("⌊-7/2⌋")).isEqualTo(Value.of(-4));
    assertThat(exact("⌈-7/2⌉")).isEqualTo(Value.of(-3));
  }

  @Example
  void exact_division_keeps_the_fraction() {
    assertThat(exact("7/2")).hasToString("7/2");
    assertThat(exact("-7/14")).hasToString("-1/2");
    assertThat(exact("1/(-2)")).isEqualTo(exact("-1/2")).hasToString("-1/2");
    assertThat(exact("7/2*2")).isEqualTo(Value.of(7)).hasToString("7");
  }

  @Example
  void division_by_zero_is_an_outcome_that_names_the_divisor() {
    Value undefined = new Value.Undefined("division by zero: kh-1 is 0");
    Map<String, BigInteger> values = Map.of("kh", BigInteger.ONE);
    for (String text :
        new String[] {"1/(kh-1)", "0*(1/(kh-1))", "max(1, 2/(kh-1))", "1-1/(kh-1)"}) {
      assertThat(Evaluation.rational(parse(text), values, DivisionRule.EXACT)).isEqualTo(undefined);
    }
  }

  @Example
  void a_divisor_that_rounds_down_to_zero_is_zero_under_floor_division_only() {
    assertThat(exact("3/(1/2)")).isEqualTo(Value.of(6));
    assertThat(floor("3/(1/2)")).isEqualTo(new Value.Undefined("division by zero: 1/2 is 0"));
  }

  @Example
  void zero_to_the_power_of_zero_is_one() {
    assertThat(exact("0^0")).isEqualTo(Value.of(1));
  }

  @Example
  void a_variable_without_a_value_is_the_callers_mistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> exact("2*kh"))
        .withMessage("no value for kh");
  }

  @Provide
  Arbitrary<Map<String, BigInteger>> values() {
    return Arbitraries.maps(
            Arbitraries.of(SECTION.names()),
            Arbitraries.longs().between(-3, 9).map(BigInteger::valueOf))
        .ofSize(SECTION.names().size());
  }

  private static Value floor(String constant) {
    return Evaluation.rational(parse(constant), Map.of(), DivisionRule.FLOOR);
  }

  private static Value exact(String constant) {
    return Evaluation.rational(parse(constant), Map.of(), DivisionRule.EXACT);
  }
}
