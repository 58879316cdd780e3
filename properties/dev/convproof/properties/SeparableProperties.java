package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;

import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
import dev.convproof.generate.Suited;
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
    assertThatAlgorithmsOn(c).agreeOver(Floats.INSTANCE, AGREEMENT);
  }

  @Property(tries = 300, seed = "36")
  void they_agree_with_the_definition_over_residues(@ForAll("residues") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(Residues.INSTANCE, AGREEMENT);
  }

  @Property(tries = 120, seed = "37")
  void they_agree_with_the_definition_over_rationals(@ForAll("rationals") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(Rationals.INSTANCE, AGREEMENT);
  }

  @Property(tries = 300, seed = "38")
  void they_agree_with_the_definition_over_integers(@ForAll("integers") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(Integers.INSTANCE, AGREEMENT);
  }
}
