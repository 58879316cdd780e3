package dev.convproof.cost;

import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.CookToom;
import java.util.stream.LongStream;

/**
 * What Winograd's F(mh×mw, kh×kw) allocates, with nh, nw, T as in {@link WinogradCost}; Y and k as
 * in {@link ProductMemory}, and P the input padded so far that tiles fill the output, where that is
 * any padding.
 *
 * @param g the geometry
 * @param copy P
 * @param tiles T
 * @param mh output rows of a tile
 * @param mw output columns of a tile
 * @param nh input rows of a tile
 * @param nw input columns of a tile
 */
record WinogradMemory(Geometry g, long copy, long tiles, long mh, long mw, long nh, long nw) {

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
   * P + Y + g·(k + nh·kw·(co/g)·(ci/g) + kernels) + n·g·(3·nh·nw·inputs + nh·nw·(2·outputs + inputs
   * + (co/g)·(ci/g)) + mh·(nw + mw)·outputs).
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
   * tiles; either half of their transform; a product; either half of its transform. P is given back
   * after the last gathering, kernels after a group's last product.
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
