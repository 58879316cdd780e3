package dev.convproof.properties;

import dev.convproof.law.Laws;

/** Every backward pass computes what the gradients' definition says. */
class GradientAgreementProperties extends GradientSuite {
  GradientAgreementProperties() {
    super(Laws.GRADIENT_AGREEMENT);
  }
}
