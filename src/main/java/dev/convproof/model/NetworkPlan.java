package dev.convproof.model;

import dev.convproof.strategy.Strategy;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What is to be run on many layers, and what is left out. The same on every machine: it follows
 * from the layers, the strategies and the budget.
 *
 * @param layers a plan for each layer
 */
public record NetworkPlan(List<LayerPlan> layers) {

  /** Copies the list. */
  public NetworkPlan {
    layers = List.copyOf(layers);
  }

  /** Plans layers one by one. */
  public static NetworkPlan of(List<NetworkLayer> layers, List<Strategy> subjects, Budget budget) {
    return new NetworkPlan(
        layers.stream().map(layer -> LayerPlan.of(layer, subjects, budget)).toList());
  }

  /** Everything that is not run, in the order of the layers. */
  public List<LeftOut> leftOut() {
    return layers.stream().flatMap(layer -> layer.leftOut().stream()).toList();
  }

  /** What is run on a crop, and not on the whole layer. */
  public List<LeftOut> cropped() {
    return leftOut(Extent.WHOLE, false);
  }

  /** What is run neither on the whole layer nor on its crop, and why not on the crop. */
  public List<LeftOut> omitted() {
    return leftOut(Extent.CROP, true);
  }

  private List<LeftOut> leftOut(Extent extent, boolean omitted) {
    return layers.stream()
        .flatMap(
            layer ->
                layer.leftOut().stream()
                    .filter(left -> left.extent() == extent)
                    .filter(left -> layer.omits(left.strategy()) == omitted))
        .toList();
  }

  /** How many pairs of a layer and a strategy are run on the whole layer. */
  public long wholes() {
    return layers.stream()
        .flatMap(layer -> layer.tasks().stream())
        .filter(task -> task.extent() == Extent.WHOLE)
        .mapToLong(task -> 1 + task.subjects().size())
        .sum();
  }

  /** What is run, in numbers, and by name what is run on crops alone or left out, and why. */
  public String summary() {
    StringJoiner lines = new StringJoiner("\n  ");
    lines.add(
        String.format(
            Locale.ROOT,
            "%d layers, strategies in their scope: %d on the whole layer,"
                + " %d on a crop that keeps the channels, %d left out",
            layers.size(),
            wholes(),
            cropped().size(),
            omitted().size()));
    LeftOutGroups.of(cropped()).forEach(group -> lines.add("on a crop: " + group));
    LeftOutGroups.of(omitted()).forEach(group -> lines.add("left out: " + group));
    return lines.toString();
  }
}
