package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.CookToom;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Winograd's F(mh×mw, kh×kw) on T = ⌈ho/mh⌉·⌈wo/mw⌉ tiles, nh = mh+kh−1, nw = mw+kw−1. With m(X)
 * the entries of a transform other than 0, 1 and −1, and a(X) those other than 0 less one for each
 * row,
 *
 * <pre>
 *   multiplications   n·co·(ci/g)·nh·nw·T
 *   by constants      n·ci·T·(m(Bh)·nw + nh·m(Bw)) + n·co·T·(m(Ah)·nw + mh·m(Aw))
 *                     + co·(ci/g)·(m(Gh)·kw + nh·m(Gw))
 *   additions         the same with a in place of m, and n·co·(ci/g − 1)·nh·nw·T,
 *                     with a bias n·co·ho·wo more
 * </pre>
 *
 * All of a tile is data but what lies outside the unpadded input. That is a product of two sets,
 * one along each axis, before and after every transform; so what is of zero follows from the same
 * sums, taken once over all elements and once over data alone.
 *
 * @param mh output rows of a tile
 * @param mw output columns of a tile
 */
record WinogradCost(int mh, int mw) implements CostModel {

  @Override
  public Operations operations(Geometry g, BiasTerm bias) {
    Sums all = sums(g, bias, false);
    Sums data = sums(g, bias, true);
    return new Operations(
        data.products(),
        data.byConstant(),
        all.products() - data.products() + all.byConstant() - data.byConstant(),
        data.additions(),
        all.additions() - data.additions());
  }

  @Override
  public Optional<Allocated> allocated(Geometry g) {
    return Optional.of(WinogradMemory.of(g, mh, mw));
  }

  private record Sums(long products, long byConstant, long additions) {}

  private Sums sums(Geometry g, BiasTerm bias, boolean dataOnly) {
    CookToom byRows = CookToom.of(mh, g.rows().kernel());
    CookToom byColumns = CookToom.of(mw, g.columns().kernel());
    WinogradAxis h = WinogradAxis.of(g.rows(), byRows, dataOnly);
    WinogradAxis w = WinogradAxis.of(g.columns(), byColumns, dataOnly);
    long inputs = (long) g.batch() * g.inputChannels();
    long maps = (long) g.batch() * g.outputChannels();
    long products = h.products() * w.products();
    long multiples =
        inputs * (h.inputMultiplications() * w.read() + h.products() * w.inputMultiplications())
            + maps
                * (h.outputMultiplications() * w.products()
                    + h.results() * w.outputMultiplications());
    long sums =
        inputs * (h.inputAdditions() * w.read() + h.products() * w.inputAdditions())
            + maps * (h.outputAdditions() * w.products() + h.results() * w.outputAdditions())
            + maps * (g.inputChannelsPerGroup() - 1) * products
            + (bias == BiasTerm.COUNTED ? maps * h.outputs() * w.outputs() : 0);
    TransformWork left = TransformWork.of(byRows.kernel());
    TransformWork right = TransformWork.of(byColumns.kernel());
    long kernels = (long) g.outputChannels() * g.inputChannelsPerGroup();
    int kw = g.columns().kernel();
    int nh = byRows.kernel().length;
    return new Sums(
        maps * g.inputChannelsPerGroup() * products,
        multiples + kernels * (left.multiplications() * kw + nh * right.multiplications()),
        sums + kernels * (left.additions() * kw + nh * right.additions()));
  }

  /**
   * Sums over the tiles of one axis.
   *
   * @param read elements of the tiles
   * @param inputMultiplications by B, and so on
   * @param products elements of the transformed tiles
   * @param results elements of the tiles' outputs
   * @param outputs those of them that are not past the edge
   */
  private record WinogradAxis(
      long read,
      long inputMultiplications,
      long inputAdditions,
      long products,
      long outputMultiplications,
      long outputAdditions,
      long results,
      long outputs) {

    private static final WinogradAxis NONE = new WinogradAxis(0, 0, 0, 0, 0, 0, 0, 0);

    /** Of elements inside the input only, or of all. */
    static WinogradAxis of(Axis axis, CookToom algorithm, boolean dataOnly) {
      int m = algorithm.output().length;
      WinogradAxis sum = NONE;
      for (int first = 0; first < axis.output(); first += m) {
        boolean[] data = new boolean[algorithm.input().length];
        for (int p = 0; p < data.length; p++) {
          data[p] = !dataOnly || axis.inside(first + p - axis.padBefore());
        }
        sum = sum.plus(data, algorithm, Math.min(m, axis.output() - first));
      }
      return sum;
    }

    private WinogradAxis plus(boolean[] data, CookToom algorithm, int inRange) {
      TransformWork input = TransformWork.of(algorithm.input(), data);
      TransformWork output = TransformWork.of(algorithm.output(), input.reached());
      return new WinogradAxis(
          read + count(data),
          inputMultiplications + input.multiplications(),
          inputAdditions + input.additions(),
          products + count(input.reached()),
          outputMultiplications + output.multiplications(),
          outputAdditions + output.additions(),
          results + count(output.reached()),
          outputs + count(Arrays.copyOf(output.reached(), inRange)));
    }

    private static int count(boolean[] marked) {
      int count = 0;
      for (boolean mark : marked) {
        count += mark ? 1 : 0;
      }
      return count;
    }
  }

  /**
   * What applying a constant matrix to a vector takes, of which some elements are structural zeros.
   *
   * @param multiplications by entries other than 0, 1 and −1, of elements that are data
   * @param additions between data
   * @param reached which results are data
   */
  private record TransformWork(long multiplications, long additions, boolean[] reached) {

    /** Of a matrix [rows, columns], where an element is data if it is so marked. */
    static TransformWork of(BigFraction[][] matrix, boolean[] data) {
      long multiplications = 0;
      long additions = 0;
      boolean[] reached = new boolean[matrix.length];
      for (int row = 0; row < matrix.length; row++) {
        int terms = 0;
        for (int column = 0; column < data.length; column++) {
          BigFraction entry = matrix[row][column];
          if (data[column] && entry.signum() != 0) {
            terms++;
            multiplications += entry.abs().equals(BigFraction.ONE) ? 0 : 1;
          }
        }
        additions += Math.max(0, terms - 1);
        reached[row] = terms > 0;
      }
      return new TransformWork(multiplications, additions, reached);
    }

    /** Returns the same where every element is data. */
    static TransformWork of(BigFraction[][] matrix) {
      boolean[] data = new boolean[matrix[0].length];
      Arrays.fill(data, true);
      return of(matrix, data);
    }
  }

  /**
   * What Winograd's F(mh×mw, kh×kw) allocates, with nh, nw, T as in {@link WinogradCost}; Y and k
   * as in {@link TapByTapCost}, and P the input padded so far that tiles fill the output, where
   * that is any padding.
   *
   * @param g the geometry
   * @param copy P
   * @param tiles T
   * @param mh output rows of a tile
   * @param mw output columns of a tile
   * @param nh input rows of a tile
   * @param nw input columns of a tile
   */
  private record WinogradMemory(
      Geometry g, long copy, long tiles, long mh, long mw, long nh, long nw) {

    static Allocated of(Geometry g, int mh, int mw) {
      long down = (g.rows().output() - 1L) / mh + 1;
      long across = (g.columns().output() - 1L) / mw + 1;
      long nh = CookToom.of(mh, g.rows().kernel()).input().length;
      long nw = CookToom.of(mw, g.columns().kernel()).input().length;
      long rows = down * mh + g.rows().kernel() - 1;
      long columns = across * mw + g.columns().kernel() - 1;
      boolean filled = rows > g.rows().input() || columns > g.columns().input();
      long copy = filled ? (long) g.batch() * g.inputChannels() * rows * columns : 0;
      WinogradMemory memory = new WinogradMemory(g, copy, down * across, mh, mw, nh, nw);
      return new Allocated(memory.total(), memory.peak());
    }

    /** One group's kernels, transformed: nh·nw·(co/g)·(ci/g). */
    private long kernels() {
      return nh * nw * pairs();
    }

    private long pairs() {
      return (long) g.outputChannelsPerGroup() * g.inputChannelsPerGroup();
    }

    /** One position of all tiles. */
    private long inputs() {
      return g.inputChannelsPerGroup() * tiles;
    }

    /** One position of all tiles' products. */
    private long outputs() {
      return g.outputChannelsPerGroup() * tiles;
    }

    private long halfway() {
      return nh * g.columns().kernel() * pairs();
    }

    /**
     * P + Y + g·(k + nh·kw·(co/g)·(ci/g) + kernels) + n·g·(3·nh·nw·inputs + nh·nw·(2·outputs +
     * inputs + (co/g)·(ci/g)) + mh·(nw + mw)·outputs).
     */
    private long total() {
      long positions = nh * nw;
      long perImage =
          3 * positions * inputs()
              + positions * (2 * outputs() + inputs() + pairs())
              + mh * (nw + mw) * outputs();
      return copy
          + g.outputSize()
          + g.weightSize()
          + g.groups() * (halfway() + kernels())
          + (long) g.batch() * g.groups() * perImage;
    }

    /**
     * Y and the largest of what the steps need: either half of the kernels' transform; the gathered
     * tiles; either half of their transform; a product; either half of its transform. P is given
     * back after the last gathering, kernels after a group's last product.
     */
    private long peak() {
      long positions = nh * nw;
      long later = (long) g.batch() * g.groups() > 1 ? copy : 0;
      long kept = later + (g.batch() > 1 ? kernels() : 0);
      return g.outputSize()
          + LongStream.of(
                  copy + g.weightSize() / g.groups() + halfway(),
                  copy + halfway() + kernels(),
                  copy + kernels() + positions * inputs(),
                  later + kernels() + 2 * positions * inputs(),
                  later
                      + kernels()
                      + positions * (inputs() + outputs())
                      + pairs()
                      + inputs()
                      + outputs(),
                  kept + (positions + mh * nw) * outputs(),
                  kept + mh * (nw + mw) * outputs())
              .max()
              .orElseThrow();
    }
  }
}
