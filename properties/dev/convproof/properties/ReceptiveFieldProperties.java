package dev.convproof.properties;

import static dev.convproof.law.Laws.RECEPTIVE_FIELD;
import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;

import dev.convproof.law.LawStatement;
import dev.convproof.tensor.Case;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Which inputs reach an output, read off an execution over sets of inputs. */
class ReceptiveFieldProperties extends Suite {

  @Override
  LawStatement law() {
    return RECEPTIVE_FIELD;
  }

  @Property(tries = 1_500, seed = "21")
  void the_inputs_that_reach_an_output_are_those_under_the_composed_taps(
      @ForAll("integers") Case c) {
    assertThatConvolutionsOn(c).obey(RECEPTIVE_FIELD);
  }
}
