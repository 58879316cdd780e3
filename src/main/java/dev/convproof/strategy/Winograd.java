package dev.convproof.strategy;

import dev.convproof.Rounding;
import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Winograd's minimal filtering F(mh×mw, kh×kw): outputs in tiles of mh×mw, each from nh·nw products
 * per pair of channels, nh = mh+kh−1, nw = mw+kw−1, where the definition makes mh·kh·mw·kw.
 *
 * <p>Shapes, per image and group, T tiles: kernels [kh, kw, co/g·ci/g] → G·g·Gᵀ [nh, nw,
 * co/g·ci/g]; tiles [nh, nw, ci/g·T] → B·d·Bᵀ, the same shape; a matrix product at each of nh·nw
 * positions → [nh, nw, co/g·T]; A·m·Aᵀ → [mh, mw, co/g·T]. Tiles that pass the output's edge are
 * cropped.
 *
 * <p>Scope: stride 1, dilation 1. Needs a ring that inverts the denominators of {@link CookToom}: 2
 * for F(2×2, 3×3), 2 and 3 for F(4×4, 3×3), none for F(2×2, 2×2). Memory: kernels, tiles and
 * products at all positions.
 *
 * <p>Exactness: where the algebra is exact. Where numbers are rounded, intermediates are no partial
 * sums of products, and fractions may be no numbers of the format; the bound is derived by running
 * error analysis, and grows exponentially with the tile, as Barabasz, Anderson, Soodhalter and
 * Gregg prove (Error Analysis and Improving the Accuracy of Winograd Convolution for Deep Neural
 * Networks, ACM TOMS 46(4), 2020).
 *
 * <p>Source: Winograd, 1980; Lavin and Gray, Fast Algorithms for Convolutional Neural Networks,
 * 2016.
 */
public final class Winograd implements Strategy {
  private final int tileHeight;
  private final int tileWidth;
  private final Algorithms algorithms;

  /** With tiles of mh×mw outputs. */
  public Winograd(int mh, int mw) {
    this(mh, mw, CookToom::of);
  }

  /** With other one-dimensional algorithms. */
  Winograd(int mh, int mw, Algorithms algorithms) {
    this.tileHeight = mh;
    this.tileWidth = mw;
    this.algorithms = algorithms;
  }

  /** The algorithm F(m, r) for every m and r. */
  @FunctionalInterface
  interface Algorithms {
    CookToom of(int m, int r);
  }

  /** Returns the output rows of a tile. */
  public int tileHeight() {
    return tileHeight;
  }

  /** Returns the output columns of a tile. */
  public int tileWidth() {
    return tileWidth;
  }

  @Override
  public String name() {
    return "winograd-" + tileHeight + "x" + tileWidth;
  }

  @Override
  public Rounding rounding() {
    return Rounding.within(name() + ": " + RunningBounds.SOURCE, RunningBounds.of(this));
  }

  /** The name of tiles and a kernel, in words when somebody reads it. */
  private record Title(int height, int width, Geometry g) {
    @Override
    public String toString() {
      return "F(%s×%s, %s×%s)".formatted(height, width, g.rows().kernel(), g.columns().kernel());
    }
  }

  private Title title(Geometry g) {
    return new Title(tileHeight, tileWidth, g);
  }

  @Override
  public Support scope(Geometry g) {
    if (g.rows().stride() > 1 || g.columns().stride() > 1) {
      return outside(
          g,
          "winograd-stride",
          "%s needs stride 1: it is %s×%s",
          g.rows().stride(),
          g.columns().stride());
    }
    if (g.rows().dilation() > 1 || g.columns().dilation() > 1) {
      return outside(
          g,
          "winograd-dilation",
          "%s needs dilation 1: it is %s×%s",
          g.rows().dilation(),
          g.columns().dilation());
    }
    int products = Math.max(products(g.rows(), tileHeight), products(g.columns(), tileWidth));
    return products <= CookToom.MOST_PRODUCTS
        ? new Support.Supported()
        : new Support.Unsupported(
            Message.told(
                "winograd-points",
                "%s takes %s products along an axis: there are points for %s",
                title(g),
                products,
                CookToom.MOST_PRODUCTS));
  }

  private Support outside(Geometry g, String key, String need, int rows, int columns) {
    return new Support.Unsupported(Message.told(key, need, title(g), rows, columns));
  }

  private static int products(Axis axis, int tile) {
    return tile == 1 || axis.kernel() == 1 ? 1 : CookToom.products(tile, axis.kernel());
  }

  @Override
  public <V> Support scope(Algebra<V> algebra, Problem<V> problem) {
    Geometry g = problem.geometry();
    Support onShape = scope(g);
    return onShape.applies() ? scope(algebra.scaling(), g) : onShape;
  }

  private <V> Support scope(Optional<Scaling<V>> scaling, Geometry g) {
    if (scaling.isEmpty()) {
      return new Support.Unsupported(
          Message.told(
              "winograd-ring", "%s needs a ring: these numbers have no negatives", title(g)));
    }
    SortedSet<BigInteger> divisors = divisors(g);
    return divisors.stream().allMatch(scaling.get()::inverts)
        ? new Support.Supported()
        : new Support.Unsupported(
            Message.told(
                "winograd-divides",
                "%s divides by %s: these numbers do not",
                title(g),
                divisors.stream().map(BigInteger::toString).collect(Collectors.joining(", "))));
  }

  /** The primes that the numbers must divide by. */
  SortedSet<BigInteger> divisors(Geometry g) {
    SortedSet<BigInteger> divisors = new TreeSet<>(rows(g).divisors());
    divisors.addAll(columns(g).divisors());
    return divisors;
  }

  private CookToom rows(Geometry g) {
    return algorithms.of(tileHeight, g.rows().kernel());
  }

  private CookToom columns(Geometry g) {
    return algorithms.of(tileWidth, g.columns().kernel());
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Geometry g = problem.geometry();
    Tiling tiling = Tiling.of(g, tileHeight, tileWidth);
    Problem<V> p = tiling.filled(algebra, problem);
    Nested<V> transforms = new Nested<>(algebra, rows(g), columns(g));
    Tensor<V> output = Outputs.biased(algebra, problem);
    int inputs = g.inputChannelsPerGroup();
    int outputs = g.outputChannelsPerGroup();
    for (int group = 0; group < g.groups(); group++) {
      V kernels = transforms.kernels(GroupWeights.taps(algebra, problem, group), outputs * inputs);
      for (int n = 0; n < g.batch(); n++) {
        V gathered = tiling.gathered(algebra, p, n, group);
        V tiles = transforms.inputs(gathered, inputs * tiling.tiles());
        V products = transforms.products(kernels, tiles, outputs, inputs, tiling.tiles());
        V results = transforms.outputs(products, outputs * tiling.tiles());
        tiling.scatter(algebra, results, output, n, group, outputs);
      }
    }
    return output;
  }

  /**
   * Two one-dimensional algorithms nested: each transform is a matrix along the rows, then one
   * along the columns, of [rows, columns, depth]. Zeros of the matrices are skipped.
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
}
