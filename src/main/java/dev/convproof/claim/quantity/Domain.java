package dev.convproof.claim.quantity;

import dev.convproof.formula.Formula;
import dev.convproof.proof.smt.Proposition;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shapes for which a statement is made. */
public interface Domain {

  /** All shapes of an excess, in the order of cases. */
  List<Instance> ofSize(int excess);

  /** How many shapes have this excess, without making them; a very large number if too many. */
  long count(int excess);

  /** All shapes, as what is given of the variables. */
  Proposition premises();

  /** The excess of a shape in the unknowns; of shapes that these leave open, the least. */
  Formula size();

  /** The shape of values of the unknowns, unless it is too large to be made. */
  Optional<Instance> instance(Map<String, BigInteger> unknowns);
}
