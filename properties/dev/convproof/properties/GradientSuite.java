package dev.convproof.properties;

import static dev.convproof.properties.GradientAssert.assertThatGradients;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
import dev.convproof.generate.Reach;
import dev.convproof.law.GradientLaw;
import dev.convproof.tensor.Case;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A law of backward passes over all four arithmetics. */
abstract class GradientSuite extends Suite {
  private final GradientLaw law;

  GradientSuite(GradientLaw law) {
    this.law = law;
  }

  @Override
  GradientLaw law() {
    return law;
  }

  @Override
  Reach reach() {
    return Reach.FULL; // there are few draws, and each is given to few passes
  }

  @Property(tries = 1_000, seed = "41")
  void every_backward_pass_obeys_it_over_doubles(@ForAll("doubles") Case c) {
    obey(c, Doubles.INSTANCE);
  }

  @Property(tries = 1_000, seed = "42")
  void every_backward_pass_obeys_it_over_floats(@ForAll("floats") Case c) {
    obey(c, Floats.INSTANCE);
  }

  @Property(tries = 500, seed = "43")
  void every_backward_pass_obeys_it_over_residues(@ForAll("residues") Case c) {
    obey(c, Residues.INSTANCE);
  }

  @Property(tries = 60, seed = "44")
  void every_backward_pass_obeys_it_over_rationals(@ForAll("rationals") Case c) {
    obey(c, Rationals.INSTANCE);
  }

  final <V> void obey(Case c, Arithmetic<V> numbers) {
    assertThatGradients(Subjects.passes(), c, law, numbers);
  }
}
