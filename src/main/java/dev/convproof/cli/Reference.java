package dev.convproof.cli;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Rationals;
import dev.convproof.law.Laws;
import dev.convproof.law.Stack;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the definition computes exactly.
 *
 * @param over the arithmetic, integers or rationals
 * @param shape of the output
 * @param values of the output, as a person writes them
 * @param contradiction an arithmetic in which the case is exact and the definition says otherwise
 */
record Reference(String over, Shape shape, List<String> values, Optional<String> contradiction) {

  static Reference of(Case c) {
    Arithmetic<?> exact = Arithmetics.reference(c);
    List<String> values = shown(exact, c);
    Optional<String> contradiction =
        exact instanceof Rationals // whose fractions are written otherwise
            ? Optional.empty()
            : Arithmetics.exactOn(c, Laws.AGREEMENT).stream()
                .filter(numbers -> !shown(numbers, c).equals(values))
                .map(numbers -> numbers.name())
                .findFirst();
    Shape shape = Shape.output(c.layers().get(c.layers().size() - 1).geometry());
    return new Reference(exact.name(), shape, values, contradiction);
  }

  private static <V> List<String> shown(Arithmetic<V> numbers, Case c) {
    Tensor<V> output = Stack.output(numbers, Strategies.DEFINITION, c);
    return IntStream.range(0, output.shape().size())
        .mapToObj(at -> numbers.show(output.data(), at))
        .toList();
  }
}
