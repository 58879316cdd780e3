package dev.convproof.properties;

import dev.convproof.law.Laws;

/** A step of one changes what the gradient says, exactly. */
class UnitStepProperties extends GradientSuite {
  UnitStepProperties() {
    super(Laws.GRADIENT_UNIT_STEP);
  }
}
