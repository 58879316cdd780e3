package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;

/** Where every strategy starts: an output that holds each channel's bias, or nothing yet. */
final class Outputs {
  private Outputs() {}

  static <V> Tensor<V> biased(Algebra<V> algebra, Problem<V> problem) {
    Shape shape = Shape.output(problem.geometry());
    V output = algebra.zeros(shape.size());
    if (problem.bias().isPresent()) {
      V bias = problem.bias().get().data();
      for (int n = 0; n < shape.outer(); n++) {
        for (int o = 0; o < shape.channels(); o++) {
          algebra.copy(bias, o, 0, output, shape.at(n, o, 0, 0), 1, shape.plane());
        }
      }
    }
    return new Tensor<>(shape, output);
  }
}
