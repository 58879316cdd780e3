package org.example;

import dev.convproof.ConvProof;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.tensor.Case;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Properties of jqwik's, beside Jupiter's tests in the same project. */
class WithJqwikTest {
  @Property(tries = 3)
  void a_right_convolution_holds_at_any_seed(@ForAll long seed) {
    ConvProof.verify(Convolutions.right()).cases(100).seed(seed).check();
  }

  @Property
  void cases_are_those_of_the_suites(@ForAll Case c) {
    Outcome outcome = Laws.AGREEMENT.judge(Convolutions.right(), c);
    if (outcome instanceof Outcome.Refuted by) {
      throw new AssertionError(by.by().toString());
    }
  }

  @Property
  void a_failing_case_is_shrunk(@ForAll Case c) {
    Outcome outcome = Laws.AGREEMENT.judge(Convolutions.wrong(), c);
    if (outcome instanceof Outcome.Refuted) {
      throw new AssertionError("fails at " + c);
    }
  }
}
