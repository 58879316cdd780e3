package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Transforms;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The spectra [rows, columns] of a problem's channels, and maps from their products.
 *
 * @param p without padding
 */
record Spectra<V>(Algebra<V> algebra, Problem<V> p, int rows, int columns) {

  private Transforms<V> transforms() {
    return algebra.transforms().orElseThrow();
  }

  /** One for each channel that a group of an image has. */
  List<V> ofInput(int n, int group) {
    Shape shape = p.input().shape();
    List<V> spectra = new ArrayList<>();
    for (int c = 0; c < p.geometry().inputChannelsPerGroup(); c++) {
      V signal = algebra.zeros(rows * columns);
      int channel = group * p.geometry().inputChannelsPerGroup() + c;
      for (int row = 0; row < shape.height(); row++) {
        int x = shape.at(n, channel, row, 0);
        algebra.copy(p.input().data(), x, 1, signal, row * columns, 1, shape.width());
      }
      spectra.add(transforms().forward(rows, columns, signal));
    }
    return spectra;
  }

  /** One for each channel of an output channel's kernel, mirrored at the origin. */
  List<V> ofKernel(int o) {
    Geometry g = p.geometry();
    List<V> spectra = new ArrayList<>();
    for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
      V signal = algebra.zeros(rows * columns);
      for (int a = 0; a < g.rows().kernel(); a++) {
        int row = Math.floorMod(-a * g.rows().dilation(), rows);
        for (int b = 0; b < g.columns().kernel(); b++) {
          int column = Math.floorMod(-b * g.columns().dilation(), columns);
          int k = p.weights().shape().at(o, c, a, b);
          algebra.copy(p.weights().data(), k, 1, signal, row * columns + column, 1, 1);
        }
      }
      spectra.add(transforms().forward(rows, columns, signal));
    }
    return spectra;
  }

  /** Σ_c x[c]∗k[c]: [rows, columns], whose first elements are the outputs at stride 1. */
  V convolved(List<V> inputs, List<V> kernels) {
    V sum = algebra.zeros(algebra.length(inputs.get(0)));
    for (int c = 0; c < inputs.size(); c++) {
      transforms().multiplyAdd(inputs.get(c), kernels.get(c), sum);
    }
    return transforms().inverse(rows, columns, sum);
  }
}
