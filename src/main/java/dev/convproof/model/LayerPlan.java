package dev.convproof.model;

import dev.convproof.strategy.Strategy;
import java.util.List;

/**
 * What is to be run on one layer within a budget: every strategy on the whole layer if its work
 * fits, and, where one does not fit, every strategy on the crop as well.
 *
 * @param layer the layer
 * @param tasks what is run: on the whole layer, on its crop, on both or on neither
 * @param leftOut what is not run, though it is in the strategy's scope, and why
 */
public record LayerPlan(NetworkLayer layer, List<Task> tasks, List<LeftOut> leftOut) {

  /** Copies the lists. */
  public LayerPlan {
    tasks = List.copyOf(tasks);
    leftOut = List.copyOf(leftOut);
  }

  /** The plan for a layer. */
  public static LayerPlan of(NetworkLayer layer, List<Strategy> subjects, Budget budget) {
    return new Planner(layer, subjects, budget).plan();
  }

  /** Whether nothing is run of a strategy that is in scope, neither on the whole nor on a crop. */
  public boolean omits(String strategy) {
    return leftOut.stream().anyMatch(left -> left.strategy().equals(strategy))
        && tasks.stream().noneMatch(task -> task.runs(strategy));
  }

  /** Names the layer, for reports of properties. */
  @Override
  public String toString() {
    return layer + " " + layer.geometry();
  }
}
