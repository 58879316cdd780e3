package dev.convproof.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.convproof.geometry.Geometry;
import dev.convproof.model.Budget.Refusal;
import dev.convproof.model.Network.NamedLayer;
import dev.convproof.strategy.Definition;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What is run on many layers, and what is left out. It follows from the layers, the strategies and
 * the budget, and so is the same on every machine.
 *
 * @param layers a plan for each layer
 */
public record NetworkPlan(List<LayerPlan> layers) {
  private static final Refusal ALONE =
      new Refusal("would be compared with nothing", "no other strategy fits");

  /** Copies the list. */
  public NetworkPlan {
    layers = List.copyOf(layers);
  }

  /**
   * What is run on one layer: every strategy on the whole layer if its work fits, and, where one
   * does not fit, every strategy on the crop as well.
   *
   * @param layer the layer
   * @param tasks what is run: on the whole layer, on its crop, on both or on neither
   * @param leftOut what is not run, though the strategy supports the layer, and why
   */
  public record LayerPlan(NamedLayer layer, List<Task> tasks, List<LeftOut> leftOut) {

    /** Copies the lists. */
    public LayerPlan {
      tasks = List.copyOf(tasks);
      leftOut = List.copyOf(leftOut);
    }

    /** Plans one layer. */
    public static LayerPlan of(NamedLayer layer, List<Strategy> subjects, Budget budget) {
      List<Task> tasks = new ArrayList<>();
      List<LeftOut> leftOut = new ArrayList<>();
      for (LayerPart part : LayerPart.values()) {
        if (!leftOut.isEmpty() || tasks.stream().noneMatch(Task::comparesWithDefinition)) {
          task(layer, part, subjects, budget, leftOut).ifPresent(tasks::add);
        }
      }
      return new LayerPlan(layer, tasks, leftOut);
    }

    private static Optional<Task> task(
        NamedLayer layer,
        LayerPart part,
        List<Strategy> subjects,
        Budget budget,
        List<LeftOut> leftOut) {
      Geometry g = part.of(layer.geometry());
      List<Strategy> fitting = new ArrayList<>();
      for (Strategy subject : subjects) {
        if (subject.scope(g).applies()) {
          budget
              .refusal(Work.of(subject, g), part)
              .ifPresentOrElse(
                  reason -> leftOut.add(new LeftOut(layer, subject.name(), part, reason)),
                  () -> fitting.add(subject));
        }
      }
      Optional<Strategy> reference =
          Strategies.applicableTo(g).stream()
              .filter(strategy -> budget.refusal(Work.of(strategy, g), part).isEmpty())
              .findFirst();
      List<Strategy> others =
          fitting.stream().filter(s -> reference.filter(s::equals).isEmpty()).toList();
      if (reference.isEmpty() || others.isEmpty()) {
        fitting.forEach(s -> leftOut.add(new LeftOut(layer, s.name(), part, ALONE)));
        return Optional.empty();
      }
      return Optional.of(new Task(part, g, reference.get(), others));
    }

    /** Returns whether a supporting strategy is run neither on the whole layer nor on its crop. */
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

  /**
   * Strategies to be run on one part of a layer, and compared.
   *
   * @param part which part
   * @param geometry its geometry
   * @param reference the first of our strategies that fits: the definition, if it does
   * @param subjects the others
   */
  public record Task(
      LayerPart part, Geometry geometry, Strategy reference, List<Strategy> subjects) {

    /** Copies the list. */
    public Task {
      subjects = List.copyOf(subjects);
    }

    private boolean comparesWithDefinition() {
      return reference instanceof Definition;
    }

    private boolean runs(String strategy) {
      return reference.name().equals(strategy)
          || subjects.stream().anyMatch(subject -> subject.name().equals(strategy));
    }
  }

  /**
   * A strategy that a plan does not run on a layer, though it supports the layer.
   *
   * @param part what it does not run on; where that is the whole layer, it may run on the crop
   */
  public record LeftOut(NamedLayer layer, String strategy, LayerPart part, Refusal reason) {

    /** Returns a line such as {@code resnet50 conv2.spatial: toeplitz on the whole: needs …}. */
    @Override
    public String toString() {
      return layer + ": " + strategy + " on the " + part + ": " + reason;
    }
  }

  /** Plans layers one by one. */
  public static NetworkPlan of(List<NamedLayer> layers, List<Strategy> subjects, Budget budget) {
    return new NetworkPlan(
        layers.stream().map(layer -> LayerPlan.of(layer, subjects, budget)).toList());
  }

  /** Returns everything that is not run, in the order of the layers. */
  public List<LeftOut> leftOut() {
    return layers.stream().flatMap(layer -> layer.leftOut().stream()).toList();
  }

  /** Returns what is run on a crop, and not on the whole layer. */
  public List<LeftOut> cropped() {
    return leftOut(LayerPart.WHOLE, false);
  }

  /** Returns what is run neither on the whole layer nor on its crop, and why not on the crop. */
  public List<LeftOut> omitted() {
    return leftOut(LayerPart.CROP, true);
  }

  private List<LeftOut> leftOut(LayerPart part, boolean omitted) {
    return layers.stream()
        .flatMap(
            layer ->
                layer.leftOut().stream()
                    .filter(left -> left.part() == part)
                    .filter(left -> layer.omits(left.strategy()) == omitted))
        .toList();
  }

  /** Returns how many pairs of a layer and a strategy are run on the whole layer. */
  public long wholes() {
    return layers.stream()
        .flatMap(layer -> layer.tasks().stream())
        .filter(task -> task.part() == LayerPart.WHOLE)
        .mapToLong(task -> 1 + task.subjects().size())
        .sum();
  }

  /** Returns how much is run, and by name what is run on crops alone or left out, and why. */
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
    grouped(cropped()).forEach(group -> lines.add("on a crop: " + group));
    grouped(omitted()).forEach(group -> lines.add("left out: " + group));
    return lines.toString();
  }

  /** Returns a line for each set of strategies that meet the same limit on the same layers. */
  private static List<String> grouped(List<LeftOut> leftOut) {
    Map<List<Object>, List<NamedLayer>> layersOf =
        leftOut.stream()
            .collect(
                groupingBy(
                    left -> List.of(left.strategy(), left.reason().limit(), left.part()),
                    LinkedHashMap::new,
                    mapping(LeftOut::layer, toList())));
    Map<String, List<String>> strategies = new LinkedHashMap<>();
    layersOf.forEach(
        (cause, shared) ->
            strategies
                .computeIfAbsent(
                    ", %s on the %s, %s×: %s"
                        .formatted(cause.get(1), cause.get(2), shared.size(), names(shared)),
                    line -> new ArrayList<>())
                .add((String) cause.get(0)));
    return strategies.entrySet().stream()
        .map(line -> String.join(", ", line.getValue()) + line.getKey())
        .toList();
  }

  /** Returns each network once, with the names of its layers. */
  private static String names(List<NamedLayer> layers) {
    Map<String, String> named =
        layers.stream()
            .collect(
                groupingBy(
                    NamedLayer::network,
                    LinkedHashMap::new,
                    mapping(NamedLayer::name, joining(" "))));
    return named.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(joining("; "));
  }
}
