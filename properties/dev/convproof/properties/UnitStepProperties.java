package dev.convproof.properties;

import dev.convproof.law.GradientLaws;

/** A step of one changes what the gradient says, exactly. */
class UnitStepProperties extends GradientSuite {
  UnitStepProperties() {
    super(GradientLaws.UNIT_STEP);
  }
}
