package dev.convproof.properties;

import dev.convproof.law.Laws;
import net.jqwik.api.Group;

/** The laws of backward passes, one group for each. */
@SuppressWarnings("ClassCanBeStatic") // groups are inner classes
class GradientProperties {
  /** Every backward pass computes what the gradients' definition says. */
  @Group
  class GradientAgreementProperties extends GradientSuite {
    GradientAgreementProperties() {
      super(Laws.GRADIENT_AGREEMENT);
    }
  }

  /** The gradients are what the transposes of a convolution make of its output's gradient. */
  @Group
  class AdjointProperties extends GradientSuite {
    AdjointProperties() {
      super(Laws.GRADIENT_ADJOINT);
    }
  }

  /** A step of one changes what the gradient says, exactly. */
  @Group
  class UnitStepProperties extends GradientSuite {
    UnitStepProperties() {
      super(Laws.GRADIENT_UNIT_STEP);
    }
  }

  /** The gradient of a composition is the composition of the gradients. */
  @Group
  class GradientCompositionProperties extends GradientSuite {
    GradientCompositionProperties() {
      super(Laws.GRADIENT_COMPOSITION);
    }
  }
}
