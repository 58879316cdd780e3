package dev.convproof.proof.decompose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.message.Message;
import dev.convproof.proof.decompose.Decomposition.NumberField;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.KernelText;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class OverRealsTest {
  /** One part in 2^40 of the largest tap: to see that decimals are close, not to judge by. */
  private static final BigFraction CLOSE = BigFraction.of(1, 1L << 40);

  @Property(tries = 60)
  void four_taps_between_nonzero_ends_always_decompose(@ForAll("longRows") Kernel kernel) {
    for (NumberField field : new NumberField[] {NumberField.REAL, NumberField.COMPLEX}) {
      Decomposition answer = OverReals.decide(kernel, field);
      assertThat(answer)
          .isInstanceOfAny(Decomposition.Composed.class, Decomposition.Approximated.class);
      if (answer instanceof Decomposition.Approximated close) {
        assertThat(close.residual()).isLessThan(CLOSE.multiply(largest(kernel)));
        assertThat(DecimalKernel.residual(kernel, close.first(), close.second()))
            .isEqualTo(close.residual());
      }
    }
  }

  private static BigFraction largest(Kernel kernel) {
    return kernel.taps().stream().map(BigFraction::abs).max(BigFraction::compareTo).orElseThrow();
  }

  @Provide
  Arbitrary<Kernel> longRows() {
    return DrawnKernels.longRowsBetweenNonzeroEnds();
  }

  @Test
  void three_taps_decompose_over_the_reals_exactly_when_their_roots_are_real() {
    assertThat(decide("[1,0,1]", NumberField.REAL))
        .isEqualTo(
            new Decomposition.Indecomposable(
                Optional.of("discriminant"),
                Message.of("decomposition.no-real-root", "1 + x^2", -4)));
    assertThat(decide("[-1,0,2]", NumberField.REAL)).isInstanceOf(Decomposition.Approximated.class);
    assertThat(decide("[1,2,1]", NumberField.REAL)).isInstanceOf(Decomposition.Composed.class);
  }

  @Test
  void three_taps_always_decompose_over_the_complex_numbers() {
    Decomposition.Approximated found =
        (Decomposition.Approximated) decide("[1,0,1]", NumberField.COMPLEX);
    assertThat(found.residual().signum()).isZero();
    assertThat(found.first()).hasToString("[0-1i, 1]");
    assertThat(found.second()).hasToString("[0+1i, 1]");
  }

  @Test
  void two_taps_never_decompose() {
    assertThat(decide("[1,2]", NumberField.COMPLEX))
        .isEqualTo(
            new Decomposition.Indecomposable(
                Optional.of("degree 1"), Message.of("decomposition.degree-one", "1 + 2x")));
    assertThat(decide("[0,2]", NumberField.REAL)).isInstanceOf(Decomposition.Indecomposable.class);
  }

  @Test
  void columns_and_zeros_around_the_taps_keep_their_places() {
    Decomposition.Approximated found =
        (Decomposition.Approximated)
            decide("[[0,0],[0,1],[0,0],[0,0],[0,0],[0,1]]", NumberField.REAL);
    assertThat(found.first().shape().height()).isEqualTo(4);
    assertThat(found.second().shape().width()).isEqualTo(1);
    assertThat(found.residual()).isLessThan(CLOSE);
  }

  @Test
  void nearly_equal_real_roots_are_no_obstacle() {
    Decomposition answer = decide("[1, -2.00000000000000000001, 1]", NumberField.REAL);
    assertThat(((Decomposition.Approximated) answer).residual()).isLessThan(CLOSE);
  }

  @Test
  void what_cannot_be_asked_is_told() {
    assertThatThrownBy(() -> decide("[[1,2],[3,5]]", NumberField.REAL))
        .hasMessage(
            "taps in two dimensions: over ℝ a kernel must have its taps in one row or one column");
    assertThatThrownBy(() -> decide("[1e200,1,7,1]", NumberField.REAL))
        .hasMessage(
            "a tap is about 1.0e+200: from 1e-100 to 1e100 in size the kernels can be"
                + " approximated");
  }

  private static Decomposition decide(String kernel, NumberField field) {
    return OverReals.decide(KernelText.parse(kernel), field);
  }
}
