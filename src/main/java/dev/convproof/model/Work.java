package dev.convproof.model;

import dev.convproof.cost.Footprint;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.DepthSpanning;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.PerChannelSums;
import dev.convproof.strategy.PointwiseGemm;
import dev.convproof.strategy.ShiftedGemms;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.ToeplitzProduct;

/**
 * What a strategy would do on a geometry, estimated before it runs.
 *
 * @param costClass how it multiplies
 * @param products products that it sums
 * @param moves scalars that it copies into matrices and adds from them onto the output
 * @param scratch bytes that it allocates beside its input, weights and output, at 8 bytes a scalar
 */
public record Work(CostClass costClass, long products, long moves, long scratch) {
  private static final int SCALAR = Double.BYTES;
  private static final int ENTRY = Double.BYTES + 2 * Integer.BYTES; // value, row, which weight

  /** The estimate; a strategy that is not ours counts as plain loops without scratch. */
  public static Work of(Strategy strategy, Geometry g) {
    if (strategy instanceof ToeplitzProduct) {
      return toeplitz(g);
    }
    if (strategy instanceof Im2colGemm) {
      return im2col(g);
    }
    if (strategy instanceof ShiftedGemms || strategy instanceof PointwiseGemm) {
      return tapByTap(g);
    }
    boolean pads = strategy instanceof PerChannelSums || strategy instanceof DepthSpanning;
    return new Work(CostClass.LOOPS, products(g), 0, pads ? SCALAR * paddedInput(g) : 0);
  }

  /** One product: all taps are copied, one image's and group's at a time, and added once. */
  private static Work im2col(Geometry g) {
    long moves = g.windows() * (scalarsRead(g) * g.taps() + scalarsWritten(g));
    return matrixProducts(g, moves, columns(g) * g.taps() + product(g));
  }

  /** A product for every tap: its pixels are copied, and its result is added. */
  private static Work tapByTap(Geometry g) {
    long moves = g.windows() * (scalarsRead(g) + scalarsWritten(g)) * g.taps();
    return matrixProducts(g, moves, columns(g) + product(g) + paddedInput(g));
  }

  private static Work matrixProducts(Geometry g, long moves, long scalars) {
    return new Work(CostClass.MATRIX_PRODUCT, products(g), moves, SCALAR * scalars);
  }

  private static long scalarsRead(Geometry g) {
    return (long) g.batch() * g.inputChannels();
  }

  private static long scalarsWritten(Geometry g) {
    return (long) g.batch() * g.outputChannels();
  }

  /** What one tap of every window reads, of one image and group: [ci/g, ho·wo]. */
  private static long columns(Geometry g) {
    return (long) g.inputChannelsPerGroup() * g.windows();
  }

  /** The result of one matrix product: [co/g, ho·wo]. */
  private static long product(Geometry g) {
    return (long) g.outputChannelsPerGroup() * g.windows();
  }

  /** An entry for every product that reads data, not padding; one group's at a time. */
  private static Work toeplitz(Geometry g) {
    long pairs = (long) g.inputChannelsPerGroup() * g.outputChannelsPerGroup();
    long entries = pairs * g.rows().tapsInside() * g.columns().tapsInside();
    long products = entries * g.groups() * g.batch();
    return new Work(CostClass.SPARSE_PRODUCT, products, 0, ENTRY * entries);
  }

  /** Those with padding included. */
  private static long products(Geometry g) {
    return (long) g.outputSize() * g.products();
  }

  /** A copy of the input is made where it is padded. */
  private static long paddedInput(Geometry g) {
    return g.padded() ? Footprint.paddedInput(g) : 0;
  }

  /** The cost: products and moves, each at its price. */
  public long steps() {
    return products * costClass.stepsPerProduct() + moves * CostClass.STEPS_PER_MOVE;
  }
}
