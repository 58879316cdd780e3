package dev.convproof.proof.decompose;

import dev.convproof.algebra.Rank;
import dev.convproof.proof.kernel.Kernel;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What the ranks of a kernel say about the inner channels C that a decomposition needs, when the
 * first kernel has k1h·k1w places and the second k2h·k2w.
 *
 * <ul>
 *   <li>The matrix [co, ci·kh·kw] is a product through C·k2h·k2w numbers, [co·kh·kw, ci] one
 *       through C·k1h·k1w: their ranks are at most that.
 *   <li>At every point the matrix [co, ci] of the polynomials' values is a product through C
 *       numbers: its rank is at most C.
 * </ul>
 *
 * <p>Where one kernel is 1×1, one of the first two bounds is also enough.
 *
 * @param byOutput the rank of [co, ci·kh·kw], by elimination over the rationals
 * @param byInput the rank of [co·kh·kw, ci], by elimination over the rationals
 * @param atPoint the largest rank found at a point
 * @param numerical the rank of [co, ci·kh·kw] by its singular values in doubles (EJML)
 */
record ChannelRanks(int byOutput, int byInput, int atPoint, int numerical) {
  private static final List<int[]> POINTS =
      List.of(new int[] {1, 1}, new int[] {2, 3}, new int[] {-3, 2});

  static ChannelRanks of(Kernel kernel) {
    BigFraction[][] byOutput = Unfolding.byOutput(kernel);
    return new ChannelRanks(
        Rank.exact(byOutput),
        Rank.exact(Unfolding.byInput(kernel)),
        POINTS.stream()
            .mapToInt(point -> Rank.exact(Unfolding.at(kernel, point[0], point[1])))
            .max()
            .orElseThrow(),
        Rank.numerical(doubles(byOutput)));
  }

  private static double[][] doubles(BigFraction[][] matrix) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).mapToDouble(BigFraction::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  /** The fewest inner channels that no bound excludes. */
  int needed(int firstPlaces, int secondPlaces) {
    return Math.max(
        atPoint, Math.max(ceilDiv(byOutput, secondPlaces), ceilDiv(byInput, firstPlaces)));
  }

  private static int ceilDiv(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** The ranks in words. */
  @Override
  public String toString() {
    return "rank %s of [co, ci·kh·kw] (%s by singular values), rank %s of [co·kh·kw, ci], rank %s of [co, ci] at a point"
        .formatted(byOutput, numerical, byInput, atPoint);
  }
}
