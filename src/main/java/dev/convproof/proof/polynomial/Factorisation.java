package dev.convproof.proof.polynomial;

import cc.redberry.rings.Rings;
import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.poly.PolynomialFactorDecomposition;
import cc.redberry.rings.poly.multivar.Monomial;
import cc.redberry.rings.poly.multivar.MonomialOrder;
import cc.redberry.rings.poly.multivar.MultivariateFactorization;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import dev.convproof.proof.polynomial.IntegerPolynomial.Exponents;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Factors polynomials with the Rings library.
 *
 * <p>Source: Poslavsky, 2019 (Rings: an efficient Java/Scala library for polynomial rings).
 */
public final class Factorisation {
  private static final Comparator<IntegerPolynomial> SMALL_DEGREES_FIRST =
      Comparator.<IntegerPolynomial>comparingInt(f -> f.degreeX() + f.degreeY())
          .thenComparing(IntegerPolynomial::degreeY)
          .thenComparing(IntegerPolynomial::toString);

  private Factorisation() {}

  /**
   * Returns the irreducible factors over the rationals, each as often as it divides, primitive and
   * with their first coefficient positive, in an order that does not depend on who found them.
   *
   * @throws ArithmeticException if the factors do not multiply to the polynomial up to a number,
   *     which would be a defect of the library
   */
  public static List<IntegerPolynomial> factors(IntegerPolynomial polynomial) {
    PolynomialFactorDecomposition<MultivariatePolynomial<BigInteger>> found =
        MultivariateFactorization.FactorInZ(forRings(polynomial));
    List<IntegerPolynomial> factors =
        IntStream.range(0, found.size())
            .boxed()
            .flatMap(i -> Collections.nCopies(found.getExponent(i), found.get(i)).stream())
            .map(factor -> fromRings(factor).primitive())
            .sorted(SMALL_DEGREES_FIRST)
            .toList();
    IntegerPolynomial product = IntegerPolynomial.product(factors);
    if (!product.equals(polynomial.primitive())) {
      throw new ArithmeticException("the factors of " + polynomial + " multiply to " + product);
    }
    return factors;
  }

  /** Returns the degree in x of the largest factor in x alone. */
  static int degreeOfFactorInXAlone(IntegerPolynomial polynomial) {
    return forRings(polynomial).contentUnivariate(0).degree();
  }

  private static MultivariatePolynomial<BigInteger> forRings(IntegerPolynomial polynomial) {
    List<Monomial<BigInteger>> terms =
        polynomial.terms().entrySet().stream()
            .map(
                term ->
                    new Monomial<>(
                        new int[] {term.getKey().x(), term.getKey().y()},
                        new BigInteger(term.getValue())))
            .toList();
    return MultivariatePolynomial.create(2, Rings.Z, MonomialOrder.DEFAULT, terms);
  }

  private static IntegerPolynomial fromRings(MultivariatePolynomial<BigInteger> factor) {
    Map<Exponents, java.math.BigInteger> terms = new HashMap<>();
    for (Monomial<BigInteger> term : factor) {
      terms.put(
          new Exponents(term.exponents[0], term.exponents[1]),
          new java.math.BigInteger(term.coefficient.toByteArray()));
    }
    return new IntegerPolynomial(terms);
  }
}
