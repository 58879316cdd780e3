package dev.convproof.properties;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.law.Facts;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Grid;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import java.util.List;

/** A wrong gradient as a list of facts that ends in a command. */
final class GradientFacts {
  private GradientFacts() {}

  /** Words the failures of a law. */
  static LawRefuted.Wording about(GradientLaw law, Arithmetic<?> numbers) {
    return (d, smallest) ->
        Facts.of(
            d,
            smallest,
            List.of("  gradient   " + gradient(law, numbers, d.on()) + " of the output"));
  }

  private static String gradient(GradientLaw law, Arithmetic<?> numbers, Case c) {
    Shape shape = Shape.output(c.layers().get(c.layers().size() - 1).geometry());
    return Grid.of(shape, law.outputGradient(numbers.exactness(), c));
  }
}
