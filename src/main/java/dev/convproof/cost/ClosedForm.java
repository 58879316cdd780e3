package dev.convproof.cost;

import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.geometry.Geometry;

/**
 * The textbook's closed forms: scalar operations of one forward pass as functions of the geometry.
 *
 * <p>An output element is a sum of terms, a product for each tap of each of the ci/g channels that
 * it sees, and the bias where it is counted. t ≥ 1 terms take t − 1 additions, in whatever order
 * they are summed; no term takes none, so that a window wholly in the padding is free where padded
 * taps are skipped.
 *
 * <p>Exact: no geometry that can be constructed exceeds a long, and every step is checked.
 *
 * <p>Source: Zhang, Lipton, Li and Smola, Dive into Deep Learning, "Multiple Input and Multiple
 * Output Channels", exercise 2.
 */
public final class ClosedForm {
  private ClosedForm() {}

  /**
   * Multiplications: n·co·(ci/g)·kh·kw·ho·wo where padded taps are counted; n·co·(ci/g)·R·C where
   * they are skipped, R and C the pairs of a window and a tap that lie inside the input along the
   * rows and along the columns.
   */
  public static long multiplications(Geometry g, PaddedTaps taps) {
    long seen = product(g.batch(), g.outputChannels(), g.inputChannelsPerGroup());
    return switch (taps) {
      case COUNTED -> product(seen, g.taps(), g.windows());
      case SKIPPED -> product(seen, g.rows().tapsInside(), g.columns().tapsInside());
    };
  }

  /**
   * Additions: one for each product where the bias is counted; where it is ignored, one less for
   * each output element that has a term: n·co·((ci/g)·kh·kw − 1)·ho·wo, or n·co·((ci/g)·R·C − r·c)
   * where padded taps are skipped, r and c the windows with a tap inside the input along the rows
   * and along the columns.
   */
  public static long additions(Geometry g, Convention convention) {
    long products = multiplications(g, convention.paddedTaps());
    return switch (convention.bias()) {
      case COUNTED -> products;
      case IGNORED -> Math.subtractExact(products, sums(g, convention.paddedTaps()));
    };
  }

  /** Multiplications and additions together. */
  public static long operations(Geometry g, Convention convention) {
    return Math.addExact(multiplications(g, convention.paddedTaps()), additions(g, convention));
  }

  /**
   * Returns the additions, among those of {@link #additions}, that join the results of single
   * channels: n·co·(ci/g − 1)·ho·wo, or n·co·(ci/g − 1)·r·c where padded taps are skipped.
   */
  public static long crossChannelAdditions(Geometry g, PaddedTaps taps) {
    return product(sums(g, taps), g.inputChannelsPerGroup() - 1);
  }

  /**
   * Output elements that sum at least one product: n·co·ho·wo, or n·co·r·c where padded taps are
   * skipped.
   */
  private static long sums(Geometry g, PaddedTaps taps) {
    long maps = product(g.batch(), g.outputChannels());
    return switch (taps) {
      case COUNTED -> product(maps, g.windows());
      case SKIPPED -> product(maps, g.rows().windowsInside(), g.columns().windowsInside());
    };
  }

  static long product(long... factors) {
    long product = 1;
    for (long factor : factors) {
      product = Math.multiplyExact(product, factor);
    }
    return product;
  }
}
