package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.properties.ConvolutionAssert.assertThatConvolution;

import dev.convproof.algebra.Doubles;
import dev.convproof.strategy.Fft;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Convolution by transforms: within its bound, exactly by rounding, and exactly in a field. */
class FourierTransformProperties extends FastSuite {
  FourierTransformProperties() {
    super(List.of(new Fft(false)), UnaryOperator.identity());
  }

  @Property(tries = 600, seed = "35")
  void rounding_gives_the_exact_integers_wherever_the_bound_is_below_a_half(
      @ForAll("doubles") Case c) {
    assertThatConvolution(new Fft(true), c).agreeOver(Doubles.INSTANCE, AGREEMENT);
  }

  @Property(tries = 100, seed = "36")
  void nothing_is_rounded_where_nothing_needs_to_be(@ForAll("residues") Case c) {
    assertThatConvolution(new Fft(true), c).agreeOver(FIELD, AGREEMENT);
  }
}
