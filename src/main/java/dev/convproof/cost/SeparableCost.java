package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.Optional;

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
record SeparableCost() implements CostModel {

  @Override
  public Operations operations(Geometry g, BiasTerm bias) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    long maps = (long) g.batch() * g.outputChannels();
    long pairs = maps * g.inputChannelsPerGroup();
    long inside = columns.windowsInside();
    long outside = columns.output() - inside;
    long first = ClosedForm.product(pairs, rows.input(), columns.tapsInside());
    long second = ClosedForm.product(pairs, rows.tapsInside(), inside);
    long ofZero = ClosedForm.product(pairs, rows.tapsInside(), outside);
    long begun = bias == BiasTerm.COUNTED ? 0 : ClosedForm.product(maps, rows.windowsInside());
    return new Operations(
        Math.addExact(first, second),
        ofZero,
        first
            - ClosedForm.product(pairs, rows.input(), inside)
            + second
            - ClosedForm.product(begun, inside),
        ofZero - ClosedForm.product(begun, outside));
  }

  /**
   * Total Y + co·(ci/g)·(kh·kw + n·h·wo); peak Y + max(kh·kw, h·wo): a kernel is given back when
   * its factors are found.
   */
  @Override
  public Optional<Allocated> allocated(Geometry g) {
    long map = (long) g.rows().input() * g.columns().output();
    long pairs = (long) g.outputChannels() * g.inputChannelsPerGroup();
    return Optional.of(
        new Allocated(
            g.outputSize() + pairs * (g.taps() + g.batch() * map),
            g.outputSize() + Math.max(g.taps(), map)));
  }
}
