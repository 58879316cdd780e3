package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.parse;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(FormulaArbitraries.class)
class RoundTripTest {
  @Property(tries = 500)
  void a_printed_formula_reads_back_as_itself(@ForAll Formula formula) {
    assertThat(parse(formula.text())).isEqualTo(formula);
  }
}
