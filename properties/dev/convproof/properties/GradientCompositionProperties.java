package dev.convproof.properties;

import dev.convproof.law.Laws;

/** The gradient of a composition is the composition of the gradients. */
class GradientCompositionProperties extends GradientSuite {
  GradientCompositionProperties() {
    super(Laws.GRADIENT_COMPOSITION);
  }
}
