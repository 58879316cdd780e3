package dev.convproof.properties;

import dev.convproof.law.Laws;

/** A layer has co biases. */
class BiasCountProperties extends LawSuite {
  BiasCountProperties() {
    super(Laws.BIAS_COUNT);
  }
}
