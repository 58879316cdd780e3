package dev.convproof.properties;

import dev.convproof.law.Laws;

/** The output is additive in the weights. */
class WeightLinearityProperties extends LawSuite {
  WeightLinearityProperties() {
    super(Laws.LINEARITY_IN_WEIGHTS);
  }
}
