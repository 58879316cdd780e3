package dev.convproof.law;

import dev.convproof.algebra.Numbers;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import java.util.Arrays;

/**
 * Composition fails, where the second convolution pads too, exactly where a stated condition says
 * so.
 *
 * <p>The search for a failure is made at positive values, where no terms cancel: if the stack and
 * the composed convolution differ for any values, they differ there. So one try decides, in both
 * directions.
 */
public final class Border extends SubjectLaw {
  private final Condition condition;

  /** When composition fails for some values. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it does, for two stacked geometries and a first layer with or without bias. */
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
  <V> void compare(Comparison<V> comparison, Numbers<V> numbers, Run subject, Case c) {
    Case positive = positive(c);
    Comparison<V> stack = new Comparison<>(this, numbers, positive);
    Composition.compareStacked(stack, numbers, subject, positive);
    boolean found = stack.difference().isPresent();
    boolean stated =
        condition.breaks(
            c.geometry(), c.layers().get(1).geometry(), c.layers().get(0).bias().isPresent());
    if (found == stated) {
      comparison.count("whether composition fails", 1, 1);
    } else {
      comparison.differ(
          subject.name() + ": the search contradicts the condition",
          stack.difference().map(Disagreement::where).orElse("every output"),
          stated ? "a failure of composition" : "no failure of composition",
          found ? "a failure of composition" : "no failure of composition");
    }
  }

  /** The same shapes with values from 1 to 9. */
  private static Case positive(Case c) {
    return c.withValues(Arrays.stream(c.values()).map(v -> Math.floorMod(v, 9L) + 1).toArray());
  }
}
