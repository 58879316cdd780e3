package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutions;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.FourierResidues;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Fast algorithms on cases that suit them: within a declared bound, or exactly, over doubles;
 * exactly over a finite field that has all that they need.
 */
abstract class FastSuite extends Suite {
  static final FourierResidues FIELD = FourierResidues.INSTANCE;

  private final List<Strategy> algorithms;
  private final UnaryOperator<Case> suited;

  FastSuite(List<Strategy> algorithms, UnaryOperator<Case> suited) {
    this.algorithms = algorithms;
    this.suited = suited;
  }

  @Override
  Law law() {
    return AGREEMENT;
  }

  final ConvolutionAssert assertThatAlgorithmsOn(Case c) {
    return assertThatConvolutions(algorithms, suited.apply(c));
  }

  @Property(tries = 400, seed = "31")
  void they_agree_with_the_definition_over_doubles(@ForAll("doubles") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(Doubles.INSTANCE, AGREEMENT);
  }

  @Property(tries = 250, seed = "32")
  void they_agree_with_the_definition_in_a_finite_field(@ForAll("residues") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(FIELD, AGREEMENT);
  }

  @Property(tries = 15, seed = "33")
  void they_obey_every_law_in_a_finite_field(@ForAll("residues") Case c) {
    for (Law law : Laws.all()) {
      if (law.layers() == 1) {
        assertThatAlgorithmsOn(c).obey(law, FIELD);
      }
    }
  }

  @Property(tries = 120, seed = "34")
  void they_execute_as_many_operations_as_their_closed_forms_say(@ForAll("residues") Case c) {
    assertThatAlgorithmsOn(c).executeAsManyOperationsAsTheClosedForm();
  }
}
