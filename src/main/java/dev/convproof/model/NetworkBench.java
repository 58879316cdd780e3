package dev.convproof.model;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a plan in one arithmetic, strategy by strategy, and compares every result with its
 * reference's, scalar by scalar and exactly.
 *
 * @param <V> the arithmetic's buffers
 */
public final class NetworkBench<V> {
  private final Arithmetic<V> numbers;
  private final long seed;
  private final Consumer<LayerRun> progress;

  /**
   * @param numbers the arithmetic; values are as large as it represents exactly
   * @param seed gives the values, together with the geometry
   * @param progress hears of every run when it has ended, on this thread
   */
  public NetworkBench(Arithmetic<V> numbers, long seed, Consumer<LayerRun> progress) {
    this.numbers = numbers;
    this.seed = seed;
    this.progress = progress;
  }

  /** Runs a plan for many layers. */
  public void run(NetworkPlan plan) {
    plan.layers().forEach(this::run);
  }

  /** Runs a plan for one layer. */
  public void run(LayerPlan plan) {
    plan.tasks().forEach(task -> run(plan.layer(), task));
  }

  private void run(NetworkLayer layer, Task task) {
    Case values =
        LayerValues.of(
            task.geometry(), numbers.exactness(), seed ^ task.geometry().toString().hashCode());
    Problem<V> problem = values.problem(numbers);
    Timed<V> reference = timed(task.reference(), problem);
    report(layer, task, task.reference(), reference.seconds(), Optional.empty());
    for (Strategy subject : task.subjects()) {
      Timed<V> result = timed(subject, problem);
      String what =
          "%s differs from %s on the %s of %s"
              .formatted(subject.name(), task.reference().name(), task.extent(), layer);
      Outcome outcome =
          Laws.AGREEMENT.judge(numbers, values, reference.output(), result.output(), what);
      report(layer, task, subject, result.seconds(), Optional.of(outcome));
    }
  }

  private Timed<V> timed(Strategy strategy, Problem<V> problem) {
    long start = System.nanoTime();
    Tensor<V> output = strategy.convolve(numbers, problem);
    return new Timed<>(output, (System.nanoTime() - start) / 1e9);
  }

  private void report(
      NetworkLayer layer, Task task, Strategy strategy, double seconds, Optional<Outcome> outcome) {
    progress.accept(new LayerRun(layer, task, strategy, numbers.name(), seconds, outcome));
  }

  /** A result, and the seconds that it took. */
  private record Timed<V>(Tensor<V> output, double seconds) {}
}
