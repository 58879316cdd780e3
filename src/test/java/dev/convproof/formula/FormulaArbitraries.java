package dev.convproof.formula;

import static dev.convproof.formula.SectionVocabulary.SECTION;

import dev.convproof.formula.Formula.Ceiling;
import dev.convproof.formula.Formula.Difference;
import dev.convproof.formula.Formula.Floor;
import dev.convproof.formula.Formula.Maximum;
import dev.convproof.formula.Formula.Minimum;
import dev.convproof.formula.Formula.Negation;
import dev.convproof.formula.Formula.Numeral;
import dev.convproof.formula.Formula.Power;
import dev.convproof.formula.Formula.Product;
import dev.convproof.formula.Formula.Quotient;
import dev.convproof.formula.Formula.Sum;
import dev.convproof.formula.Formula.Variable;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Combinators.F2;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Formulas within the bounds, none of which divides by a constant zero. */
public final class FormulaArbitraries extends DomainContextBase {
  /** At most 3 to this power factors, from nested cubes: fewer than the bound. */
  private static final int DEPTH = 4;

  @Provide
  Arbitrary<Formula> formulas() {
    return formulas(DEPTH);
  }

  private static Arbitrary<Formula> formulas(int depth) {
    if (depth == 0) {
      return Arbitraries.oneOf(numerals(0), variables());
    }
    Arbitrary<Formula> part = Arbitraries.lazy(() -> formulas(depth - 1));
    return Arbitraries.oneOf(
        variables(),
        part.map(Negation::new),
        pairs(part, part, Sum::new),
        pairs(part, part, Difference::new),
        pairs(part, part, Product::new),
        pairs(part, divisors(part), Quotient::new),
        pairs(part, Arbitraries.integers().between(0, 3), Power::new),
        part.map(Floor::new),
        part.map(Ceiling::new),
        part.list().ofMinSize(2).ofMaxSize(3).map(Maximum::new),
        part.list().ofMinSize(2).ofMaxSize(3).map(Minimum::new));
  }

  private static Arbitrary<Formula> divisors(Arbitrary<Formula> part) {
    return Arbitraries.oneOf(
        numerals(1), variables(), part.filter(formula -> !formula.variables().isEmpty()));
  }

  private static <A, B> Arbitrary<Formula> pairs(
      Arbitrary<A> left, Arbitrary<B> right, F2<A, B, Formula> formula) {
    return Combinators.combine(left, right).as(formula);
  }

  private static Arbitrary<Formula> numerals(long least) {
    return Arbitraries.longs().between(least, 99).map(n -> new Numeral(BigInteger.valueOf(n)));
  }

  private static Arbitrary<Formula> variables() {
    return Arbitraries.of(SECTION.names()).map(Variable::new);
  }
}
