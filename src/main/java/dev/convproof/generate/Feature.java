package dev.convproof.generate;

import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Features that random cases have, each in at least the stated share at full reach. */
public enum Feature {
  /** The kernel is as large as the padded input, on both axes. */
  KERNEL_FILLS_INPUT(0.03, shape(g -> both(g, axis -> axis.reach() == axis.padded()))),
  /** A kernel of one tap. */
  POINTWISE_KERNEL(0.04, shape(g -> g.taps() == 1)),
  /** An even number of rows or columns. */
  EVEN_KERNEL(0.3, shape(g -> either(g, axis -> axis.kernel() % 2 == 0))),
  /** One window. */
  OUTPUT_OF_ONE(0.03, shape(g -> g.windows() == 1)),
  /** A window that lies in the padding alone. */
  PADDING_BEYOND_KERNEL(0.1, shape(g -> either(g, axis -> axis.padBefore() >= axis.reach()))),
  /** Different vertical and horizontal strides. */
  UNEQUAL_STRIDES(0.3, shape(g -> g.rows().stride() != g.columns().stride())),
  /** Different paddings on two sides of an axis. */
  UNEQUAL_PADDINGS(0.4, shape(g -> either(g, axis -> axis.padBefore() != axis.padAfter()))),
  /** A stride that leaves elements unread. */
  SLACK(0.1, shape(g -> either(g, axis -> axis.slack() > 0))),
  /** A dilation of two and more with two taps and more. */
  DILATED(0.2, shape(g -> either(g, axis -> axis.dilation() > 1 && axis.kernel() > 1))),
  /** Groups, several channels in at least one of them. */
  GROUPED(0.1, shape(g -> g.groups() > 1 && g.products() > g.taps())),
  /** As many groups as channels. */
  DEPTHWISE(0.03, shape(g -> g.groups() > 1 && g.groups() == g.inputChannels())),
  /** Two images and more. */
  BATCHED(0.1, shape(g -> g.batch() > 1)),
  /** 31 channels and more. */
  MANY_CHANNELS(0.01, shape(g -> Math.max(g.inputChannels(), g.outputChannels()) >= 31)),
  /** Seven channels and more, 2^k−1, 2^k or 2^k+1 of them. */
  CHANNELS_BESIDE_A_POWER_OF_TWO(
      0.04, wide(g -> besidePower(g.inputChannels()) || besidePower(g.outputChannels()))),
  /** Seven channels and more, and not beside a power of two. */
  CHANNELS_BETWEEN_POWERS_OF_TWO(
      0.04, wide(g -> betweenPowers(g.inputChannels()) || betweenPowers(g.outputChannels()))),
  /** Five input channels and more in each group. */
  MANY_CHANNELS_PER_GROUP(0.02, wide(g -> g.inputChannelsPerGroup() >= 5)),
  /** Eight groups and more, several input channels in each. */
  MANY_GROUPS(0.007, wide(g -> g.groups() >= 8 && g.inputChannelsPerGroup() > 1)),
  /** Depthwise, more than four channels, no multiple of four. */
  DEPTHWISE_TAIL(
      0.007, wide(g -> g.groups() >= 5 && g.groups() % 4 != 0 && g.groups() == g.inputChannels())),
  /** Four images and more. */
  BATCH_OF_FOUR(0.006, wide(g -> g.batch() >= 4)),
  /** More than 32 images. */
  BATCH_BEYOND_32(0.002, wide(g -> g.batch() > 32)),
  /** More than seven rows or columns of taps. */
  LARGE_KERNEL(0.006, wide(g -> either(g, axis -> axis.kernel() > 7))),
  /** A stride of four and more, with a second window. */
  LARGE_STRIDE(0.01, wide(g -> either(g, axis -> axis.stride() > 3 && axis.output() > 1))),
  /** Elements between the windows that no window reads. */
  STRIDE_BEYOND_REACH(
      0.1, wide(g -> either(g, axis -> axis.stride() > axis.reach() && axis.output() > 1))),
  /** A dilation of three and more. */
  LARGE_DILATION(0.005, wide(g -> either(g, axis -> axis.dilation() > 2 && axis.kernel() > 1))),
  /** Windows in the padding alone, at the end of an axis. */
  PADDING_BEHIND_BEYOND_KERNEL(
      0.03, wide(g -> either(g, axis -> axis.padAfter() > axis.reach() && axis.output() > 1))),
  /** 3×3 at stride and dilation 1 on five rows and columns of outputs and more. */
  COMMON_LAYER(0.03, wide(g -> common(g.rows()) && common(g.columns()))),
  /** 17 rows and columns and more. */
  LARGE_IMAGE(0.005, wide(g -> both(g, axis -> axis.input() >= 17))),
  /** One axis of length 1 beside one of nine and more. */
  ONE_ROW(0.02, wide(Feature::oneLong)),
  /** No bias. */
  UNBIASED(0.15, values((c, exactness) -> c.layers().get(0).bias().isEmpty())),
  /** Magnitudes whose worst sum passes half of the exactness bound. */
  FILLS_BOUND(0.05, values((c, exactness) -> 2 * worstSum(c) > exactness.magnitude())),
  /** Whole tensors scaled by a power of two, in arithmetic that has them. */
  SCALED(0.05, values((c, exactness) -> exactness.greatestExponent() == 0 || scaled(c)));

  private final double share;
  private final Of of;

  Feature(double share, Of of) {
    this.share = share;
    this.of = of;
  }

  /**
   * What a feature is one of: of a shape, which wide draws alone may have, or of the values too.
   */
  private record Of(
      Optional<Predicate<Geometry>> shape, boolean wide, BiPredicate<Case, Exactness> reached) {}

  private static Of shape(Predicate<Geometry> shape) {
    return new Of(Optional.of(shape), false, (c, exactness) -> shape.test(c.geometry()));
  }

  /** Stacked layers stay small, and take nothing from the share. */
  private static Of wide(Predicate<Geometry> shape) {
    return new Of(
        Optional.of(shape),
        true,
        (c, exactness) -> c.layers().size() > 1 || shape.test(c.geometry()));
  }

  private static Of values(BiPredicate<Case, Exactness> reached) {
    return new Of(Optional.empty(), false, reached);
  }

  /** Returns the least share of the cases that are drawn within a reach. */
  public double share(Reach reach) {
    if (!of.wide()) {
      return share;
    }
    return reach.wideOneIn() == 0 ? 0 : share * Reach.FULL.wideOneIn() / reach.wideOneIn();
  }

  /** Returns whether a case, drawn for an exactness, has it. */
  public boolean isIn(Case c, Exactness exactness) {
    return of.reached().test(c, exactness);
  }

  /** Returns whether a geometry has it; never for what is a matter of the values. */
  public boolean isIn(Geometry g) {
    return of.shape().map(shape -> shape.test(g)).orElse(false);
  }

  /** Returns whether a geometry alone tells. */
  public boolean isOfShapes() {
    return of.shape().isPresent();
  }

  private static boolean besidePower(int channels) {
    return channels >= 7 && !betweenPowers(channels);
  }

  private static boolean betweenPowers(int channels) {
    return channels > 6
        && Integer.bitCount(channels - 1) > 1
        && Integer.bitCount(channels) > 1
        && Integer.bitCount(channels + 1) > 1;
  }

  private static boolean common(Axis axis) {
    return axis.kernel() == 3 && axis.stride() == 1 && axis.dilation() == 1 && axis.output() >= 5;
  }

  private static boolean oneLong(Geometry g) {
    return Math.min(g.rows().input(), g.columns().input()) == 1
        && Math.max(g.rows().input(), g.columns().input()) > 8;
  }

  private static boolean scaled(Case c) {
    return c.exponent() != 0 || c.layers().get(0).exponent() != 0;
  }

  private static double worstSum(Case c) {
    double reached = greatest(c.input());
    for (Layer layer : c.layers()) {
      reached *= (double) layer.geometry().products() * greatest(layer.weights());
      reached += greatest(layer.bias().orElse(new long[1]));
    }
    return reached;
  }

  private static long greatest(long[] values) {
    long greatest = 0;
    for (long value : values) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return greatest;
  }

  private static boolean either(Geometry g, Predicate<Axis> predicate) {
    return predicate.test(g.rows()) || predicate.test(g.columns());
  }

  private static boolean both(Geometry g, Predicate<Axis> predicate) {
    return predicate.test(g.rows()) && predicate.test(g.columns());
  }
}
