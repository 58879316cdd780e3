package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;

import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
import dev.convproof.generate.Suited;
import dev.convproof.strategy.Winograd;
import dev.convproof.tensor.Case;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Winograd's algorithm for several tiles: within its bound where it rounds, exactly elsewhere. */
class WinogradProperties extends FastSuite {
  WinogradProperties() {
    super(
        List.of(new Winograd(2, 2), new Winograd(4, 4), new Winograd(3, 1), new Winograd(2, 6)),
        Suited::dense);
  }

  @Property(tries = 400, seed = "35")
  void they_agree_with_the_definition_over_floats(@ForAll("floats") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(Floats.INSTANCE, AGREEMENT);
  }

  @Property(tries = 250, seed = "36")
  void they_agree_with_the_definition_over_residues(@ForAll("residues") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(Residues.INSTANCE, AGREEMENT);
  }

  @Property(tries = 60, seed = "37")
  void they_agree_with_the_definition_over_rationals(@ForAll("rationals") Case c) {
    assertThatAlgorithmsOn(c).agreeOver(Rationals.INSTANCE, AGREEMENT);
  }
}
