package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.cost.BackwardForm.Gradient;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.cost.CountedRun.CountedGradient;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counted figures of layers that operation counters disagree on: 3×3 over an input of 32×32, with a
 * bias.
 */
public final class LayerFigures {
  private static final Axis AXIS = Axis.of(32, 3);

  private static final Axis PADDED_AXIS = new Axis(32, 3, 1, 1, 1, 1);

  /** The layer from 3 to 10 channels, without padding. */
  public static final Geometry FORWARD = new Geometry(1, 1, 3, 10, AXIS, AXIS);

  /** The same with a row or column of padding on each side: here padded taps make a difference. */
  public static final Geometry PADDED = new Geometry(1, 1, 3, 10, PADDED_AXIS, PADDED_AXIS);

  private static final List<Integer> GROUPS = List.of(1, 2, 4);

  private LayerFigures() {}

  /** Returns the layer from 4 to 12 channels in so many groups, without padding. */
  public static Geometry grouped(int groups) {
    return FORWARD.withChannels(groups, 4, 12);
  }

  /**
   * One forward pass.
   *
   * @param strategy the name of the strategy that was run
   * @param convention what was counted
   * @param executed the multiplications and additions
   * @param predicted the same by the closed form
   */
  public record Forward(String strategy, Convention convention, long executed, long predicted) {}

  /**
   * Counts the forward pass of the padded layer under every convention, by a strategy that has it.
   */
  public static List<Forward> forward() {
    return Convention.all().stream().map(LayerFigures::forward).toList();
  }

  private static Forward forward(Convention convention) {
    boolean skips = convention.paddedTaps() == PaddedTaps.SKIPPED;
    Strategy strategy = skips ? Strategies.DEFINITION : Strategies.named("im2col").orElseThrow();
    Operations executed = CountedRun.of(strategy, PADDED, convention.bias()).executed();
    long all = executed.multiplications(true) + executed.additions(true);
    return new Forward(strategy.name(), convention, all, ClosedForm.operations(PADDED, convention));
  }

  /** The ways in which counters make one figure of the forward pass without padding. */
  public enum Reading {
    /** A multiplication and an addition are one; the bias is free. */
    FUSED,
    /** A multiplication and an addition are one, each bias added is another. */
    FUSED_AND_BIASES,
    /** A multiplication and an addition are two; the bias is free, or starts the sum. */
    APART,
    /** A multiplication and an addition are two, each bias added is another. */
    APART_AND_BIASES;

    /**
     * Returns the figure, from the multiplications that were executed and the outputs that were
     * made.
     */
    public long figure() {
      CountedRun<long[]> run = CountedRun.of(Strategies.DEFINITION, FORWARD, BiasTerm.COUNTED);
      long multiplications = run.executed().multiplications(true);
      long outputs = run.output().data().length;
      return switch (this) {
        case FUSED -> multiplications;
        case FUSED_AND_BIASES -> multiplications + outputs;
        case APART -> 2 * multiplications;
        case APART_AND_BIASES -> 2 * multiplications + outputs;
      };
    }
  }

  /**
   * One gradient of a grouped layer.
   *
   * @param groups of the layer from 4 to 12 channels
   * @param strategy the name of the backward pass that was run
   * @param gradient which
   * @param executed the operations, those of zero apart
   * @param predicted the same by the strategy's closed form
   */
  public record Backward(
      int groups, String strategy, Gradient gradient, Operations executed, Operations predicted) {}

  /** Counts the backward pass in 1, 2 and 4 groups, by every strategy. */
  public static List<Backward> backward() {
    List<Backward> figures = new ArrayList<>();
    for (int groups : GROUPS) {
      BackwardStrategies.all().stream()
          .flatMap(strategy -> backward(groups, strategy))
          .forEach(figures::add);
    }
    return List.copyOf(figures);
  }

  private static Stream<Backward> backward(int groups, BackwardStrategy strategy) {
    Geometry g = grouped(groups);
    return Arrays.stream(Gradient.values())
        .map(
            which ->
                new Backward(
                    groups,
                    strategy.name(),
                    which,
                    CountedGradient.of(strategy, which, g).executed(),
                    BackwardForm.executed(strategy, which, g).orElseThrow()));
  }
}
