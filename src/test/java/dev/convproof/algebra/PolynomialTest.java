package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolynomialTest {
  private static final Polynomial X = Polynomial.indeterminate(1);
  private static final Polynomial Y = Polynomial.indeterminate(2);

  @Test
  void a_derivative_takes_a_factor_for_each_power() {
    Polynomial p = X.times(X).times(Y).plus(X.times(X), 5).plus(Y, 7).plus(constant(3), 1);
    assertThat(p).hasToString("v2·v1·v1 + 7·v2 + 5·v1·v1 + 3");
    assertThat(p.derivative(1)).hasToString("2·v2·v1 + 10·v1");
    assertThat(p.derivative(2)).hasToString("v1·v1 + 7");
  }

  @Test
  void a_derivative_of_what_is_not_there_is_zero() {
    assertThat(X.times(Y).derivative(3)).isEqualTo(Polynomial.ZERO);
    assertThat(constant(3).derivative(1)).isEqualTo(Polynomial.ZERO);
  }

  @Test
  void a_derivative_of_a_product_follows_leibniz() {
    Polynomial f = X.times(Y).plus(constant(2), 1);
    Polynomial g = X.plus(Y, -3);
    assertThat(f.times(g).derivative(1))
        .isEqualTo(f.derivative(1).times(g).plus(f.times(g.derivative(1)), 1));
  }

  private static Polynomial constant(long value) {
    return Polynomial.constant(value);
  }
}
