package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

  /** Whatever is added to a polynomial, and in whatever order, it stays what it was. */
  @RepeatedTest(200)
  void sums_and_products_are_those_of_coefficients_by_monomial(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    List<Polynomial> made = new ArrayList<>(List.of(Polynomial.ZERO, constant(2), X, Y));
    List<Map<List<Integer>, Long>> naive =
        new ArrayList<>(
            List.of(
                Map.of(), Map.of(List.of(), 2L), Map.of(List.of(1), 1L), Map.of(List.of(2), 1L)));
    for (int step = 0; step < 60; step++) {
      int a = random.nextInt(made.size());
      int b = random.nextInt(made.size());
      int c = random.nextInt(made.size());
      long factor = random.nextLong(-2, 3);
      Map<List<Integer>, Long> product = product(naive.get(b), naive.get(c));
      boolean add = product.keySet().stream().anyMatch(m -> m.size() > 3) || random.nextBoolean();
      made.add(
          add
              ? made.get(a).plus(made.get(b), factor)
              : made.get(a).plusProduct(made.get(b), made.get(c)));
      naive.add(add ? sum(naive.get(a), naive.get(b), factor) : sum(naive.get(a), product, 1));
    }
    for (int at = 0; at < made.size(); at++) {
      assertThat(made.get(at)).isEqualTo(polynomial(naive.get(at)));
      assertThat(made.get(at)).hasSameHashCodeAs(polynomial(naive.get(at)));
      assertThat(made.get(at).isZero()).isEqualTo(naive.get(at).isEmpty());
    }
    assertThat(new HashSet<>(made)).hasSameSizeAs(new HashSet<>(naive));
  }

  private static Map<List<Integer>, Long> sum(
      Map<List<Integer>, Long> a, Map<List<Integer>, Long> b, long factor) {
    Map<List<Integer>, Long> sum = new HashMap<>(a);
    b.forEach((monomial, coefficient) -> sum.merge(monomial, factor * coefficient, Long::sum));
    sum.values().removeIf(coefficient -> coefficient == 0);
    return sum;
  }

  private static Map<List<Integer>, Long> product(
      Map<List<Integer>, Long> a, Map<List<Integer>, Long> b) {
    Map<List<Integer>, Long> product = new HashMap<>();
    a.forEach(
        (left, c) ->
            b.forEach(
                (right, d) -> {
                  List<Integer> both =
                      Stream.concat(left.stream(), right.stream()).sorted().toList();
                  product.merge(both, c * d, Long::sum);
                }));
    product.values().removeIf(coefficient -> coefficient == 0);
    return product;
  }

  private static Polynomial polynomial(Map<List<Integer>, Long> terms) {
    Polynomial sum = Polynomial.ZERO;
    for (Map.Entry<List<Integer>, Long> term : terms.entrySet()) {
      Polynomial monomial = constant(1);
      for (int number : term.getKey()) {
        monomial = monomial.times(Polynomial.indeterminate(number));
      }
      sum = sum.plus(monomial, term.getValue());
    }
    return sum;
  }

  @Test
  void there_is_no_fourth_degree() {
    Polynomial square = X.times(Y);
    assertThatThrownBy(() -> square.times(square))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("a product of more than three indeterminates");
  }

  /** Copied at each addition they would take hours. */
  @Timeout(20)
  @Test
  void a_million_terms_are_added_one_by_one() {
    Polynomial up = Polynomial.ZERO;
    Polynomial down = Polynomial.ZERO;
    int most = 1_000_000;
    for (int number = 1; number <= most; number++) {
      up = up.plus(Polynomial.indeterminate(number), 1);
      down = down.plus(Polynomial.indeterminate(most + 1 - number), 1);
    }
    assertThat(up.equals(down)).isTrue();
    assertThat(up.plus(down, -1).isZero()).isTrue();
  }

  private static Polynomial constant(long value) {
    return Polynomial.constant(value);
  }
}
