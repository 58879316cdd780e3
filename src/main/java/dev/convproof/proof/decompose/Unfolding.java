package dev.convproof.proof.decompose;

import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/** Kernels with channels as matrices. */
final class Unfolding {
  private Unfolding() {}

  /** The matrix [co, ci·kh·kw]. */
  static BigFraction[][] byOutput(Kernel kernel) {
    BigFraction[][] matrix = new BigFraction[kernel.shape().outer()][];
    int width = kernel.shape().size() / matrix.length;
    for (int o = 0; o < matrix.length; o++) {
      matrix[o] = kernel.taps().subList(o * width, (o + 1) * width).toArray(BigFraction[]::new);
    }
    return matrix;
  }

  /** The matrix [co·kh·kw, ci]. */
  static BigFraction[][] byInput(Kernel kernel) {
    Shape shape = kernel.shape();
    BigFraction[][] matrix = new BigFraction[shape.outer() * shape.plane()][shape.channels()];
    for (int at = 0; at < shape.size(); at++) {
      int[] k = shape.coordinates(at);
      matrix[(k[0] * shape.height() + k[2]) * shape.width() + k[3]][k[1]] = kernel.taps().get(at);
    }
    return matrix;
  }

  /**
   * The kernel [ci, co, kh, kw] with input and output exchanged. A composition becomes one in the
   * other order.
   */
  static Kernel transposed(Kernel kernel) {
    Shape shape = kernel.shape();
    Shape turned = new Shape(shape.channels(), shape.outer(), shape.height(), shape.width());
    List<BigFraction> taps = new ArrayList<>();
    for (int at = 0; at < turned.size(); at++) {
      int[] k = turned.coordinates(at);
      taps.add(kernel.at(k[1], k[0], k[2], k[3]));
    }
    return new Kernel(Layout.CHANNELS, turned, taps);
  }

  /** The matrix [co, ci] of the values of the kernel's polynomials at a point. */
  static BigFraction[][] at(Kernel kernel, int x, int y) {
    Shape shape = kernel.shape();
    BigFraction[][] matrix = new BigFraction[shape.outer()][shape.channels()];
    for (BigFraction[] row : matrix) {
      Arrays.fill(row, BigFraction.ZERO);
    }
    for (int at = 0; at < shape.size(); at++) {
      int[] k = shape.coordinates(at);
      BigFraction power = BigFraction.of(x).pow(k[3]).multiply(BigFraction.of(y).pow(k[2]));
      matrix[k[0]][k[1]] = matrix[k[0]][k[1]].add(kernel.taps().get(at).multiply(power));
    }
    return matrix;
  }
}
