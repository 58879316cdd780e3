package dev.convproof.strategy;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Algebra.Scaling;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Two one-dimensional algorithms nested: each transform is a matrix along the rows, then one along
 * the columns, of [rows, columns, depth]. Zeros of the matrices are skipped.
 */
record Nested<V>(Algebra<V> algebra, CookToom rows, CookToom columns) {

  /** G·g·Gᵀ: [kh, kw, depth] → [nh, nw, depth]. */
  V kernels(V taps, int depth) {
    return transformed(rows.kernel(), columns.kernel(), taps, depth);
  }

  /** B·d·Bᵀ: [nh, nw, depth] → the same shape. */
  V inputs(V tiles, int depth) {
    return transformed(rows.input(), columns.input(), tiles, depth);
  }

  /** A·m·Aᵀ: [nh, nw, depth] → [mh, mw, depth]. */
  V outputs(V products, int depth) {
    return transformed(rows.output(), columns.output(), products, depth);
  }

  /** At each of nh·nw positions, kernels [o, c] · inputs [c, tiles] → [o, tiles]. */
  V products(V kernels, V inputs, int o, int c, int tiles) {
    int positions = rows.input().length * columns.input().length;
    V products = algebra.zeros(positions * o * tiles);
    for (int at = 0; at < positions; at++) {
      V k = algebra.slice(kernels, at * o * c, o * c);
      V x = algebra.slice(inputs, at * c * tiles, c * tiles);
      V product = algebra.gemm(o, c, tiles, k, x);
      algebra.copy(product, 0, 1, products, at * o * tiles, 1, o * tiles);
    }
    return products;
  }

  private V transformed(BigFraction[][] left, BigFraction[][] right, V x, int depth) {
    V alongRows = along(left, x, 1, right[0].length * depth);
    return along(right, alongRows, left.length, depth);
  }

  /** Applies a matrix to the middle of x [outer, columns, inner]. */
  private V along(BigFraction[][] matrix, V x, int outer, int inner) {
    Scaling<V> scaling = algebra.scaling().orElseThrow();
    V result = algebra.zeros(outer * matrix.length * inner);
    for (int block = 0; block < outer; block++) {
      for (int row = 0; row < matrix.length; row++) {
        for (int column = 0; column < matrix[row].length; column++) {
          if (matrix[row][column].signum() != 0) {
            int from = (block * matrix[row].length + column) * inner;
            int to = (block * matrix.length + row) * inner;
            scaling.addMultiple(matrix[row][column], x, from, 1, result, to, 1, inner);
          }
        }
      }
    }
    return result;
  }
}
