package dev.convproof.proof.polynomial;

import cc.redberry.rings.Rings;
import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.poly.IPolynomial;
import cc.redberry.rings.poly.PolynomialFactorDecomposition;
import cc.redberry.rings.poly.multivar.Monomial;
import cc.redberry.rings.poly.multivar.MonomialOrder;
import cc.redberry.rings.poly.multivar.MultivariateFactorization;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import cc.redberry.rings.poly.univar.UnivariateFactorization;
import cc.redberry.rings.poly.univar.UnivariatePolynomial;
import cc.redberry.rings.poly.univar.UnivariatePolynomialZp64;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Factors polynomials with the Rings library: the only class that calls it.
 *
 * <p>Source: Poslavsky, 2019 (Rings: an efficient Java/Scala library for polynomial rings).
 */
public final class Factoring {
  private Factoring() {}

  /**
   * The irreducible factors over the rationals, each as often as it divides, primitive and with
   * their first coefficient positive, in ascending order of size.
   *
   * @throws ArithmeticException if the factors do not multiply to the polynomial up to a number,
   *     which would be a defect of the library
   */
  public static List<PlanePolynomial> factors(PlanePolynomial polynomial) {
    List<PlanePolynomial> factors =
        polynomial.isLine() ? lineFactors(polynomial) : planeFactors(polynomial);
    PlanePolynomial product =
        factors.stream().reduce(PlanePolynomial.of(new long[] {1}), PlanePolynomial::multiply);
    if (!product.equals(polynomial.primitive())) {
      throw new ArithmeticException("the factors of " + polynomial + " multiply to " + product);
    }
    return factors.stream().sorted(FactorOrder.INSTANCE).toList();
  }

  private static List<PlanePolynomial> lineFactors(PlanePolynomial polynomial) {
    boolean across = polynomial.degreeY() <= 0;
    UnivariatePolynomial<BigInteger> f =
        UnivariatePolynomial.create(
            Rings.Z,
            polynomial.line().coefficients().stream()
                .map(Exchange::rings)
                .toArray(BigInteger[]::new));
    return repeated(UnivariateFactorization.FactorInZ(f)).stream()
        .map(Factoring::line)
        .map(line -> new PlanePolynomial(List.of(line)))
        .map(line -> across ? line : line.transposed())
        .map(PlanePolynomial::primitive)
        .toList();
  }

  private static LinePolynomial line(UnivariatePolynomial<BigInteger> factor) {
    return new LinePolynomial(
        IntStream.rangeClosed(0, factor.degree())
            .mapToObj(i -> Exchange.java(factor.get(i)))
            .toList());
  }

  private static List<PlanePolynomial> planeFactors(PlanePolynomial polynomial) {
    List<Monomial<BigInteger>> terms = new ArrayList<>();
    for (int y = 0; y <= polynomial.degreeY(); y++) {
      for (int x = 0; x <= polynomial.degreeX(); x++) {
        terms.add(new Monomial<>(new int[] {x, y}, Exchange.rings(polynomial.coefficient(y, x))));
      }
    }
    terms.removeIf(term -> term.coefficient.isZero());
    return repeated(
            MultivariateFactorization.FactorInZ(
                MultivariatePolynomial.create(2, Rings.Z, MonomialOrder.DEFAULT, terms)))
        .stream()
        .map(Factoring::plane)
        .map(PlanePolynomial::primitive)
        .toList();
  }

  private static PlanePolynomial plane(MultivariatePolynomial<BigInteger> factor) {
    Map<List<Integer>, java.math.BigInteger> terms = new HashMap<>();
    for (Monomial<BigInteger> term : factor) {
      terms.put(List.of(term.exponents[1], term.exponents[0]), Exchange.java(term.coefficient));
    }
    return PlanePolynomial.of(
        factor.degree(1),
        factor.degree(0),
        (y, x) -> terms.getOrDefault(List.of(y, x), java.math.BigInteger.ZERO));
  }

  /** The degrees of the irreducible factors modulo a prime, each as often as it occurs. */
  public static List<Integer> degreesModulo(LinePolynomial f, long prime) {
    long[] residues = ModularPolynomial.of(f, prime).coefficients();
    UnivariatePolynomialZp64 residue = UnivariatePolynomialZp64.create(prime, residues);
    return repeated(UnivariateFactorization.FactorInGF(residue)).stream()
        .map(UnivariatePolynomialZp64::degree)
        .toList();
  }

  private static <P extends IPolynomial<P>> List<P> repeated(
      PolynomialFactorDecomposition<P> found) {
    return IntStream.range(0, found.size())
        .boxed()
        .flatMap(i -> IntStream.range(0, found.getExponent(i)).mapToObj(time -> found.get(i)))
        .toList();
  }
}
