package dev.convproof.properties;

import dev.convproof.law.Laws;

/** The gradients are what the transposes of a convolution make of its output's gradient. */
class AdjointProperties extends GradientSuite {
  AdjointProperties() {
    super(Laws.GRADIENT_ADJOINT);
  }
}
