package dev.convproof.cost;

import static dev.convproof.cost.Convention.PaddedTaps.COUNTED;
import static dev.convproof.cost.Convention.PaddedTaps.SKIPPED;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Definition;
import dev.convproof.strategy.DepthSpanning;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.PerChannelSums;
import dev.convproof.strategy.PointwiseGemm;
import dev.convproof.strategy.ShiftedGemms;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.Strip;
import dev.convproof.strategy.ToeplitzProduct;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
 * the textbook's forms with padded taps skipped (R, C, r, c as in {@link ClosedForm}). Where
 * padding is stored, it is multiplied like data. Of zero:
 *
 * <pre>
 *   multiplications   n·co·(ci/g)·(kh·kw·ho·wo − R·C)
 *   additions         the same, without a bias less n·co·(ho·wo − r·c)
 * </pre>
 *
 * the textbook's forms with padded taps counted, less those with padded taps skipped. Where padding
 * is never touched, nothing is of zero.
 *
 * <p>Of memory: Y = n·co·ho·wo is the output, P the padded input n·ci·(h+pt+pb)·(w+pl+pr) where
 * there is padding, otherwise nothing, k = (co/g)·(ci/g)·kh·kw one group's weights; γ = 1 where
 * there are groups, otherwise 0.
 *
 * @param executed whether padded taps are multiplied
 * @param memory what is allocated
 */
record TapByTapCost(PaddedTaps executed, Function<Geometry, Allocated> memory)
    implements CostModel {
  private static final Map<Class<? extends Strategy>, CostModel> BY_TYPE =
      Map.of(
          Definition.class, new TapByTapCost(SKIPPED, TapByTapCost::definition),
          ToeplitzProduct.class, new TapByTapCost(SKIPPED, TapByTapCost::toeplitz),
          PerChannelSums.class, new TapByTapCost(COUNTED, TapByTapCost::perChannel),
          Im2colGemm.class, new TapByTapCost(COUNTED, TapByTapCost::im2col),
          ShiftedGemms.class, new TapByTapCost(COUNTED, TapByTapCost::shifted),
          DepthSpanning.class, new TapByTapCost(COUNTED, TapByTapCost::depthSpanning),
          PointwiseGemm.class, new TapByTapCost(COUNTED, TapByTapCost::pointwise));

  /** Returns the model of a strategy of this family. */
  static Optional<CostModel> of(Strategy strategy) {
    return strategy instanceof Strip strip
        ? Optional.of(new TapByTapCost(SKIPPED, g -> strip(g, strip.wide())))
        : Optional.ofNullable(BY_TYPE.get(strategy.getClass()));
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

  @Override
  public Optional<Allocated> allocated(Geometry g) {
    return Optional.of(memory.apply(g));
  }

  /** Total and peak Y. */
  static Allocated definition(Geometry g) {
    return new Allocated(g.outputSize(), g.outputSize());
  }

  /** Total and peak P + Y. */
  static Allocated depthSpanning(Geometry g) {
    long held = paddedCopy(g) + g.outputSize();
    return new Allocated(held, held);
  }

  /**
   * Total and peak Y + ((min(Δ, ho)−1)·sh + dh·(kh−1) + 1)·(dw·(kw−1) + 1): the held columns,
   * k·(k+Δ−1) where strides and dilations are 1.
   */
  static Allocated strip(Geometry g, int wide) {
    long rows = Strip.height(g.rows(), Math.min(wide, g.rows().output()));
    long held = g.outputSize() + rows * g.columns().reach();
    return new Allocated(held, held);
  }

  /** Total P + Y + (ci/g)·Y; peak P + Y + ho·wo, one map at a time. */
  static Allocated perChannel(Geometry g) {
    long held = paddedCopy(g) + g.outputSize();
    return new Allocated(
        held + (long) g.inputChannelsPerGroup() * g.outputSize(), held + g.windows());
  }

  /**
   * Total 2Y + γgk + n·ci·kh·kw·ho·wo; peak Y + γk + ((ci/g)·kh·kw + co/g)·ho·wo: the columns and
   * their product, of one image and group.
   */
  static Allocated im2col(Geometry g) {
    long columns = (long) g.products() * g.windows();
    long product = (long) g.outputChannelsPerGroup() * g.windows();
    return new Allocated(
        2L * g.outputSize() + g.groups() * groupCopy(g) + (long) g.batch() * g.groups() * columns,
        g.outputSize() + groupCopy(g) + columns + product);
  }

  /** One tap of the weights, what it reads, and their product, for every tap. */
  static Allocated shifted(Geometry g) {
    return perTap(g, g.weightSize() / g.groups() / g.taps());
  }

  /** The same for the only tap, whose weights need a copy where there are groups. */
  static Allocated pointwise(Geometry g) {
    return perTap(g, groupCopy(g));
  }

  /**
   * Total P + Y + kh·kw·(g·tap + n·(ci + co)·ho·wo); peak P + Y + tap + ((ci + co)/g)·ho·wo. Where
   * there is one step only, the padded input is given back before the product is made: the larger
   * of the two sums, with P and with the product.
   */
  private static Allocated perTap(Geometry g, long tap) {
    long pixels = (long) g.inputChannelsPerGroup() * g.windows();
    long product = (long) g.outputChannelsPerGroup() * g.windows();
    long steps = (long) g.batch() * g.groups() * g.taps();
    long copy = paddedCopy(g);
    return new Allocated(
        copy + g.outputSize() + (long) g.groups() * g.taps() * tap + steps * (pixels + product),
        g.outputSize() + tap + pixels + (steps > 1 ? copy + product : Math.max(copy, product)));
  }

  /**
   * With E = (co/g)·(ci/g)·R·C entries: total 2Y + γgk + g·E + n·ci·h·w; peak Y + max(γk + E, E +
   * (ci/g)·h·w + (co/g)·ho·wo). Where there is no entry, the product is made when the vector is no
   * longer needed.
   */
  static Allocated toeplitz(Geometry g) {
    long entries =
        (long) g.outputChannelsPerGroup()
            * g.inputChannelsPerGroup()
            * g.rows().tapsInside()
            * g.columns().tapsInside();
    long vector = (long) g.inputChannelsPerGroup() * g.pixels();
    long product = (long) g.outputChannelsPerGroup() * g.windows();
    long multiplied = entries > 0 ? entries + vector + product : Math.max(vector, product);
    return new Allocated(
        2L * g.outputSize() + g.groups() * (groupCopy(g) + entries) + g.inputSize(),
        g.outputSize() + Math.max(groupCopy(g) + entries, multiplied));
  }

  /** P. */
  static long paddedCopy(Geometry g) {
    return g.padded() ? Footprint.paddedInput(g) : 0;
  }

  /** γk. */
  private static long groupCopy(Geometry g) {
    return g.groups() > 1 ? g.weightSize() / g.groups() : 0;
  }
}
