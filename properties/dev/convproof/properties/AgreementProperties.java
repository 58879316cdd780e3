package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
import dev.convproof.law.Law;
import dev.convproof.tensor.Case;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every strategy computes what the definition says. */
class AgreementProperties extends Suite {

  @Override
  Law law() {
    return AGREEMENT;
  }

  @Property(tries = 330_000, seed = "1")
  void every_strategy_computes_what_the_definition_says_over_doubles(@ForAll("doubles") Case c) {
    assertThatConvolutionsOn(c).agreeOver(Doubles.INSTANCE, AGREEMENT);
  }

  @Property(tries = 19_000, seed = "3")
  void every_strategy_computes_what_the_definition_says_over_residues(@ForAll("residues") Case c) {
    assertThatConvolutionsOn(c).agreeOver(Residues.INSTANCE, AGREEMENT);
  }

  @Property(tries = 1_000, seed = "4")
  void every_strategy_computes_what_the_definition_says_over_rationals(
      @ForAll("rationals") Case c) {
    assertThatConvolutionsOn(c).agreeOver(Rationals.INSTANCE, AGREEMENT);
  }
}
