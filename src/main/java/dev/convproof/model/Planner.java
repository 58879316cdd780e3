package dev.convproof.model;

import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Definition;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the plan for one layer, and remembers what it leaves out. */
final class Planner {
  private static final Refusal ALONE =
      new Refusal("would be compared with nothing", "no other strategy fits");

  private final NetworkLayer layer;
  private final List<Strategy> subjects;
  private final Budget budget;
  private final List<LeftOut> leftOut = new ArrayList<>();

  Planner(NetworkLayer layer, List<Strategy> subjects, Budget budget) {
    this.layer = layer;
    this.subjects = subjects;
    this.budget = budget;
  }

  LayerPlan plan() {
    Optional<Task> whole = task(Extent.WHOLE);
    boolean settled = whole.filter(task -> task.reference() instanceof Definition).isPresent();
    List<Task> tasks = new ArrayList<>(whole.stream().toList());
    if (!settled || !leftOut.isEmpty()) {
      task(Extent.CROP).ifPresent(tasks::add);
    }
    return new LayerPlan(layer, tasks, leftOut);
  }

  private Optional<Task> task(Extent extent) {
    Geometry g = extent.of(layer.geometry());
    List<Strategy> fitting = new ArrayList<>();
    for (Strategy subject : subjects) {
      if (subject.scope(g).applies()) {
        Optional<Refusal> refusal = budget.refusal(Work.of(subject, g), extent);
        refusal.ifPresentOrElse(
            reason -> leaveOut(subject, extent, reason), () -> fitting.add(subject));
      }
    }
    Optional<Strategy> reference = reference(g, extent);
    List<Strategy> others =
        fitting.stream().filter(s -> reference.filter(s::equals).isEmpty()).toList();
    if (reference.isEmpty() || others.isEmpty()) {
      fitting.forEach(s -> leaveOut(s, extent, ALONE));
      return Optional.empty();
    }
    return Optional.of(new Task(extent, g, reference.get(), others));
  }

  /** The first of our own strategies that fits: the definition, if it does. */
  private Optional<Strategy> reference(Geometry g, Extent extent) {
    return Strategies.applicableTo(g).stream()
        .filter(strategy -> budget.refusal(Work.of(strategy, g), extent).isEmpty())
        .findFirst();
  }

  private void leaveOut(Strategy strategy, Extent extent, Refusal reason) {
    leftOut.add(new LeftOut(layer, strategy.name(), extent, reason));
  }
}
