package dev.convproof.properties.arbitrary;

import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What random cases must reach, each in at least the stated share of a suite's cases. */
public enum Feature {
  /** The kernel is as large as the padded input, on both axes. */
  KERNEL_FILLS_INPUT(0.005, shape(g -> both(g, axis -> axis.reach() == axis.padded()))),
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
  /** 31 to 33 channels. */
  MANY_CHANNELS(0.01, shape(g -> Math.max(g.inputChannels(), g.outputChannels()) >= 31)),
  /** No bias. */
  UNBIASED(0.15, (c, exactness) -> c.layers().get(0).bias().isEmpty()),
  /** Magnitudes whose worst sum passes half of the exactness bound. */
  FILLS_BOUND(0.05, (c, exactness) -> 2 * worstSum(c) > exactness.magnitude()),
  /** Whole tensors scaled by a power of two, in arithmetic that has them. */
  SCALED(0.05, (c, exactness) -> exactness.greatestExponent() == 0 || scaled(c));

  private final double share;
  private final BiPredicate<Case, Exactness> reached;

  Feature(double share, BiPredicate<Case, Exactness> reached) {
    this.share = share;
    this.reached = reached;
  }

  /** The least share of a suite's cases. */
  public double share() {
    return share;
  }

  /** Whether a case, drawn for an exactness, has it. */
  public boolean isIn(Case c, Exactness exactness) {
    return reached.test(c, exactness);
  }

  private static BiPredicate<Case, Exactness> shape(Predicate<Geometry> predicate) {
    return (c, exactness) -> predicate.test(c.geometry());
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
