package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import java.util.Optional;

/**
 * Composition fails, where the second convolution pads too, exactly where a stated condition says
 * so.
 *
 * <p>The search for a failure is made at positive values, where no terms cancel: if the stack and
 * the composed convolution differ for any values, they differ there. So one try decides, in both
 * directions.
 */
public final class Border extends Law {
  private final Condition condition;

  /** When composition fails for some values. */
  @FunctionalInterface
  public interface Condition {
    /**
     * Returns whether it does, for two stacked geometries and a first layer with or without bias.
     */
    boolean breaks(Geometry first, Geometry second, boolean firstHasBias);
  }

  /** The law with some condition; {@link Laws#BORDER} has the true one. */
  public Border(Condition condition) {
    super(
        "border",
        "Padding of the second convolution breaks composition exactly where it reads a padded"
            + " position that the first convolution would have filled.");
    this.condition = condition;
  }

  @Override
  public int layers() {
    return 2;
  }

  @Override
  public boolean laterLayersPad() {
    return true;
  }

  @Override
  boolean needsExactOutputs() {
    return true;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    Arithmetic<V> numbers = trial.arithmetic();
    Case c = trial.on();
    Trial<V> positive = new Trial<>(trial.subject(), positive(c));
    if (numbers instanceof MixedArithmetic<V> mixed && !isExact(mixed.exactness(), positive.on())) {
      comparison.nothing(
          Message.told("positive-rounded", "the sums of positive values would be rounded"));
      return;
    }
    Comparison<V> stack = new Comparison<>(this, numbers, positive.on(), true);
    Composition.compareStacked(stack, positive);
    Optional<Disagreement> found = stack.difference();
    boolean stated =
        condition.breaks(
            c.geometry(), c.layers().get(1).geometry(), c.layers().get(0).bias().isPresent());
    if (found.isPresent() == stated) {
      comparison.count("whether composition fails", 1, 1);
    } else {
      String where = found.map(Disagreement::where).orElse("every output");
      comparison.differ(contradiction(trial.name(), where, stated, numbers.name(), positive.on()));
    }
  }

  private Disagreement contradiction(
      String subject, String where, boolean stated, String numbers, Case on) {
    return new Disagreement(
        name(),
        subject + ": the search contradicts the condition",
        where,
        failure(stated),
        failure(!stated),
        numbers,
        on);
  }

  private static String failure(boolean there) {
    return there ? "a failure of composition" : "no failure of composition";
  }

  /** The same shapes with values from 1 to 9; those that are in this range stay. */
  private static Case positive(Case c) {
    long[] values = c.values();
    for (int at = 0; at < values.length; at++) {
      values[at] = values[at] == 0 ? 1 : Math.floorMod(Math.abs(values[at]) - 1, 9L) + 1;
    }
    return c.withValues(values);
  }
}
