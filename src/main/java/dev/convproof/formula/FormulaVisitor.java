package dev.convproof.formula;

/**
 * One method for every kind of {@link Formula}.
 *
 * @param <R> what a visit computes
 */
public interface FormulaVisitor<R> {
  R numeral(Formula.Numeral numeral);

  R variable(Formula.Variable variable);

  R negation(Formula.Negation negation);

  R sum(Formula.Sum sum);

  R difference(Formula.Difference difference);

  R product(Formula.Product product);

  R quotient(Formula.Quotient quotient);

  R power(Formula.Power power);

  R floor(Formula.Floor floor);

  R ceiling(Formula.Ceiling ceiling);

  R maximum(Formula.Maximum maximum);

  R minimum(Formula.Minimum minimum);
}
