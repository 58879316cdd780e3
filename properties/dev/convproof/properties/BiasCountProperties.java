package dev.convproof.properties;

import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;

import dev.convproof.generate.Reach;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Laws;
import dev.convproof.tensor.Case;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A layer has co biases. */
class BiasCountProperties extends Suite {

  @Override
  LawStatement law() {
    return Laws.BIAS_COUNT;
  }

  /** The matrix whose rank is taken has a row for each output. */
  @Override
  Reach reach() {
    return Reach.SMALL;
  }

  @Property(tries = 2_000, seed = "11")
  void every_strategy_has_co_biases_by_singular_values_and_exactly(@ForAll("integers") Case c) {
    assertThatConvolutionsOn(c).obey(Laws.BIAS_COUNT);
  }
}
