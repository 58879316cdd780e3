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
 * The estimated work of a strategy on a geometry.
 *
 * @param costClass how it multiplies
 * @param products products that it sums
 * @param moves scalars that it copies into matrices and adds from them onto the output
 * @param scratch bytes that it allocates beside its input, weights and output, at 8 bytes a scalar
 */
public record Work(CostClass costClass, long products, long moves, long scratch) {
  private static final int SCALAR = Double.BYTES;
  private static final int ENTRY = Double.BYTES + 2 * Integer.BYTES; // value, row, which weight
  private static final int STEPS_PER_MOVE = 6;

  /**
   * How a strategy multiplies, and hence what one product costs in steps. One step is one product
   * inside a blocked matrix product: about half a nanosecond. The others are measured on
   * ResNet-50's and MobileNet's layers and rounded; they order strategies, they do not predict
   * seconds.
   */
  public enum CostClass {
    /** A dense matrix product, about 2·10^9 products a second. */
    MATRIX_PRODUCT("matrix products", 1),
    /** One call of the algebra for each product, down to 7·10^7 products a second. */
    LOOPS("plain loops", 30),
    /** A sparse matrix of one entry for each product, built first: about 5·10^7 a second. */
    SPARSE_PRODUCT("a sparse matrix", 40);

    private final String words;
    private final int stepsPerProduct;

    CostClass(String words, int stepsPerProduct) {
      this.words = words;
      this.stepsPerProduct = stepsPerProduct;
    }

    /** Returns a phrase such as {@code plain loops}. */
    @Override
    public String toString() {
      return words;
    }
  }

  /** Estimates the work; a strategy that is not ours counts as plain loops without scratch. */
  public static Work of(Strategy strategy, Geometry g) {
    if (strategy instanceof ToeplitzProduct) {
      return toeplitz(g);
    }
    long columns = (long) g.inputChannelsPerGroup() * g.windows(); // one tap of every window
    long result = (long) g.outputChannelsPerGroup() * g.windows();
    long read = (long) g.batch() * g.inputChannels() * g.windows();
    long written = (long) g.batch() * g.outputChannels() * g.windows();
    if (strategy instanceof Im2colGemm) { // all taps are copied, and one product is added
      return matrixProducts(g, read * g.taps() + written, columns * g.taps() + result);
    }
    if (strategy instanceof ShiftedGemms || strategy instanceof PointwiseGemm) { // tap by tap
      return matrixProducts(g, (read + written) * g.taps(), columns + result + paddedInput(g));
    }
    boolean pads = strategy instanceof PerChannelSums || strategy instanceof DepthSpanning;
    return new Work(CostClass.LOOPS, products(g), 0, pads ? SCALAR * paddedInput(g) : 0);
  }

  private static Work matrixProducts(Geometry g, long moves, long scalars) {
    return new Work(CostClass.MATRIX_PRODUCT, products(g), moves, SCALAR * scalars);
  }

  /** Counts an entry for every product that reads data, not padding; one group's at a time. */
  private static Work toeplitz(Geometry g) {
    long pairs = (long) g.inputChannelsPerGroup() * g.outputChannelsPerGroup();
    long entries = pairs * g.rows().tapsInside() * g.columns().tapsInside();
    long products = entries * g.groups() * g.batch();
    return new Work(CostClass.SPARSE_PRODUCT, products, 0, ENTRY * entries);
  }

  /**
   * Returns the products of the definition, those with padding included: n·co·ho·wo·(ci/g)·kh·kw.
   */
  static long products(Geometry g) {
    return (long) g.outputSize() * g.products();
  }

  private static long paddedInput(Geometry g) {
    return g.padded() ? Footprint.paddedInput(g) : 0;
  }

  /** Returns the cost: products and moves, each at its price. */
  public long steps() {
    return products * costClass.stepsPerProduct + moves * STEPS_PER_MOVE;
  }
}
