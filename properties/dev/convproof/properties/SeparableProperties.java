package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;

import dev.convproof.law.draw.Suited;
import dev.convproof.strategy.Separable;
import dev.convproof.tensor.Case;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Kernels of rank one as two passes: exactly, over everything that finds their factors. */
class SeparableProperties extends FastSuite {
  SeparableProperties() {
    super(List.of(new Separable()), Suited::separable);
  }

  @Property(tries = 400, seed = "35")
  void they_agree_with_the_definition_over_floats(@ForAll("floats") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(FLOATS, AGREEMENT);
  }

  @Property(tries = 300, seed = "36")
  void they_agree_with_the_definition_over_residues(@ForAll("residues") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(RESIDUES, AGREEMENT);
  }

  @Property(tries = 120, seed = "37")
  void they_agree_with_the_definition_over_rationals(@ForAll("rationals") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(RATIONALS, AGREEMENT);
  }

  @Property(tries = 300, seed = "38")
  void they_agree_with_the_definition_over_integers(@ForAll("integers") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(INTEGERS, AGREEMENT);
  }
}
