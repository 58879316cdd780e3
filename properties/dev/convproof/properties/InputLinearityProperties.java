package dev.convproof.properties;

import dev.convproof.law.Laws;

/** The output is additive in the input. */
class InputLinearityProperties extends LawSuite {
  InputLinearityProperties() {
    super(Laws.LINEARITY_IN_INPUT);
  }
}
