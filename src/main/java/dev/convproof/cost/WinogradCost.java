package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.CookToom;

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
}
