package dev.convproof.cli;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
import dev.convproof.law.DeepestSum;
import dev.convproof.law.LawStatement;
import dev.convproof.tensor.Case;
import java.util.List;

/** The arithmetics in which a case is computed exactly. */
final class Arithmetics {
  private static final List<Arithmetic<?>> FAST =
      List.of(Doubles.INSTANCE, Floats.INSTANCE, Residues.INSTANCE, Integers.INSTANCE);

  private Arithmetics() {}

  /**
   * Those in which every sum that a law makes of a case is exact; the rationals where none of the
   * fast ones is.
   */
  static List<Arithmetic<?>> exactOn(Case c, LawStatement law) {
    List<Arithmetic<?>> exact =
        FAST.stream()
            .filter(n -> DeepestSum.isWithin(n.exactness().withHeadroom(law.headroom()), c))
            .toList();
    return exact.isEmpty() ? List.of(Rationals.INSTANCE) : exact;
  }

  /** One that holds the case's exact values: the integers where they suffice. */
  static Arithmetic<?> reference(Case c) {
    return DeepestSum.isWithin(Integers.INSTANCE.exactness(), c)
        ? Integers.INSTANCE
        : Rationals.INSTANCE;
  }
}
