package dev.convproof.properties;

import dev.convproof.algebra.Floats;
import dev.convproof.law.Laws;
import dev.convproof.properties.arbitrary.Cases;
import dev.convproof.tensor.Case;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of backward passes, one group for each. */
@SuppressWarnings("ClassCanBeStatic") // groups are inner classes
class GradientProperties {
  /** Every backward pass computes what the gradients' definition says. */
  @Group
  class GradientAgreementProperties extends GradientSuite {
    GradientAgreementProperties() {
      super(Laws.GRADIENT_AGREEMENT);
    }

    @Property(tries = 8, seed = "45")
    void every_backward_pass_obeys_it_on_whole_layers(@ForAll("layers") Case c) {
      obey(c, Floats.INSTANCE);
    }

    @Provide
    Arbitrary<Case> layers() {
      return Cases.whole(reach(), Floats.INSTANCE.exactness());
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
