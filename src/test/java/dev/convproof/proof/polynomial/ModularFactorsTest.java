package dev.convproof.proof.polynomial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own tests modulo primes, against the library and against all products there are. */
class ModularFactorsTest {

  @ParameterizedTest
  @ValueSource(longs = {2, 3})
  void rabins_test_finds_exactly_what_is_no_product(long prime) {
    int degree = 5;
    Set<LinePolynomial> products =
        LongStream.rangeClosed(1, degree / 2)
            .boxed()
            .flatMap(
                low ->
                    monic(prime, low)
                        .flatMap(f -> monic(prime, degree - low).map(g -> residue(f, g, prime))))
            .collect(Collectors.toSet());
    assertThat(monic(prime, degree))
        .allMatch(f -> ModularFactors.irreducible(f, prime) != products.contains(f));
  }

  private static LinePolynomial residue(LinePolynomial f, LinePolynomial g, long prime) {
    return LinePolynomial.of(ModularPolynomial.of(f.multiply(g), prime).coefficients());
  }

  /** All monic polynomials of a degree. */
  private static Stream<LinePolynomial> monic(long prime, long degree) {
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
              return LinePolynomial.of(coefficients);
            });
  }

  @Property(tries = 300)
  void the_degrees_are_those_that_the_library_finds(
      @ForAll @Size(min = 2, max = 12) long[] coefficients,
      @ForAll @LongRange(min = 2, max = 50) long candidate) {
    LinePolynomial f = LinePolynomial.of(coefficients);
    Assume.that(Primes.isPrime(candidate) && f.degree() > 0);
    Assume.that(!ModularFactors.dropsDegree(f, candidate));
    Assume.that(ModularFactors.squareFree(f, candidate));
    assertThat(ModularFactors.degrees(f, candidate))
        .containsExactlyInAnyOrderElementsOf(Factoring.degreesModulo(f, candidate));
  }
}
