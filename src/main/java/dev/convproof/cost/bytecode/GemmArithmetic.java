package dev.convproof.cost.bytecode;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What EJML's matrix product [m, k] · [k, n] of doubles executes.
 *
 * <p>The textbook's product takes m·k·n multiplications and m·(k−1)·n additions. EJML chooses
 * between loops by the shape, and not all of them begin a sum with its first product: some add it
 * to a zero, and take m·k·n additions.
 *
 * @param m rows of the product
 * @param k terms of each sum
 * @param n columns of the product
 * @param executed additions, multiplications and whatever else was executed in EJML's classes
 */
public record GemmArithmetic(int m, int k, int n, Profile executed) {
  private static final int[][] SHAPES = {
    {1, 1, 1},
    {1, 2, 1},
    {2, 2, 1},
    {3, 4, 1},
    {1, 2, 2},
    {1, 3, 4},
    {2, 2, 2},
    {2, 3, 4},
    {3, 3, 3},
    {4, 8, 14},
    {4, 8, 15},
    {4, 8, 16},
    {16, 27, 64},
    {64, 576, 196}
  };

  /** Products of shapes on both sides of where EJML chooses another loop, and a large one. */
  public static List<GemmArithmetic> table() {
    try (Metered pointwise = Metered.strategy("pointwise")) {
      return Arrays.stream(SHAPES).map(s -> of(pointwise, s[0], s[1], s[2])).toList();
    }
  }

  /** One product, as a 1×1 convolution from k channels of n pixels to m channels executes it. */
  static GemmArithmetic of(Metered pointwise, int m, int k, int n) {
    Geometry g = Geometry.UNIT.withChannels(1, k, m).withAxes(Axis.of(1, 1), Axis.of(n, 1));
    double[] input = new double[g.inputSize()];
    double[] weights = new double[g.weightSize()];
    Arrays.fill(input, 3);
    Arrays.fill(weights, 2);
    Problem<double[]> problem = Problem.of(g, input, weights, Optional.empty());
    pointwise.run(problem); // EJML initialises its constants
    Profile all = pointwise.run(problem).profile();
    return new GemmArithmetic(
        m, k, n, new Profile(all.only(site -> site.type().startsWith("org.ejml.")), all.unseen()));
  }

  /** Multiplications of the textbook's product. */
  public long products() {
    return (long) m * k * n;
  }

  /** Additions of a product each of whose sums begins with its first term. */
  public long fewestAdditions() {
    return (long) m * (k - 1) * n;
  }

  /** Returns how many of the m·n sums begin by adding their first product to a zero. */
  public long addedToZero() {
    return executed.additions() - fewestAdditions();
  }

  /** Returns the loops that did it, such as {@code MatrixMatrixMult_DDRM.mult_reorder}. */
  public SortedMap<String, Long> loops() {
    return executed.by(
        site -> site.type().substring(site.type().lastIndexOf('.') + 1) + "." + site.method());
  }
}
