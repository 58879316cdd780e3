package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;

import dev.convproof.algebra.Floats;
import dev.convproof.law.Law;
import dev.convproof.tensor.Case;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every strategy computes what the definition says, in single precision: a suite to run beside. */
class FloatAgreementProperties extends Suite {

  @Override
  Law law() {
    return AGREEMENT;
  }

  @Property(tries = 150_000, seed = "2")
  void every_strategy_computes_what_the_definition_says_over_floats(@ForAll("floats") Case c) {
    assertThatConvolutionsOn(c).agreeOver(Floats.INSTANCE, AGREEMENT);
  }
}
