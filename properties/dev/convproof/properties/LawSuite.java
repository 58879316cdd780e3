package dev.convproof.properties;

import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;

import dev.convproof.law.Law;
import dev.convproof.tensor.Case;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A law over all four arithmetics: exact by construction in floating point, exact by nature
 * elsewhere.
 */
abstract class LawSuite extends Suite {
  private final Law law;

  LawSuite(Law law) {
    this.law = law;
  }

  @Override
  Law law() {
    return law;
  }

  @Property(tries = 2_500, seed = "11")
  void every_strategy_obeys_it_over_doubles(@ForAll("doubles") Case c) {
    assertThatConvolutionsOn(c).obey(law, DOUBLES);
  }

  @Property(tries = 1_000, seed = "12")
  void every_strategy_obeys_it_over_floats(@ForAll("floats") Case c) {
    assertThatConvolutionsOn(c).obey(law, FLOATS);
  }

  @Property(tries = 800, seed = "13")
  void every_strategy_obeys_it_over_residues(@ForAll("residues") Case c) {
    assertThatConvolutionsOn(c).obey(law, RESIDUES);
  }

  @Property(tries = 150, seed = "14")
  void every_strategy_obeys_it_over_rationals(@ForAll("rationals") Case c) {
    assertThatConvolutionsOn(c).obey(law, RATIONALS);
  }
}
