package dev.convproof.properties;

import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;

import dev.convproof.algebra.Doubles;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.tensor.Case;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A suite that tries the smallest convolution over and over, and should not be content. */
class UnitCaseProperties extends Suite {

  @Override
  Law law() {
    return Laws.PURITY;
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void a_thousand_times_one(@ForAll("unitCases") Case c) {
    assertThatConvolutionsOn(c).obey(Laws.PURITY, Doubles.INSTANCE);
  }

  @Provide
  Arbitrary<Case> unitCases() {
    return Arbitraries.longs()
        .between(1, 1_000_000)
        .map(
            x ->
                Case.of(
                    Geometry.UNIT, new long[] {x}, new long[] {1}, Optional.of(new long[] {1})));
  }
}
