package dev.convproof.proof.polynomial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.proof.polynomial.Certificate.DegreeOne;
import dev.convproof.proof.polynomial.Certificate.PrimeModulus;
import dev.convproof.proof.polynomial.Certificate.Specialisation;
import dev.convproof.proof.polynomial.IntegerPolynomial.Exponents;
import dev.convproof.report.words.Wording;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No certificate may call a product irreducible; one that forgets a condition does. */
class PlaneCertificatesTest {

  /** Products of two sparse polynomials of up to 3×3 terms, both variables in each of them. */
  private static List<IntegerPolynomial> products() {
    Random random = new Random(2);
    return Stream.generate(() -> drawn(random).times(drawn(random))).limit(150).toList();
  }

  private static IntegerPolynomial drawn(Random random) {
    int degreeX = 1 + random.nextInt(2);
    int degreeY = 1 + random.nextInt(2);
    long[][] rows = new long[degreeY + 1][degreeX + 1];
    for (long[] row : rows) {
      Arrays.setAll(row, x -> random.nextInt(5) - 2L);
    }
    rows[0][0] = 1;
    rows[degreeY][degreeX] = 1;
    return IntegerPolynomial.ofRows(rows);
  }

  @Test
  void the_search_finds_nothing_for_a_product() {
    assertThat(products().subList(0, 15)).allMatch(f -> CertificateSearch.find(f).isEmpty());
  }

  @Test
  void the_polygon_of_a_product_is_a_sum() {
    assertThat(products()).allMatch(f -> polygon(f).objection(f).isPresent());
  }

  private static NewtonPolygon polygon(IntegerPolynomial f) {
    return NewtonPolygon.of(f);
  }

  @Test
  void indecomposable_polygons_are_found() {
    IntegerPolynomial diagonal = IntegerPolynomial.ofRows(new long[] {1, 0}, new long[] {0, 1});
    assertThat(CertificateSearch.find(diagonal))
        .contains(new NewtonPolygon(List.of(new Exponents(0, 0), new Exponents(1, 1))));
    IntegerPolynomial triangle =
        IntegerPolynomial.ofRows(
            new long[] {1, 0, 0, 1}, new long[] {0, 0, 0, 0}, new long[] {5, 0});
    assertThat(CertificateSearch.find(triangle).map(Certificate::kind)).contains("Newton polygon");
  }

  @Test
  void a_segment_of_two_steps_is_a_sum_but_a_number_for_y_proves_it() {
    IntegerPolynomial f =
        IntegerPolynomial.ofRows(new long[] {1, 0, 0}, new long[3], new long[] {0, 0, 1});
    assertThat(polygon(f).objection(f)).contains("the polygon is a sum of two");
    assertThat(CertificateSearch.find(f)).contains(new Specialisation('y', 1, new PrimeModulus(3)));
    assertThat(Wording.english(new Specialisation('y', 1, new PrimeModulus(3)).words(f)))
        .isEqualTo(
            "at y = 1 it becomes 1 + x^2, of the same degree in x, and that is irreducible: modulo"
                + " the prime 3 it keeps its degree and is irreducible (Rabin's test); and no"
                + " factor in y alone divides it");
  }

  @Test
  void a_number_that_drops_the_degree_is_caught() {
    IntegerPolynomial product =
        IntegerPolynomial.ofRows(new long[] {1, 0}, new long[] {0, 1})
            .times(IntegerPolynomial.ofRows(new long[] {2, 1}));
    assertThat(product.atY(BigInteger.ZERO).degreeX()).isEqualTo(1);
    assertThat(new Specialisation('y', 0, new DegreeOne()).objection(product))
        .contains("the degree in x drops at y = 0");
  }

  @Test
  void a_factor_in_the_other_variable_alone_is_caught() {
    IntegerPolynomial product =
        IntegerPolynomial.ofRows(new long[] {3, 1})
            .times(IntegerPolynomial.ofRows(new long[] {1}, new long[] {1}));
    assertThat(new Specialisation('y', 1, new DegreeOne()).objection(product))
        .contains("a factor in y alone divides it");
    assertThat(new Specialisation('x', 1, new DegreeOne()).objection(product))
        .contains("a factor in x alone divides it");
  }

  @Test
  void a_polygon_that_is_not_the_hull_is_caught() {
    IntegerPolynomial f = IntegerPolynomial.ofRows(new long[] {1, 1}, new long[] {1, 1});
    List<Exponents> diagonal = List.of(new Exponents(0, 0), new Exponents(1, 1));
    assertThat(new NewtonPolygon(diagonal).objection(f))
        .contains("the polygon does not contain every term");
    assertThat(new NewtonPolygon(List.of(new Exponents(0, 0), new Exponents(3, 1))).objection(f))
        .contains("the corners are not different terms");
    IntegerPolynomial shifted = IntegerPolynomial.ofRows(new long[] {0, 1}, new long[] {0, 0, 1});
    assertThat(polygon(shifted).objection(shifted)).contains("a variable divides every term");
  }
}
