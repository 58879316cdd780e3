package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutions;
import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;

import dev.convproof.algebra.FourierResidues;
import dev.convproof.algebra.Residues;
import dev.convproof.generate.Suited;
import dev.convproof.law.Law;
import dev.convproof.properties.arbitrary.Cases;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Agreement beyond the bound of the exhaustive run: at random shapes, at random points of a large
 * field, so that what is false passes with a probability that is stated. Strategies that look at
 * values, as the separable one does, are polynomials only piece by piece, and are not counted.
 */
class RandomPointsProperties extends Suite {

  @Override
  Law law() {
    return AGREEMENT;
  }

  @Property(tries = 5_000, seed = "41")
  void every_strategy_equals_the_definition_modulo_2_to_61_minus_1(@ForAll("points") Case c) {
    assertThatConvolutionsOn(c).agreeAtRandomPoint(Residues.INSTANCE, Residues.MODULUS);
  }

  @Property(tries = 150, seed = "42")
  void every_fast_strategy_equals_the_definition_modulo_a_prime_with_roots_of_unity(
      @ForAll("fieldPoints") Case c) {
    assertThatConvolutions(Strategies.fast(), c)
        .agreeAtRandomPoint(FourierResidues.INSTANCE, FourierResidues.MODULUS);
  }

  @Provide
  Arbitrary<Case> points() {
    return Cases.atRandomPoints(Residues.MODULUS);
  }

  @Provide
  Arbitrary<Case> fieldPoints() {
    return Cases.atRandomPoints(FourierResidues.MODULUS).map(Suited::dense);
  }
}
