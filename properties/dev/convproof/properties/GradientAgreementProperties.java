package dev.convproof.properties;

import dev.convproof.law.GradientLaws;

/** Every backward pass computes what the gradients' definition says. */
class GradientAgreementProperties extends GradientSuite {
  GradientAgreementProperties() {
    super(GradientLaws.AGREEMENT);
  }
}
