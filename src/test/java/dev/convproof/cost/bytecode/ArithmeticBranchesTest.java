package dev.convproof.cost.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No strategy's arithmetic branches on values, but for those that say so; liars are caught. */
class ArithmeticBranchesTest {
  private static final int CASES = 20;

  @Test
  void no_strategy_looks_at_values_while_it_computes_unless_it_says_so() {
    List<ArithmeticBranches> all = ArithmeticBranches.ofStrategies(CASES);
    assertThat(all)
        .allSatisfy(
            one -> {
              assertThat(one.asDeclared()).as(one.words()).isTrue();
              assertThat(one.unsteady()).as(one.words()).isEmpty();
              assertThat(one.cases()).isEqualTo(CASES);
            });
    assertThat(all.stream().filter(one -> !one.none()).map(ArithmeticBranches::words))
        .satisfiesExactly(
            rounding ->
                assertThat(rounding)
                    .startsWith("fft-rounded: call of Math.rint in dev.convproof.algebra."),
            factoring ->
                assertThat(factoring)
                    .startsWith("separable: ")
                    .contains("algebra.ExactDouble.exactly"));
  }

  @ParameterizedTest
  @CsvSource({
    "SkipsZeros, comparison (double) in",
    "SkipsZerosOfIntegers, conversion to integer (double) in",
    "LooksAtBits, call of Double.doubleToRawLongBits in",
    "AsksDecimals, call of BigDecimal.<init> in",
    "RefersToMaximum, call of a reference to Math.max in"
  })
  void a_convolution_that_looks_at_values_is_caught(String liar, String how) {
    assertThat(branches(liar).words()).startsWith(liar + ": " + how).contains("$" + liar + ".");
  }

  @Test
  void a_convolution_that_executes_something_else_for_other_values_is_caught() {
    assertThat(branches("Remembers").words())
        .isEqualTo("Remembers: executes something else for other values on w3kw3");
  }

  @Test
  void a_strategy_that_declares_what_it_does_not_do_is_caught() {
    assertThat(
            new ArithmeticBranches(
                    "honest", 1, new TreeMap<>(), Optional.empty(), Optional.of("it rounds"))
                .asDeclared())
        .isFalse();
  }

  private static ArithmeticBranches branches(String liar) {
    String name = ForeignConvolutions.class.getName() + "$" + liar;
    try (Metered metered = Metered.foreign(name, List.of())) {
      return ArithmeticBranches.of(
          liar, metered, List.of(MeteredTest.THREE_TAPS), Optional.empty());
    }
  }
}
