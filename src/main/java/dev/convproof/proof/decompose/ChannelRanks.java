package dev.convproof.proof.decompose;

import dev.convproof.algebra.LinearAlgebra;
import dev.convproof.message.Message;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
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
    BigFraction[][] byOutput = byOutput(kernel);
    return new ChannelRanks(
        LinearAlgebra.exactRank(byOutput),
        LinearAlgebra.exactRank(byInput(kernel)),
        POINTS.stream()
            .mapToInt(point -> LinearAlgebra.exactRank(at(kernel, point[0], point[1])))
            .max()
            .orElseThrow(),
        LinearAlgebra.numericalRank(doubles(byOutput)));
  }

  private static double[][] doubles(BigFraction[][] matrix) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).mapToDouble(BigFraction::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  /** Returns the fewest inner channels that no bound excludes. */
  int needed(int firstPlaces, int secondPlaces) {
    return Math.max(
        atPoint, Math.max(ceilDiv(byOutput, secondPlaces), ceilDiv(byInput, firstPlaces)));
  }

  private static int ceilDiv(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** Returns the ranks in words. */
  Message words() {
    return Message.of("decomposition.ranks", byOutput, numerical, byInput, atPoint);
  }

  /** Returns the matrix [co, ci·kh·kw]. */
  static BigFraction[][] byOutput(Kernel kernel) {
    BigFraction[][] matrix = new BigFraction[kernel.shape().outer()][];
    int width = kernel.shape().size() / matrix.length;
    for (int o = 0; o < matrix.length; o++) {
      matrix[o] = kernel.taps().subList(o * width, (o + 1) * width).toArray(BigFraction[]::new);
    }
    return matrix;
  }

  /** Returns the matrix [co·kh·kw, ci]. */
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
   * Returns the kernel [ci, co, kh, kw] with input and output exchanged. A composition becomes one
   * in the other order.
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

  /** Returns the matrix [co, ci] of the values of the kernel's polynomials at a point. */
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

  /**
   * A matrix as a product of two of its rank: A = left · right, by Gauss-Jordan elimination over
   * the rationals. The columns of left are those columns of A that have a pivot.
   *
   * @param left [rows, rank]
   * @param right [rank, columns]
   */
  record RankFactors(BigFraction[][] left, BigFraction[][] right) {

    static RankFactors of(BigFraction[][] matrix) {
      BigFraction[][] reduced = new BigFraction[matrix.length][];
      for (int row = 0; row < matrix.length; row++) {
        reduced[row] = matrix[row].clone();
      }
      List<Integer> pivots = new ArrayList<>();
      for (int column = 0; column < matrix[0].length && pivots.size() < matrix.length; column++) {
        if (reduce(reduced, pivots.size(), column)) {
          pivots.add(column);
        }
      }
      BigFraction[][] left = new BigFraction[matrix.length][pivots.size()];
      for (int row = 0; row < matrix.length; row++) {
        for (int at = 0; at < pivots.size(); at++) {
          left[row][at] = matrix[row][pivots.get(at)];
        }
      }
      return new RankFactors(left, Arrays.copyOf(reduced, pivots.size()));
    }

    /** Returns the matrix times the unit matrix, of whatever rank. */
    static RankFactors unreduced(BigFraction[][] matrix) {
      BigFraction[][] unit = new BigFraction[matrix[0].length][matrix[0].length];
      for (int row = 0; row < unit.length; row++) {
        Arrays.fill(unit[row], BigFraction.ZERO);
        unit[row][row] = BigFraction.ONE;
      }
      return new RankFactors(matrix, unit);
    }

    /** Returns the inner size of the product: the rank of the matrix, if it was reduced. */
    int rank() {
      return right.length;
    }

    /** Makes a column the unit vector of a row, if it has a pivot there or below. */
    private static boolean reduce(BigFraction[][] rows, int target, int column) {
      int pivot = target;
      while (pivot < rows.length && rows[pivot][column].signum() == 0) {
        pivot++;
      }
      if (pivot == rows.length) {
        return false;
      }
      BigFraction[] found = rows[pivot];
      rows[pivot] = rows[target];
      rows[target] = found;
      BigFraction inverse = found[column].reciprocal();
      for (int at = 0; at < found.length; at++) {
        found[at] = found[at].multiply(inverse);
      }
      for (int row = 0; row < rows.length; row++) {
        if (row != target) {
          subtract(found, rows[row], column);
        }
      }
      return true;
    }

    private static void subtract(BigFraction[] pivot, BigFraction[] row, int column) {
      BigFraction factor = row[column];
      if (factor.signum() == 0) {
        return;
      }
      for (int at = column; at < row.length; at++) {
        row[at] = row[at].subtract(factor.multiply(pivot[at]));
      }
    }
  }
}
