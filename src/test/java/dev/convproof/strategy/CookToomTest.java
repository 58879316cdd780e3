package dev.convproof.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated algorithms, each proved: an identity between bilinear maps holds on a basis. */
class CookToomTest {

  static List<int[]> sizes() {
    List<int[]> sizes = new ArrayList<>();
    for (int m = 1; m <= 8; m++) {
      for (int r = 1; CookToom.products(m, r) <= CookToom.MOST_PRODUCTS && r <= 8; r++) {
        sizes.add(new int[] {m, r});
      }
    }
    return sizes;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void every_output_is_the_sum_of_r_products(int[] size) {
    CookToom algorithm = CookToom.of(size[0], size[1]);
    for (int i = 0; i < size[0]; i++) {
      for (int k = 0; k < size[1]; k++) {
        for (int t = 0; t < algorithm.input().length; t++) {
          BigFraction due = t == i + k ? BigFraction.ONE : BigFraction.ZERO;
          assertThat(coefficient(algorithm, i, k, t)).isEqualTo(due);
        }
      }
    }
  }

  /** Of g[k]·d[t] in y[i]. */
  private static BigFraction coefficient(CookToom algorithm, int i, int k, int t) {
    BigFraction sum = BigFraction.ZERO;
    for (int j = 0; j < algorithm.input().length; j++) {
      BigFraction product = algorithm.output()[i][j].multiply(algorithm.kernel()[j][k]);
      sum = sum.add(product.multiply(algorithm.input()[j][t]));
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          1; 9; []
          9; 1; []
          2; 2; []
          2; 3; [2]
          3; 2; [2]
          4; 3; [2, 3]
          6; 3; [2, 3, 5]
          """)
  void the_divisors_are_the_primes_of_the_denominators(int m, int r, String divisors) {
    assertThat(CookToom.of(m, r).divisors()).hasToString(divisors);
  }

  @Test
  void as_many_products_are_made_as_are_minimal() {
    assertThat(CookToom.of(4, 3).kernel()).hasDimensions(6, 3);
    assertThat(CookToom.of(4, 3).output()).hasDimensions(4, 6);
    assertThat(CookToom.of(4, 3).divisors()).doesNotContain(BigInteger.ONE);
  }
}
