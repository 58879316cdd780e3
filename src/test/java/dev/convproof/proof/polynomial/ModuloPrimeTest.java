package dev.convproof.proof.polynomial;

import static org.assertj.core.api.Assertions.assertThat;

import cc.redberry.rings.poly.univar.UnivariateFactorization;
import cc.redberry.rings.poly.univar.UnivariatePolynomialZp64;
import cc.redberry.rings.poly.univar.UnivariateSquareFreeFactorization;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own tests modulo primes, against the library and against all products there are. */
class ModuloPrimeTest {

  @ParameterizedTest
  @ValueSource(longs = {2, 3})
  void rabins_test_finds_exactly_what_is_no_product(long prime) {
    int degree = 5;
    Set<IntegerPolynomial> products =
        LongStream.rangeClosed(1, degree / 2)
            .boxed()
            .flatMap(
                low ->
                    monic(prime, low)
                        .flatMap(f -> monic(prime, degree - low).map(g -> residue(f, g, prime))))
            .collect(Collectors.toSet());
    assertThat(monic(prime, degree))
        .allMatch(f -> ModuloPrime.irreducible(f, prime) != products.contains(f));
  }

  private static IntegerPolynomial residue(IntegerPolynomial f, IntegerPolynomial g, long prime) {
    BigInteger modulus = BigInteger.valueOf(prime);
    return IntegerPolynomial.of(
        Arrays.stream(f.times(g).coefficients())
            .mapToLong(c -> c.mod(modulus).longValue())
            .toArray());
  }

  /** All monic polynomials of a degree. */
  private static Stream<IntegerPolynomial> monic(long prime, long degree) {
    return LongStream.range(0, BigInteger.valueOf(prime).pow((int) degree).longValue())
        .mapToObj(
            number -> {
              long[] coefficients = new long[(int) degree + 1];
              long rest = number;
              for (int i = 0; i < degree; i++) {
                coefficients[i] = rest % prime;
                rest /= prime;
              }
              coefficients[(int) degree] = 1;
              return IntegerPolynomial.of(coefficients);
            });
  }

  @Property(tries = 300)
  void what_is_square_free_and_of_which_degrees_is_what_the_library_finds(
      @ForAll @Size(min = 1, max = 11) long[] below, @ForAll("primes") long prime) {
    IntegerPolynomial f = monic(below);
    boolean squareFree =
        UnivariateSquareFreeFactorization.isSquareFree(ModuloPrime.residue(f, prime));
    assertThat(ModuloPrime.squareFree(f, prime)).isEqualTo(squareFree);
    if (squareFree) {
      assertThat(ModuloPrime.degrees(f, prime))
          .containsExactlyInAnyOrderElementsOf(degreesByTheLibrary(f, prime));
    }
  }

  private static List<Integer> degreesByTheLibrary(IntegerPolynomial squareFree, long prime) {
    return UnivariateFactorization.FactorInGF(ModuloPrime.residue(squareFree, prime))
        .factors
        .stream()
        .map(UnivariatePolynomialZp64::degree)
        .toList();
  }

  /** With a leading coefficient that no prime divides, so that the degree stays. */
  private static IntegerPolynomial monic(long[] below) {
    long[] coefficients = Arrays.copyOf(below, below.length + 1);
    coefficients[below.length] = 1;
    return IntegerPolynomial.of(coefficients);
  }

  @Provide
  Arbitrary<Long> primes() {
    return Arbitraries.of(
        LongStream.rangeClosed(2, 50).filter(ModuloPrime::isPrime).boxed().toList());
  }
}
