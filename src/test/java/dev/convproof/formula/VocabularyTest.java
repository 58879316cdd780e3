package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.rejection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  @Test
  void tells_upper_case_from_lower_where_both_are_known() {
    Formula formula = FormulaParser.parse("M*m", Vocabulary.of("m", "M"));
    assertThat(formula.variables()).containsExactly("M", "m");
  }

  @Test
  void does_not_read_lower_case_for_a_variable_in_upper_case() {
    assertThat(rejection("2*m", Vocabulary.of("ci", "M")))
        .hasMessage("unknown variable \"m\" at column 3: did you mean M?");
  }

  @Test
  void refuses_a_variable_of_another_quantity() {
    assertThat(rejection("k1+k2-ph", Vocabulary.of("k1", "k2", "s1", "s2")))
        .hasMessage("unknown variable \"ph\" at column 7: known are k1 k2 s1 s2");
  }

  @Test
  void keeps_the_order_of_its_names() {
    assertThat(Vocabulary.of("w", "h", "ci").names()).containsExactly("w", "h", "ci");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1k", "k_h", "k h", "高", "max", "Floor"})
  void has_only_names_that_can_be_typed_and_call_no_function(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.of(name))
        .withMessage("\"" + name + "\" cannot name a variable");
  }
}
