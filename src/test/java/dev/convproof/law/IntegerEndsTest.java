package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.generate.RandomCase;
import dev.convproof.tensor.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Beyond the ends of integers nothing is judged: what becomes of them is told. */
class IntegerEndsTest {

  private static <V> Subject<V> right(Arithmetic<V> numbers) {
    return Subject.of(
        "right", numbers, (g, x, k, b) -> Trial.defined(numbers, Problem.of(g, x, k, b)).data());
  }

  @SuppressWarnings("unchecked") // they travel in ints
  private static Subject<int[]> saturating(String numbers) {
    return Subject.of(
        "saturating",
        (Arithmetic<int[]>) Arithmetic.named(numbers),
        (g, x, k, b) -> {
          int[] y = new int[g.outputSize()];
          for (int at = 0; at < y.length; at++) { // of one tap and channel
            long sum = (b.isPresent() ? b.get()[0] : 0) + (long) x[at] * k[0];
            y[at] = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, sum));
          }
          return y;
        });
  }

  private static Support unbiased(Problem<?> problem) {
    return problem.bias().isPresent()
        ? new Support.Unsupported("no bias")
        : new Support.Supported();
  }

  private static List<String> observed(Subject<?> subject) {
    return Behaviour.of(subject, RandomCase.Fitting.NONE, 1).stream()
        .map(one -> one.of() + ": " + one.found())
        .toList();
  }

  @Test
  void integers_wrap_or_saturate() {
    assertThat(observed(right(Arithmetic.named("i8"))))
        .containsExactly("sums above 2147483647: wrap", "sums below -2147483648: wrap");
    assertThat(observed(saturating("u8i8")))
        .containsExactly("sums above 2147483647: saturate", "sums below -2147483648: saturate");
    assertThat(observed(saturating("i32")))
        .containsExactly("sums above 2147483647: saturate", "sums below -2147483648: saturate");
    assertThat(observed(right(Arithmetic.named("i64"))))
        .containsExactly(
            "sums above 9223372036854775807: wrap", "sums below -9223372036854775808: wrap");
  }

  @Test
  void without_a_bias_one_product_of_wide_integers_lies_beyond() {
    assertThat(observed(saturating("i32").supporting(IntegerEndsTest::unbiased)))
        .containsExactly("sums above 2147483647: saturate", "sums below -2147483648: saturate");
    assertThat(observed(right(Arithmetic.named("i64")).supporting(IntegerEndsTest::unbiased)))
        .containsExactly(
            "sums above 9223372036854775807: wrap", "sums below -9223372036854775808: wrap");
    assertThat(observed(saturating("i8").supporting(IntegerEndsTest::unbiased)))
        .containsExactly(
            "sums above 2147483647: not observed: the case is not supported",
            "sums below -2147483648: not observed: the case is not supported");
  }

  /** An input of 255 is no difference of 1 to a zero point of 255. */
  @Test
  void a_zero_point_at_the_end_leaves_another_product() {
    MixedArithmetic<?> numbers =
        ((MixedArithmetic<?>) Arithmetic.named("u8i8")).withZeroPoints(255, 0);
    assertThat(Behaviour.of(stored(numbers), RandomCase.Fitting.NONE, 1))
        .extracting(Behaviour::found)
        .containsExactly("wrap", "wrap");
  }

  private static <V> Subject<V> stored(MixedArithmetic<V> numbers) {
    return Subject.of(
        "right",
        numbers,
        (g, x, k, b) -> {
          numbers.restore(x, k);
          V output = Trial.defined(numbers, Problem.of(g, x, k, b)).data();
          numbers.store(x, k);
          return output;
        });
  }
}
