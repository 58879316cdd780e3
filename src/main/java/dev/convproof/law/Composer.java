package dev.convproof.law;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import java.util.Optional;

/**
 * The one convolution that two stacked ones are: K[o, c, u] = Σ K2[o, m, b] · K1[m, c, a] over all
 * m and u = a·d1 + b·s1·d2 on each axis (the full convolution, k1+k2−1 taps, where strides and
 * dilations are 1), and bias b2[o] + Σ K2[o, m, b] · b1[m].
 *
 * <p>Per axis: extent d1(k1−1) + s1·d2(k2−1) + 1 at dilation 1, stride s1·s2, padding p1 + s1·p2.
 */
public final class Composer {
  private Composer() {}

  /** The composed axis. */
  public static Axis axis(Axis first, Axis second) {
    int extent = first.reach() + first.stride() * (second.reach() - 1);
    return new Axis(
        first.input(),
        extent,
        first.stride() * second.stride(),
        first.padBefore() + first.stride() * second.padBefore(),
        first.padAfter() + first.stride() * second.padAfter(),
        1);
  }

  /** The composed geometry; groups become blocks of zeros. */
  public static Geometry geometry(Geometry first, Geometry second) {
    return new Geometry(
        first.batch(),
        1,
        first.inputChannels(),
        second.outputChannels(),
        axis(first.rows(), second.rows()),
        axis(first.columns(), second.columns()));
  }

  /** The composed convolution on the first one's input. The second's input is not read. */
  public static <V> Problem<V> compose(Algebra<V> algebra, Problem<V> first, Problem<V> second) {
    Geometry composed = geometry(first.geometry(), second.geometry());
    V inner = first.weights().data();
    V outer = second.weights().data();
    V weights = algebra.zeros(composed.weightSize());
    eachProduct(
        first.geometry(),
        second.geometry(),
        (k1, k2, k) -> algebra.multiplyAdd(inner, k1, outer, k2, weights, k));
    return Problem.of(composed, first.input().data(), weights, bias(algebra, first, second));
  }

  /** A product K1[k1] · K2[k2] and the element K[k] of the composed kernel that it is a term of. */
  @FunctionalInterface
  interface Product {
    void at(int k1, int k2, int k);
  }

  /** Every product that the composed kernel sums. */
  static void eachProduct(Geometry first, Geometry second, Product product) {
    Shape composed = Shape.weights(geometry(first, second));
    Shape outer = Shape.weights(second);
    for (int at = 0; at < outer.size(); at++) {
      int[] k2 = outer.coordinates(at);
      spread(first, second, at, second.firstInputChannel(k2[0]) + k2[1], composed, product);
    }
  }

  /** One tap of the second kernel with every tap of the first that it meets. */
  private static void spread(
      Geometry first, Geometry second, int tap, int middle, Shape composed, Product product) {
    Shape inner = Shape.weights(first);
    int[] k2 = Shape.weights(second).coordinates(tap);
    int down = k2[2] * second.rows().dilation() * first.rows().stride();
    int right = k2[3] * second.columns().dilation() * first.columns().stride();
    for (int c = 0; c < inner.channels(); c++) {
      for (int a = 0; a < inner.height(); a++) {
        for (int b = 0; b < inner.width(); b++) {
          int row = down + a * first.rows().dilation();
          int column = right + b * first.columns().dilation();
          int target = composed.at(k2[0], first.firstInputChannel(middle) + c, row, column);
          product.at(inner.at(middle, c, a, b), tap, target);
        }
      }
    }
  }

  private static <V> Optional<V> bias(Algebra<V> algebra, Problem<V> first, Problem<V> second) {
    if (first.bias().isEmpty() && second.bias().isEmpty()) {
      return Optional.empty();
    }
    Geometry g = second.geometry();
    V bias = algebra.zeros(g.outputChannels());
    second.bias().ifPresent(b -> algebra.copy(b.data(), 0, 1, bias, 0, 1, g.outputChannels()));
    if (first.bias().isPresent()) {
      V inner = first.bias().orElseThrow().data();
      Shape weights = second.weights().shape();
      for (int at = 0; at < weights.size(); at++) {
        int[] k = weights.coordinates(at);
        int middle = g.firstInputChannel(k[0]) + k[1];
        algebra.multiplyAdd(inner, middle, second.weights().data(), at, bias, k[0]);
      }
    }
    return Optional.of(bias);
  }
}
