package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.SECTION;
import static dev.convproof.formula.SectionVocabulary.parse;
import static dev.convproof.formula.SectionVocabulary.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.formula.Formula.DivisionRule;
import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bound is met exactly, and what it admits needs half of the usual stack. */
class BoundsTest {
  private static final int HALF_A_STACK = 512 * 1024;

  @Test
  void a_formula_has_at_most_1000_characters() {
    String list = "max(" + "1,".repeat(497);
    assertThat(parse(list + "1)").text()).hasSize(1000);
    assertThat(rejection(list + "10)", SECTION))
        .hasMessage("formula too long at column 1001: at most 1000 characters are read");
  }

  @Test
  void brackets_nest_at_most_100_deep() {
    assertThat(parse(nested(100)).text()).isEqualTo("h");
    assertThat(rejection(nested(101), SECTION))
        .hasMessage("nested too deep at column 101: at most 100 levels are read");
  }

  @Test
  void at_most_100_operations_chain_or_nest() {
    assertThat(parse("h" + "+1".repeat(100)).text()).hasSize(201);
    assertThat(rejection("h" + "+1".repeat(101), SECTION))
        .hasMessage("too many operations at column 203: at most 100 may be chained or nested");
    assertThat(rejection("floor(".repeat(99) + "-h^2" + ")".repeat(99), SECTION))
        .hasMessage("too many operations at column 1: at most 100 may be chained or nested");
  }

  @Test
  void a_number_has_at_most_18_digits() {
    assertThat(parse("9".repeat(18)).text()).hasSize(18);
    assertThat(rejection("1+" + "9".repeat(19), SECTION))
        .hasMessage("number too long at column 3: at most 18 digits are read");
  }

  @Test
  void at_most_100_factors_multiply() {
    assertThat(parse("n".repeat(100)).variables()).containsExactly("n");
    assertThat(rejection("1+" + "n".repeat(101), SECTION))
        .hasMessage("too many factors at column 103: at most 100 may multiply together");
  }

  @ParameterizedTest
  @ValueSource(strings = {"((9^16)^16)", "1/(2/(kh^16)^16)", "((1/h+1/w+1/k)^16)^3", "(h^8w^8)^8"})
  void powers_of_powers_count_their_factors(String text) {
    assertThat(rejection(text, SECTION))
        .hasMessageContaining("too many factors")
        .hasMessageContaining("at most 100 may multiply together");
  }

  @Test
  void an_exponent_of_any_length_is_refused_without_computing_it() {
    assertThat(rejection("h^" + "9".repeat(900), SECTION))
        .hasMessage("exponent too large at column 3: at most 16 is read");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void the_deepest_formulas_are_used_on_half_a_stack(int kind) throws InterruptedException {
    String text =
        switch (kind) {
          case 0 -> "h" + "-1".repeat(100);
          case 1 -> "max(-1,2+".repeat(50) + "h" + ")".repeat(50);
          case 2 -> "⌊1/2+".repeat(49) + "h" + "⌋".repeat(49);
          case 3 -> "h" + "//2".repeat(50);
          default -> "(".repeat(99) + "h" + ")+1".repeat(99);
        };
    assertThat(failureOnHalfAStack(() -> use(text))).isNull();
  }

  private static void use(String text) {
    Formula formula = parse(text);
    assertThat(formula).isEqualTo(parse(text)).hasSameHashCodeAs(parse(text));
    assertThat(formula.text()).isNotEmpty();
    assertThat(formula.variables()).containsExactly("h");
    for (DivisionRule division : DivisionRule.values()) {
      assertThat(Evaluation.rational(formula, Map.of("h", BigInteger.TEN), division))
          .isInstanceOf(Value.Defined.class);
      assertThat(MathMl.render(formula, division)).startsWith("<math>").endsWith("</math>");
    }
  }

  private static Throwable failureOnHalfAStack(Runnable task) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, task, "half a stack", HALF_A_STACK);
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    thread.join();
    return failure.get();
  }

  private static String nested(int depth) {
    return "(".repeat(depth) + "h" + ")".repeat(depth);
  }
}
