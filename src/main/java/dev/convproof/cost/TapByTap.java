package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.geometry.Geometry;
import java.util.Optional;

/**
 * Strategies that make one product for every tap. However they group the products, a sum of t terms
 * takes t − 1 additions, of which those between data are as many as if the data were alone: so all
 * of them execute, between data,
 *
 * <pre>
 *   multiplications   n·co·(ci/g)·R·C
 *   additions         n·co·(ci/g)·R·C, without a bias less n·co·r·c
 * </pre>
 *
 * the textbook's forms with padded taps skipped (R, C, r, c as in {@link ClosedForm}).
 */
public enum TapByTap implements CostModel {
  /** Padding is never touched: nothing is of zero. */
  SKIPS_PADDING(PaddedTaps.SKIPPED),
  /**
   * Padding is stored, and multiplied like data. Of zero:
   *
   * <pre>
   *   multiplications   n·co·(ci/g)·(kh·kw·ho·wo − R·C)
   *   additions         the same, without a bias less n·co·(ho·wo − r·c)
   * </pre>
   *
   * the textbook's forms with padded taps counted, less those with padded taps skipped.
   */
  MULTIPLIES_PADDING(PaddedTaps.COUNTED);

  private final PaddedTaps executed;

  TapByTap(PaddedTaps executed) {
    this.executed = executed;
  }

  @Override
  public Operations operations(Geometry g, BiasTerm bias) {
    long ofData = ClosedForm.multiplications(g, PaddedTaps.SKIPPED);
    long sumsOfData = ClosedForm.additions(g, new Convention(bias, PaddedTaps.SKIPPED));
    return new Operations(
        ofData,
        ClosedForm.multiplications(g, executed) - ofData,
        sumsOfData,
        ClosedForm.additions(g, new Convention(bias, executed)) - sumsOfData);
  }

  @Override
  public Optional<PaddedTaps> textbook() {
    return Optional.of(executed);
  }
}
