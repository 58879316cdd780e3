package dev.convproof.proof.polynomial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.proof.polynomial.Certificate.DegreeOne;
import dev.convproof.proof.polynomial.Certificate.DegreePatterns;
import dev.convproof.proof.polynomial.Certificate.OfLine;
import dev.convproof.proof.polynomial.Certificate.OneSlope;
import dev.convproof.proof.polynomial.Certificate.PrimeModulus;
import dev.convproof.report.words.Wording;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No certificate may call a product irreducible; one that forgets a condition does. */
class LineCertificatesTest {
  private static final List<Long> PRIMES = ModuloPrime.primesUpTo(13).boxed().toList();

  /** Products of two polynomials of degree 1 to 3 with coefficients from −6 to 6. */
  private static List<IntegerPolynomial> products() {
    Random random = new Random(1);
    return Stream.generate(() -> drawn(random).times(drawn(random))).limit(200).toList();
  }

  private static IntegerPolynomial drawn(Random random) {
    int degree = 1 + random.nextInt(3);
    long[] coefficients =
        LongStream.generate(() -> random.nextInt(13) - 6).limit(degree + 1).toArray();
    coefficients[degree] = coefficients[degree] == 0 ? 1 : coefficients[degree];
    coefficients[0] = coefficients[0] == 0 ? 1 : coefficients[0];
    return IntegerPolynomial.of(coefficients);
  }

  static Stream<OfLine> certificates() {
    return Stream.of(
            Stream.of(new DegreeOne(), new DegreePatterns(PRIMES)),
            PRIMES.stream().map(PrimeModulus::new),
            PRIMES.stream()
                .flatMap(
                    p -> LongStream.rangeClosed(-2, 2).mapToObj(shift -> new OneSlope(p, shift))))
        .flatMap(kind -> kind.map(OfLine.class::cast));
  }

  @ParameterizedTest
  @MethodSource("certificates")
  void no_certificate_calls_a_product_irreducible(OfLine certificate) {
    assertThat(products()).allMatch(f -> certificate.objection(f).isPresent());
  }

  @Test
  void the_search_finds_nothing_for_a_product() {
    assertThat(products().subList(0, 40)).allMatch(f -> CertificateSearch.find(f).isEmpty());
  }

  @Test
  void a_modulus_that_may_drop_the_degree_is_caught() {
    assertThat(fooled(ModuloPrime::irreducible)).isTrue();
    assertThat(new PrimeModulus(2).objection(IntegerPolynomial.of(1, 3, 2)))
        .contains("the degree drops modulo 2");
  }

  @Test
  void degree_patterns_that_may_drop_the_degree_are_caught() {
    assertThat(fooled((f, p) -> ModuloPrime.degrees(f, p).size() == 1)).isTrue();
    assertThat(new DegreePatterns(List.of(2L)).objection(IntegerPolynomial.of(1, 3, 2)))
        .contains("the degree drops modulo 2");
  }

  @Test
  void a_line_that_may_pass_through_whole_numbers_is_caught() {
    IntegerPolynomial square = IntegerPolynomial.of(4, 4, 1);
    assertThat(new OneSlope(2, 0).objection(square))
        .contains("the line passes through a whole number between its ends");
  }

  @Test
  void a_modulus_that_is_no_prime_is_caught() {
    assertThat(new PrimeModulus(9).objection(IntegerPolynomial.of(1, 0, 1)))
        .contains("9 is no prime");
    assertThat(new DegreePatterns(List.of(9L)).objection(IntegerPolynomial.of(1, 0, 1)))
        .contains("9 is no prime");
    assertThat(new OneSlope(4, 0).objection(IntegerPolynomial.of(2, 0, 1)))
        .contains("4 is no prime");
  }

  /** Whether a test that is true only of irreducible polynomials, were it right, is true here. */
  private static boolean fooled(BiPredicate<IntegerPolynomial, Long> liar) {
    return products().stream().anyMatch(f -> PRIMES.stream().anyMatch(p -> liar.test(f, p)));
  }

  @Test
  void x4_plus_1_has_no_modulus_but_is_eisensteins_after_a_shift() {
    IntegerPolynomial f = IntegerPolynomial.of(1, 0, 0, 0, 1);
    assertThat(ModuloPrime.primesUpTo(500))
        .noneMatch(p -> new PrimeModulus(p).objection(f).isEmpty());
    assertThat(CertificateSearch.find(f)).contains(new OneSlope(2, 1));
  }

  @Test
  void x4_minus_x2_plus_1_has_no_certificate_of_these_kinds() {
    assertThat(CertificateSearch.find(IntegerPolynomial.of(1, 0, -1, 0, 1))).isEmpty();
  }

  @Test
  void every_kind_is_found_where_the_kinds_before_it_do_not_do() {
    assertThat(found(3, 2)).isEqualTo(new DegreeOne());
    assertThat(found(1, 0, 1)).isEqualTo(new PrimeModulus(3));
    assertThat(found(12, 8, 0, 0, 1)).isInstanceOf(DegreePatterns.class); // its group is A4
    assertThat(found(1, 0, 0, 0, 1)).isInstanceOf(OneSlope.class);
  }

  private static Certificate found(long... coefficients) {
    return CertificateSearch.find(IntegerPolynomial.of(coefficients)).orElse(null);
  }

  @Test
  void a_certificate_is_told_in_words() {
    IntegerPolynomial f = IntegerPolynomial.of(1, 0, 0, 0, 1);
    assertThat(Wording.english(new OneSlope(2, 1).words(f)))
        .isEqualTo(
            "with +1 added to its variable it becomes 2 + 4x + 6x^2 + 4x^3 + x^4, and it meets"
                + " Eisenstein's criterion at the prime 2");
    assertThat(Wording.english(new OneSlope(2, 0).words(IntegerPolynomial.of(8, 0, 0, 0, 1))))
        .isEqualTo(
            "it has one line as its Newton polygon at the prime 2, from height 3 to 0 in 4 steps,"
                + " without a whole number in between (Dumas)");
    assertThat(
            Wording.english(
                new DegreePatterns(List.of(2L, 3L)).words(IntegerPolynomial.of(2, 1, 0, 0, 1))))
        .startsWith("the degrees of its factors are modulo 2 [");
  }
}
