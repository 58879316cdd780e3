package dev.convproof.properties;

import dev.convproof.law.Laws;

/** Two convolutions are one, with channels, biases, strides and dilations. */
class CompositionProperties extends LawSuite {
  CompositionProperties() {
    super(Laws.COMPOSITION);
  }
}
