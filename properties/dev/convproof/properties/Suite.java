package dev.convproof.properties;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
import dev.convproof.generate.Reach;
import dev.convproof.law.LawStatement;
import dev.convproof.properties.arbitrary.Cases;
import dev.convproof.tensor.Case;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Base of all suites: cases for each arithmetic, and the hook that counts what was judged. */
@AddLifecycleHook(SuiteHook.class)
abstract class Suite {
  /** The law that the suite is about: how many layers its cases have, and how deep it sums. */
  abstract LawStatement law();

  /** Returns the reach of its shapes. */
  Reach reach() {
    return Reach.SELDOM;
  }

  private Arbitrary<Case> within(Exactness exactness) {
    Exactness exact = exactness.withHeadroom(law().headroom());
    return law().layers() == 1
        ? Cases.within(reach(), exact)
        : Cases.stacked(exact, law().laterLayersPad());
  }

  @Provide
  Arbitrary<Case> doubles() {
    return within(Doubles.INSTANCE.exactness());
  }

  @Provide
  Arbitrary<Case> floats() {
    return within(Floats.INSTANCE.exactness());
  }

  @Provide
  Arbitrary<Case> residues() {
    return within(Residues.INSTANCE.exactness());
  }

  @Provide
  Arbitrary<Case> rationals() {
    return within(Rationals.INSTANCE.exactness());
  }

  @Provide
  Arbitrary<Case> integers() {
    return within(Integers.INSTANCE.exactness());
  }
}
