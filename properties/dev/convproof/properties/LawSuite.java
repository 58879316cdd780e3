package dev.convproof.properties;

import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
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

  @Property(tries = 2_000, seed = "11")
  void every_strategy_obeys_it_over_doubles(@ForAll("doubles") Case c) {
    assertThatConvolutionsOn(c).obey(law, Doubles.INSTANCE);
  }

  @Property(tries = 1_000, seed = "12")
  void every_strategy_obeys_it_over_floats(@ForAll("floats") Case c) {
    assertThatConvolutionsOn(c).obey(law, Floats.INSTANCE);
  }

  @Property(tries = 600, seed = "13")
  void every_strategy_obeys_it_over_residues(@ForAll("residues") Case c) {
    assertThatConvolutionsOn(c).obey(law, Residues.INSTANCE);
  }

  @Property(tries = 150, seed = "14")
  void every_strategy_obeys_it_over_rationals(@ForAll("rationals") Case c) {
    assertThatConvolutionsOn(c).obey(law, Rationals.INSTANCE);
  }
}
