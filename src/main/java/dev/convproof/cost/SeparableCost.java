package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;

/**
 * Two passes for each pair of channels; R, C, r, c as in {@link ClosedForm}.
 *
 * <pre>
 *   along the rows      n·co·(ci/g)·h·C multiplications, h·(C − c) additions each
 *   along the columns   n·co·(ci/g)·R·c multiplications, as many additions, without a bias n·co·r·c
 *                       less
 * </pre>
 *
 * Padding is skipped; but where no tap along the rows lies inside, the map is empty, and what the
 * second pass makes of it is of zero: wo − c in place of c.
 */
enum SeparableCost implements CostModel {
  /** The only one. */
  TWO_PASSES;

  @Override
  public Operations operations(Geometry g, BiasTerm bias) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    long maps = (long) g.batch() * g.outputChannels();
    long pairs = maps * g.inputChannelsPerGroup();
    long inside = columns.windowsInside();
    long outside = columns.output() - inside;
    long first = product(pairs, rows.input(), columns.tapsInside());
    long second = product(pairs, rows.tapsInside(), inside);
    long ofZero = product(pairs, rows.tapsInside(), outside);
    long begun = bias == BiasTerm.COUNTED ? 0 : product(maps, rows.windowsInside());
    return new Operations(
        Math.addExact(first, second),
        ofZero,
        first - product(pairs, rows.input(), inside) + second - product(begun, inside),
        ofZero - product(begun, outside));
  }

  private static long product(long... factors) {
    long product = 1;
    for (long factor : factors) {
      product = Math.multiplyExact(product, factor);
    }
    return product;
  }
}
