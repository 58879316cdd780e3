package dev.convproof.properties;

import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.tensor.Case;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;

/** The laws of convolutions, one group for each: all of its cases, in four arithmetics. */
@SuppressWarnings("ClassCanBeStatic") // groups are inner classes
class LawProperties {
  /**
   * The border law, with more cases: a lie about its condition, that dilated taps step over no
   * input, shows on one in 1,800, and on none of these with a probability of 10^−9.
   */
  abstract static class BorderSuite extends LawSuite {
    BorderSuite(Law law) {
      super(law);
    }

    @Override
    @Property(tries = 37_000, seed = "11")
    void every_strategy_obeys_it_over_doubles(@ForAll("doubles") Case c) {
      super.every_strategy_obeys_it_over_doubles(c);
    }
  }

  /** Two convolutions are one, with channels, biases, strides and dilations. */
  @Group
  class CompositionProperties extends LawSuite {
    CompositionProperties() {
      super(Laws.COMPOSITION);
    }
  }

  /** Padding of the second convolution breaks composition exactly where the condition says. */
  @Group
  class BorderProperties extends BorderSuite {
    BorderProperties() {
      super(Laws.BORDER);
    }
  }

  /** Two calls agree, the problem is left as it was, and results are not shared. */
  @Group
  class PurityProperties extends LawSuite {
    PurityProperties() {
      super(Laws.PURITY);
    }
  }

  /** The output is additive in the input. */
  @Group
  class InputLinearityProperties extends LawSuite {
    InputLinearityProperties() {
      super(Laws.LINEARITY_IN_INPUT);
    }
  }

  /** The output is additive in the weights. */
  @Group
  class WeightLinearityProperties extends LawSuite {
    WeightLinearityProperties() {
      super(Laws.LINEARITY_IN_WEIGHTS);
    }
  }

  /** Away from the border, moving the input moves the output. */
  @Group
  class TranslationProperties extends LawSuite {
    TranslationProperties() {
      super(Laws.TRANSLATION);
    }
  }

  /** Images of a batch do not mix. */
  @Group
  class BatchProperties extends LawSuite {
    BatchProperties() {
      super(Laws.BATCH);
    }
  }

  /** Groups are block-diagonal weights. */
  @Group
  class GroupProperties extends LawSuite {
    GroupProperties() {
      super(Laws.GROUPS);
    }
  }

  /** A dilated kernel is a zero-stuffed kernel. */
  @Group
  class DilationProperties extends LawSuite {
    DilationProperties() {
      super(Laws.DILATION);
    }
  }

  /** Padding is an input with explicit zeros. */
  @Group
  class PaddingProperties extends LawSuite {
    PaddingProperties() {
      super(Laws.PADDING);
    }
  }

  /** A stride subsamples. */
  @Group
  class StrideProperties extends LawSuite {
    StrideProperties() {
      super(Laws.STRIDE);
    }
  }

  /** The unit kernel changes nothing. */
  @Group
  class UnitKernelProperties extends LawSuite {
    UnitKernelProperties() {
      super(Laws.UNIT_KERNEL);
    }
  }

  /** Channels have no order. */
  @Group
  class ChannelPermutationProperties extends LawSuite {
    ChannelPermutationProperties() {
      super(Laws.CHANNEL_PERMUTATION);
    }
  }
}
