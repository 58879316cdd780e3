package dev.convproof.cli;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.law.Composer;
import dev.convproof.law.Grid;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A tensor to be shown.
 *
 * @param name such as {@code weights}, with the number of the layer where layers are stacked
 * @param shape its sizes
 * @param values as a person writes them, unscaled
 * @param exponent they are scaled by 2^exponent
 */
record NamedTensor(String name, Shape shape, List<String> values, int exponent) {

  /** The planes as grids of text. */
  String grid() {
    return Grid.of(shape, values::get) + (exponent == 0 ? "" : " · 2^" + exponent);
  }

  /** The tensors of a case; of two stacked layers also those of their composition. */
  static List<NamedTensor> of(Case c) {
    List<NamedTensor> tensors = new ArrayList<>();
    tensors.add(of("input", Shape.input(c.geometry()), c.input(), c.exponent()));
    boolean stacked = c.layers().size() > 1;
    int reached = c.exponent();
    for (int index = 0; index < c.layers().size(); index++) {
      Layer layer = c.layers().get(index);
      String number = stacked ? " " + (index + 1) : "";
      reached += layer.exponent();
      int scale = reached;
      Shape weights = Shape.weights(layer.geometry());
      tensors.add(of("weights" + number, weights, layer.weights(), layer.exponent()));
      layer
          .bias()
          .map(bias -> of("bias" + number, Shape.bias(layer.geometry()), bias, scale))
          .ifPresent(tensors::add);
    }
    if (stacked) {
      tensors.addAll(composed(Arithmetics.reference(c), c));
    }
    return tensors;
  }

  private static NamedTensor of(String name, Shape shape, long[] values, int exponent) {
    return new NamedTensor(
        name, shape, Arrays.stream(values).mapToObj(Long::toString).toList(), exponent);
  }

  private static <V> List<NamedTensor> composed(Arithmetic<V> numbers, Case c) {
    V unread = numbers.zeros(c.layers().get(1).geometry().inputSize());
    Problem<V> one = Composer.compose(numbers, c.problem(numbers), c.problem(numbers, unread, 1));
    List<NamedTensor> tensors = new ArrayList<>();
    tensors.add(of("composed weights", numbers, one.weights()));
    one.bias().ifPresent(bias -> tensors.add(of("composed bias", numbers, bias)));
    return tensors;
  }

  private static <V> NamedTensor of(String name, Arithmetic<V> numbers, Tensor<V> tensor) {
    return new NamedTensor(
        name,
        tensor.shape(),
        IntStream.range(0, tensor.shape().size())
            .mapToObj(at -> numbers.show(tensor.data(), at))
            .toList(),
        0);
  }
}
