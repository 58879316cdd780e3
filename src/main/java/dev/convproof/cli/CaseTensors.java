package dev.convproof.cli;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Rationals;
import dev.convproof.algebra.Residues;
import dev.convproof.law.Composer;
import dev.convproof.law.DeepestSum;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Laws;
import dev.convproof.law.Stack;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The tensors of a case, and the arithmetics in which it is computed exactly.
 *
 * @param given input, weights and biases; of two stacked layers also those of their composition
 * @param output what the definition computes exactly
 * @param over the arithmetic of that, integers or rationals
 * @param contradiction an arithmetic in which the case is exact and the definition says otherwise
 */
record CaseTensors(List<Named> given, Named output, String over, Optional<String> contradiction) {
  private static final List<Arithmetic<?>> FAST =
      List.of(Doubles.INSTANCE, Floats.INSTANCE, Residues.INSTANCE, Integers.INSTANCE);

  /**
   * A tensor to be shown.
   *
   * @param name such as {@code weights}, with the number of the layer where layers are stacked
   * @param shape its sizes
   * @param values as a person writes them, unscaled
   * @param exponent they are scaled by 2^exponent
   */
  record Named(String name, Shape shape, List<String> values, int exponent) {
    private static Named of(String name, Shape shape, long[] values, int exponent) {
      return new Named(
          name, shape, Arrays.stream(values).mapToObj(Long::toString).toList(), exponent);
    }

    private static <V> Named of(String name, Arithmetic<V> numbers, Tensor<V> tensor) {
      return new Named(name, tensor.shape(), shown(numbers, tensor), 0);
    }
  }

  /**
   * Returns the arithmetics in which every sum that a law makes of a case is exact; the rationals
   * where none of the fast ones is.
   */
  static List<Arithmetic<?>> exactOn(Case c, LawStatement law) {
    List<Arithmetic<?>> exact =
        FAST.stream()
            .filter(n -> DeepestSum.isWithin(n.exactness().withHeadroom(law.headroom()), c))
            .toList();
    return exact.isEmpty() ? List.of(Rationals.INSTANCE) : exact;
  }

  /** Computes the tensors of a case. */
  static CaseTensors of(Case c) {
    Arithmetic<?> exact =
        DeepestSum.isWithin(Integers.INSTANCE.exactness(), c)
            ? Integers.INSTANCE
            : Rationals.INSTANCE;
    List<String> values = output(exact, c);
    Optional<String> contradiction =
        exact instanceof Rationals // whose fractions are written otherwise
            ? Optional.empty()
            : exactOn(c, Laws.AGREEMENT).stream()
                .filter(numbers -> !output(numbers, c).equals(values))
                .map(numbers -> numbers.name())
                .findFirst();
    Shape shape = Shape.output(c.layers().get(c.layers().size() - 1).geometry());
    return new CaseTensors(
        given(c, exact), new Named("output", shape, values, 0), exact.name(), contradiction);
  }

  private static List<Named> given(Case c, Arithmetic<?> exact) {
    List<Named> tensors = new ArrayList<>();
    tensors.add(Named.of("input", Shape.input(c.geometry()), c.input(), c.exponent()));
    boolean stacked = c.layers().size() > 1;
    int reached = c.exponent();
    for (int index = 0; index < c.layers().size(); index++) {
      Layer layer = c.layers().get(index);
      String number = stacked ? " " + (index + 1) : "";
      reached += layer.exponent();
      int scale = reached;
      Shape weights = Shape.weights(layer.geometry());
      tensors.add(Named.of("weights" + number, weights, layer.weights(), layer.exponent()));
      layer
          .bias()
          .map(bias -> Named.of("bias" + number, Shape.bias(layer.geometry()), bias, scale))
          .ifPresent(tensors::add);
    }
    if (stacked) {
      tensors.addAll(composed(exact, c));
    }
    return tensors;
  }

  private static <V> List<Named> composed(Arithmetic<V> numbers, Case c) {
    V unread = numbers.zeros(c.layers().get(1).geometry().inputSize());
    Problem<V> one = Composer.compose(numbers, c.problem(numbers), c.problem(numbers, unread, 1));
    List<Named> tensors = new ArrayList<>();
    tensors.add(Named.of("composed weights", numbers, one.weights()));
    one.bias().ifPresent(bias -> tensors.add(Named.of("composed bias", numbers, bias)));
    return tensors;
  }

  private static <V> List<String> output(Arithmetic<V> numbers, Case c) {
    return shown(numbers, Stack.output(numbers, Strategies.DEFINITION, c));
  }

  private static <V> List<String> shown(Arithmetic<V> numbers, Tensor<V> tensor) {
    return IntStream.range(0, tensor.shape().size())
        .mapToObj(at -> numbers.show(tensor.data(), at))
        .toList();
  }
}
