package dev.convproof.properties;

import dev.convproof.law.GradientLaws;

/** The gradient of a composition is the composition of the gradients. */
class GradientCompositionProperties extends GradientSuite {
  GradientCompositionProperties() {
    super(GradientLaws.COMPOSITION);
  }
}
